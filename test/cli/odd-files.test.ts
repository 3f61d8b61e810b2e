import { execFileSync } from 'node:child_process';
import { closeSync, ftruncateSync, openSync, symlinkSync, writeSync } from 'node:fs';
import { expect } from 'chai';
import { runCommand, useFolder } from './run-command.ts';

const TARGET = ['--target', 'http://localhost:1'] as const;

describe('files that are none', function () {
  this.timeout(60_000);
  const folder = useFolder();
  before(() => {
    for (const name of ['pipe.yaml', 'pipe.ts', 'pipe.jsonl']) execFileSync('mkfifo', [folder.file(name)]);
    for (const name of ['loop.yaml', 'loop.ts', 'loop.jsonl']) symlinkSync(name, folder.file(name));
  });

  const commands: Readonly<Record<string, (path: string) => readonly string[]>> = {
    'as a scenario to run': (path) => ['run', path, ...TARGET],
    'as a scenario to validate': (path) => ['validate', path],
    'as a scenario of a load': (path) => ['load', path, ...TARGET, '--rate', '1/s', '--duration', '1s'],
    'as a journal to report': (path) => ['report', path],
    'as a journal to resume': (path) => ['run', '--resume', path],
    'as a journal to write': (path) => ['run', 'answered-call', ...TARGET, '--journal', path],
  };
  for (const [role, write] of Object.entries(commands)) {
    const names = role.includes('scenario')
      ? ['pipe.yaml', 'pipe.ts', 'loop.yaml', 'loop.ts']
      : ['pipe.jsonl', 'loop.jsonl'];
    for (const name of names) {
      it(`are refused ${role}: ${name}`, async () => {
        const path = folder.file(name);
        const { exitCode, stdout, stderr } = await runCommand(write(path), { workingDirectory: folder.path });
        expect({ exitCode, stdout }).to.deep.equal({ exitCode: 2, stdout: '' });
        expect(stderr)
          .to.include(`"${path}"`)
          .and.match(/not a (plain )?file|ELOOP|link/);
      });
    }
    if (role === 'as a journal to write') continue;
    it(`are refused ${role}: a device`, async () => {
      const path = '/dev/zero';
      const { exitCode, stderr } = await runCommand(write(path), { workingDirectory: folder.path });
      expect(exitCode).to.equal(2);
      expect(stderr).to.match(/"\/dev\/zero": it is not a (plain )?file/);
    });
  }

  it('are journals with a line that no text can hold', async () => {
    const path = folder.file('long.jsonl');
    const file = openSync(path, 'w');
    writeSync(file, '{"v":1,"seq":0');
    ftruncateSync(file, 600 * 1024 * 1024);
    closeSync(file);
    for (const args of [
      ['report', path],
      ['run', '--resume', path],
    ]) {
      const { exitCode, stderr } = await runCommand(args, { workingDirectory: folder.path });
      expect({ exitCode, stderr }).to.deep.equal({
        exitCode: 2,
        stderr: `Failed to read journal "${path}": it has a line of more than 256 MiB. Give a journal that this tool wrote.\n`,
      });
    }
  });
});
