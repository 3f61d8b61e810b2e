/**
 * What differs from run to run without meaning anything, and what stands for it when shown output is compared with
 * real output. Everything else has to match to the letter.
 */
const RULES: readonly (readonly [what: string, pattern: RegExp, instead: string])[] = [
  ['latencies', /\d+(\.\d+)? ms\b/g, '<n> ms'],
  ['latencies in JSON', /("(?:p\d\d|max|latencyMs)": ?)\d+(\.\d+)?/g, '$1<n>'],
  [
    'seeds and run ids that were drawn',
    /\b(seed|run id|run-id|seed"|runId") ?(: )?"?[\da-f]{8}\b/g,
    '$1 <drawn>',
  ],
  ['the seconds of instants', /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g, '<instant>'],
  ['ports', /localhost:\d+/g, 'localhost:3000'],
  ['public keys', /(BEGIN PUBLIC KEY-----\\n)[^-]+/g, '$1<key>'],
  ['app ids', /CLIENT_ID=[\da-f]{24}/g, 'CLIENT_ID=<id>'],
  ['the version', /highlevel-mock\/\d+\.\d+\.\d+/g, 'highlevel-mock/<version>'],
  ['blanks at the end of a line', /[ \t]+$/gm, ''],
];

/** Writes something fixed for whatever differs from run to run. */
function normaliseOutput(text: string): string {
  return RULES.reduce((rest, [, pattern, instead]) => rest.replace(pattern, instead), text).trim();
}

/**
 * Whether real output is what a page shows. A line of `…` stands for any lines, also for none; elsewhere `…` stands
 * for anything on its line. A path that begins with `…/` may be broken over lines, since its length decides where.
 */
export function matchesShown(shown: string, real: string): boolean {
  const pattern = normaliseOutput(shown)
    .split('\n')
    .map((line) => (line === '…' ? '(?:.*\\n)*' : `${patternOfLine(line)}\\n`))
    .join('');
  return new RegExp(`^${pattern}$`).test(`${normaliseOutput(real)}\n`);
}

function patternOfLine(line: string): string {
  return line
    .split(/(\s+…\/\S+)/)
    .map((part, index) => (index % 2 === 1 ? patternOfPath(part) : escapePattern(part).replaceAll('…', '.*')))
    .join('');
}

function patternOfPath(path: string): string {
  const letters = [...path.trim().slice(1)].map(escapePattern);
  return `\\s+(?:\\S|\\n +)*?${letters.join('(?:\\n +)?')}`;
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
