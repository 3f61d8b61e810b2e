import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository. */
export const ROOT: string = fileURLToPath(new URL('../..', import.meta.url));

/** A fenced block of a page. */
export type Block = {
  readonly page: string;
  /** The line of its opening fence. */
  readonly line: number;
  /** The first word after the fence; empty where there is none. */
  readonly language: string;
  /** The words after the language: `exit=1`, `scenario`, `title=app.ts`. */
  readonly marks: readonly string[];
  readonly text: string;
};

/** The pages whose blocks are tried: the ones at the top, and `docs/` with its folders. */
export function findPages(): readonly string[] {
  const docs = readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' });
  return ['README.md', 'CONTRIBUTING.md', ...docs.map((path) => join('docs', path)).sort()].filter((path) =>
    path.endsWith('.md'),
  );
}

export function readPage(page: string): string {
  return readFileSync(join(ROOT, page), 'utf8');
}

/** Reads the fenced blocks of a page, in order. */
export function readBlocks(page: string): readonly Block[] {
  const blocks: Block[] = [];
  let open: { line: number; info: string; lines: string[] } | null = null;
  readPage(page)
    .split('\n')
    .forEach((text, index) => {
      const fence = /^\s*```(.*)$/.exec(text);
      if (fence === null) open?.lines.push(text);
      else if (open === null) open = { line: index + 1, info: fence[1] ?? '', lines: [] };
      else {
        const [language = '', ...marks] = open.info.trim().split(/\s+/);
        blocks.push({ page, line: open.line, language, marks, text: open.lines.join('\n') });
        open = null;
      }
    });
  if (open !== null) throw new Error(`${page}: a fenced block is not closed.`);
  return blocks;
}

/** The value of a mark such as `exit=1`, or null. */
export function readMark(block: Block, name: string): string | null {
  const mark = block.marks.find((one) => one.startsWith(`${name}=`));
  return mark === undefined ? null : mark.slice(name.length + 1);
}
