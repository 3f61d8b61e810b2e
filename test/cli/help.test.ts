import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { runCommand } from './run-command.ts';

/** The names under `Commands:` in the help of a command. */
async function commandsOf(...path: readonly string[]): Promise<readonly string[]> {
  const { stdout } = await runCommand([...path, '--help']);
  const section = /\nCommands:\n([\s\S]*?)\n\n/.exec(stdout)?.[1] ?? '';
  return [...section.matchAll(/^ {2}([a-z-]+)/gm)].map(([, name]) => `${name}`);
}

function examplesIn(help: string): readonly string[] {
  const section = /\nExamples:\n([\s\S]*)$/.exec(help)?.[1] ?? '';
  return [...section.matchAll(/^ {2}\$ highlevel-mock (.+)$/gm)].map(([, words]) => `${words}`);
}

/** Every way to name a command: `run`, `events`, `events show`. */
async function listCommands(): Promise<readonly (readonly string[])[]> {
  const all: (readonly string[])[] = [];
  for (const name of await commandsOf()) {
    all.push([name], ...(await commandsOf(name)).map((sub) => [name, sub]));
  }
  return all;
}

describe('the help', () => {
  it('lists the commands', async () => {
    expect(await commandsOf()).to.include.members([
      'demo',
      'init',
      'run',
      'trigger',
      'validate',
      'scenarios',
      'events',
      'keys',
      'report',
    ]);
    expect(await commandsOf('events')).to.deep.equal(['list', 'show']);
    expect(await commandsOf('scenarios')).to.deep.equal(['list', 'show']);
    expect(await commandsOf('keys')).to.deep.equal(['init', 'show']);
  });

  it('of every command goes to stdout, with two examples of it', async () => {
    for (const path of [[], ...(await listCommands())]) {
      const { exitCode, stdout, stderr } = await runCommand([...path, '--help']);
      expect({ exitCode, stderr }, path.join(' ')).to.deep.equal({ exitCode: 0, stderr: '' });
      const examples = examplesIn(stdout);
      expect(examples, path.join(' ')).to.have.length(2);
      for (const example of examples)
        expect(example, path.join(' ')).to.match(new RegExp(`^${path[0] ?? ''}`));
    }
  });

  it('of every command that does something tells of --json, --no-color and --debug', async () => {
    for (const path of await listCommands()) {
      if ((await commandsOf(...path)).length > 0) continue;
      const { stdout } = await runCommand([...path, '--help']);
      for (const flag of ['--json', '--no-color', '--debug']) expect(stdout, path.join(' ')).to.include(flag);
    }
  });

  it('of whatever sends groups its flags', async () => {
    const groups = [
      ...['Where to:', 'What to send:', 'When and how fast:', 'Signatures:', 'Attempts:'],
      ...['Records and results:', 'Output:'],
    ];
    for (const name of ['run', 'trigger', 'load']) {
      const { stdout } = await runCommand([name, '--help']);
      const headings = stdout.split('\nWhat neither')[0]?.match(/^[A-Z].*:$/gm) ?? [];
      expect(headings, name).to.deep.equal(['Arguments:', ...groups]);
      expect(stdout, name).to.match(/\nOutput:\n(?: .*\n)* {2}-h, --help/);
    }
    const { stdout } = await runCommand(['load', '--help']);
    expect(stdout).to.match(/\nWhen and how fast:\n(?: .*\n)* {2}--rate .*\n(?: .*\n)* {2}--wall-start /);
  });

  it('shows no default that says nothing', async () => {
    for (const path of await listCommands()) {
      expect((await runCommand([...path, '--help'])).stdout).to.not.match(/default: (\[\]|\{\})/);
    }
  });

  for (const args of [[], ['help'], ['-h']]) {
    it(`is shown for "${args.join(' ')}"`, async () => {
      expect(await runCommand(args)).to.deep.equal(await runCommand(['--help']));
    });
  }

  it('of a command is shown for help and its name too', async () => {
    expect(await runCommand(['help', 'run'])).to.deep.equal(await runCommand(['run', '--help']));
  });

  it('is as wide as the terminal', async () => {
    const widest = ({ stdout }: { readonly stdout: string }): number =>
      Math.max(...(stdout.split('\nExamples:')[0] ?? '').split('\n').map((line) => line.length));
    expect(widest(await runCommand(['run', '--help']))).to.be.within(70, 80);
    expect(widest(await runCommand(['run', '--help'], { isTTY: true }))).to.be.within(85, 100);
  });
});

describe('--version', () => {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));

  for (const flag of ['--version', '-v']) {
    it(`prints the version for ${flag}`, async () => {
      expect(await runCommand([flag])).to.deep.equal({ exitCode: 0, stdout: `${version}\n`, stderr: '' });
    });
  }
});
