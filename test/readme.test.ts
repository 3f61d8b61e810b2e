import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { matchesShown } from './docs/normalise-output.ts';
import { type Block, readBlocks, readMark } from './docs/read-blocks.ts';
import { readConsole } from './docs/read-commands.ts';
import { type Ran, runProgram } from './examples/run-program.ts';
import { findFreePort } from './load/find-free-port.ts';
import { packTarball } from './package/build-package.ts';

const SHOWN_TARBALL = '../highlevel-mock/highlevel-mock-0.1.0.tgz';
const SHOWN_PORT = '3000';
const READER = ['ts', 'yaml', 'console', 'sh'];

/** README.md, from top to bottom, in an empty folder: files are saved under their titles, commands typed as they stand. */
describe('README.md, followed to the letter', function () {
  this.timeout(300_000);
  const blocks = readBlocks('README.md').filter((block) => readMark(block, 'where') !== 'repository');
  const servers: ChildProcess[] = [];
  let folder = '';
  let port = 0;

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'highlevel-mock-readme-'));
    port = await findFreePort();
  });
  after(() => {
    for (const server of servers) server.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  /** The port may be taken here, and the tarball has another place; everything else stays as it stands. */
  const adapt = (text: string): string =>
    text.replaceAll(SHOWN_PORT, String(port)).replaceAll(SHOWN_TARBALL, packTarball());

  async function follow(block: Block): Promise<void> {
    const title = readMark(block, 'title');
    if (title !== null) save(title, block);
    else if (readMark(block, 'runs') === 'server') await start(block);
    else if (block.language === 'sh') for (const line of block.text.split('\n')) await type(line);
    else
      for (const { line, shown } of readConsole(block)) {
        const { output } = await type(line);
        if (shown !== null && !matchesShown(shown, output)) expect(output, line).to.equal(shown);
      }
  }

  function save(title: string, { text }: Block): void {
    mkdirSync(join(folder, title, '..'), { recursive: true });
    writeFileSync(join(folder, title), `${adapt(text)}\n`);
  }

  async function type(line: string): Promise<Ran> {
    const ran = await runProgram(adapt(line), folder);
    expect(ran.exitCode, `${line}\n${ran.output}`).to.equal(0);
    return ran;
  }

  async function start({ text }: Block): Promise<void> {
    const server = spawn(`exec ${text}`, {
      cwd: folder,
      shell: true,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    servers.push(server);
    for (;;) {
      expect(server.exitCode, 'the exit code of the server').to.equal(null);
      if (await listens(port)) return;
    }
  }

  it('has files to save, commands to type and a server to start', () => {
    expect(new Set(blocks.map(({ language }) => language))).to.deep.equal(new Set(READER));
    expect(blocks.filter((block) => readMark(block, 'runs') === 'server')).to.have.lengthOf(1);
  });

  for (const block of blocks) {
    it(`line ${block.line}: ${readMark(block, 'title') ?? block.text.split('\n')[0]}`, async function () {
      // What comes after a step that failed is not a reader's experience.
      if (this.test?.parent?.tests.some((test) => test.isFailed())) this.skip();
      await follow(block);
    });
  }
});

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, 'localhost');
    socket.once('connect', () => resolve(true)).once('error', () => setTimeout(resolve, 50, false));
    socket.once('connect', () => socket.destroy());
  });
}
