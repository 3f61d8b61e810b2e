import { createHash } from 'node:crypto';
import type { Verdict } from '../../model/report.ts';
import { html, type Markup, trusted } from './markup.ts';
import { MARK_SHAPES } from './outcome-marks.ts';

const ICON_COLORS: Readonly<Record<Verdict, string>> = {
  pass: '0f7a52',
  fail: 'c2361f',
  incomplete: 'b58100',
};

/** What a page is made of. */
export type PageParts = {
  readonly verdict: Verdict;
  /** What it is about, beside the verdict in the title of the window. */
  readonly title: string;
  /** CSS and JavaScript of our own; nothing from outside may be in them. */
  readonly style: string;
  readonly script: string;
  readonly content: Markup;
};

/**
 * Renders a whole page in one file.
 *
 * @remarks Its content security policy allows this style and this script, by their hashes, and nothing else: no payload
 * can run even if it were not escaped, and the network is asked for nothing.
 */
export function renderPage({ verdict, title, style, script, content }: PageParts): string {
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${writePolicy(style, script)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${verdict.toUpperCase()} ${title}</title>
<link rel="icon" href="${writeIcon(verdict)}">
<style>${trusted(style)}</style>
</head>
<body>
${MARK_SHAPES}
<main>
${content}
</main>
<script>${trusted(script)}</script>
</body>
</html>
`;
  return page.markup;
}

function writePolicy(style: string, script: string): string {
  return [
    "default-src 'none'",
    `style-src '${hashOf(style)}'`,
    `script-src '${hashOf(script)}'`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

function writeIcon(verdict: Verdict): string {
  const svg = `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'><circle cx='8' cy='8' r='7' fill='#${ICON_COLORS[verdict]}'/></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
