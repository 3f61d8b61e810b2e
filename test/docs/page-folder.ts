import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openKeyFolder } from '../../src/envelope/key-folder.ts';
import { type Block, ROOT, readMark } from './read-blocks.ts';

/** Where the blocks of one page are tried: an empty project that has this package and its dependencies. */
export type PageFolder = {
  readonly path: string;
  /** Its TypeScript files. */
  readonly modules: readonly string[];
  remove(): void;
};

const TSCONFIG = {
  extends: join(ROOT, 'tsconfig.json'),
  compilerOptions: {
    paths: {
      'highlevel-mock': [join(ROOT, 'src/index.ts')],
      'highlevel-mock/*': [join(ROOT, 'src/*/index.ts')],
    },
  },
  include: ['*.ts'],
};

/**
 * Lays out the files a page shows.
 *
 * @remarks `title=…` names a block's file; a `ts` block without goes to the end of the one before it, unless it is shown
 * `from=` another file. There are keys, unless the page shows how they are made.
 */
export function createPageFolder(blocks: readonly Block[]): PageFolder {
  const path = mkdtempSync(join(tmpdir(), 'highlevel-mock-docs-'));
  const files = new Map<string, string>();
  let module: string | null = null;
  for (const block of blocks.filter((one) => readMark(one, 'from') === null)) {
    const title = readMark(block, 'title');
    if (block.language === 'ts') module = title ?? module;
    const file = title ?? (block.language === 'ts' ? module : null);
    if (file !== null) files.set(file, `${files.get(file) ?? ''}${block.text}\n`);
  }
  for (const [name, text] of files) {
    mkdirSync(join(path, name, '..'), { recursive: true });
    writeFileSync(join(path, name), text);
  }
  writeFileSync(join(path, 'package.json'), '{ "type": "module" }\n');
  writeFileSync(join(path, 'tsconfig.json'), JSON.stringify(TSCONFIG));
  if (!blocks.some(({ text }) => text.includes('Made test keys'))) openKeyFolder(path).ed25519();
  symlinkSync(join(ROOT, 'node_modules'), join(path, 'node_modules'), 'dir');
  const modules = [...files.keys()].filter((name) => name.endsWith('.ts')).map((name) => join(path, name));
  return { path, modules, remove: () => rmSync(path, { recursive: true, force: true }) };
}
