import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import ts from 'typescript';
import { createPageFolder, type PageFolder } from './docs/page-folder.ts';
import { type Block, findPages, ROOT, readBlocks, readMark, readPage } from './docs/read-blocks.ts';
import { readConsole, readShell } from './docs/read-commands.ts';
import { runCommand } from './docs/run-command.ts';
import { tryConsole } from './docs/try-console.ts';
import { tryScenario } from './docs/try-scenario.ts';
import { showsShards, tryShards } from './docs/try-shards.ts';

const scripts: Readonly<Record<string, string>> = JSON.parse(
  readFileSync(join(ROOT, 'package.json'), 'utf8'),
).scripts;

/** What happens to a block, by its language. A block of any other language is a failure. */
const TRIALS: Readonly<
  Record<string, (block: Block, folder: PageFolder, context: Mocha.Context) => unknown>
> = {
  console: (block, { path }, context) => tryConsole(block, { folder: path, context }),
  sh: (block, folder) => tryShell(block, folder.path),
  yaml: (block, folder) => (showsShards(block) ? tryShards(block, folder.path) : tryScenario(block)),
  json: tryScenario,
  ts: tryModule,
  // A picture: there must be nothing in it to try.
  '': (block) => void expect(block.text).to.not.match(/^\s*\$ |npm |npx |highlevel-mock /m),
};

/** Type-checked and run with its page, below; or shown from a file that is tried elsewhere (`from=…`), as it stands there. */
function tryModule(block: Block, folder: PageFolder): void {
  const source = readMark(block, 'from');
  if (source === null) expect(folder.modules).to.not.be.empty;
  else expect(readFileSync(join(ROOT, source), 'utf8')).to.include(`${block.text}\n`);
}

/**
 * Commands about the repository are looked up, not run: these tests are one of them. Those of a reader's project
 * (`where=project`) are played by `readme.test.ts`.
 */
async function tryShell(block: Block, folder: string): Promise<void> {
  if (readMark(block, 'where') === 'project') return void expect(block.page).to.equal('README.md');
  for (const command of readShell(block)) {
    const script = /^npm (?:run )?(\S+)$/.exec(command)?.[1];
    if (command === 'npm ci') readFileSync(join(ROOT, 'package-lock.json'));
    else if (command === 'npm pack') expect(scripts).to.include.keys('prepack');
    else if (script !== undefined) expect(scripts).to.include.keys(script);
    else expect(await runCommand(command, folder), command).to.include({ exitCode: 0 });
  }
}

function titleOf(block: Block): string {
  const place = `line ${block.line}, ${block.language || 'picture'}`;
  if (block.language !== 'console') return place;
  return `${place}: ${readConsole(block)
    .map(({ line }) => line)
    .join('; ')}`;
}

const pages = findPages().map((page) => ({ page, blocks: readBlocks(page) }));

describe('the fenced blocks of the pages', () => {
  const blocks = pages.flatMap((page) => page.blocks);

  it('are all found', () => {
    const fences = pages.flatMap(({ page }) => readPage(page).match(/^\s*```/gm) ?? []);
    expect(blocks).to.have.lengthOf(fences.length / 2);
  });

  it('are of a kind that can be tried', () => {
    const unknown = blocks.filter(({ language }) => TRIALS[language] === undefined);
    expect(unknown.map(({ page, line, language }) => `${page}:${line}: ${language}`)).to.deep.equal([]);
  });

  for (const language of Object.keys(TRIALS)) {
    const count = blocks.filter((block) => block.language === language).length;
    it(`are of the kind ${language || 'picture'} ${count} times`, () => expect(count).to.be.above(0));
  }
});

describe('the pages as a newcomer follows them', function () {
  this.timeout(300_000);
  const folders = new Map<string, PageFolder>();
  before(() => {
    for (const { page, blocks } of pages) folders.set(page, createPageFolder(blocks));
  });
  after(() => {
    for (const folder of folders.values()) folder.remove();
  });
  const folderOf = (page: string): PageFolder => folders.get(page) as PageFolder;

  for (const { page, blocks } of pages.filter((one) => one.blocks.length > 0)) {
    describe(page, () => {
      for (const block of blocks) {
        it(titleOf(block), async function () {
          await TRIALS[block.language]?.(block, folderOf(page), this);
        });
      }
      if (blocks.some((block) => readMark(block, 'title')?.endsWith('.test.ts'))) {
        it('has tests that pass', () => runTests(folderOf(page)));
      }
    });
  }

  it('show TypeScript whose types fit together', () => {
    expect(findTypeErrors([...folders.values()])).to.deep.equal([]);
  });
});

function runTests({ path, modules }: PageFolder): void {
  const tests = modules.filter((module) => module.endsWith('.test.ts'));
  const mocha = join(ROOT, 'node_modules/mocha/bin/mocha.js');
  const args = [mocha, '--node-option', 'import=tsx', '--fail-zero', '--timeout', '120000', ...tests];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: path, encoding: 'utf8' });
  expect(status, stdout + stderr).to.equal(0);
}

/** What is wrong with the pages' own modules; what they import is checked elsewhere. */
function findTypeErrors(folders: readonly PageFolder[]): readonly string[] {
  const config = ts.getParsedCommandLineOfConfigFile(
    join(folders[0]?.path ?? '', 'tsconfig.json'),
    {},
    {
      ...ts.sys,
      onUnRecoverableConfigFileDiagnostic: (problem) => {
        throw new Error(ts.flattenDiagnosticMessageText(problem.messageText, ' '));
      },
    },
  );
  const modules = folders.flatMap((folder) => folder.modules);
  expect(modules).to.not.be.empty;
  const program = ts.createProgram(modules, config?.options ?? {});
  return modules
    .flatMap((path) => ts.getPreEmitDiagnostics(program, program.getSourceFile(path)))
    .map(
      ({ file, messageText }) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
    );
}
