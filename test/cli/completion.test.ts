import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { expect } from 'chai';
import { KIND_NAMES } from '../../src/catalog/kinds.ts';
import { shippedScenarioNames } from '../../src/run/shipped-scenarios.ts';
import { runCommand, useFolder } from './run-command.ts';

const SHELLS = ['bash', 'zsh', 'fish'] as const;

/** Every flag of every command, as `--help` shows them. */
const COMMANDS = {
  demo: ['--report', '--json', '--no-color', '--debug', '--help'],
  init: ['--json', '--help'],
  run: ['--target', '--dry-run', '--sign', '--set', '--resume', '--report'],
  trigger: ['--target', '--dry-run', '--sign', '--set', '--report'],
  validate: ['--revision', '--strict', '--json'],
  report: ['--report', '--json'],
  completion: ['--json'],
};

/** Strings in quotes, by shell; what they hold is no syntax. */
const QUOTED = {
  bash: /'[^']*'|"(?:[^"\\]|\\.)*"/g,
  zsh: /'[^']*'|\\'|"(?:[^"\\]|\\.)*"/g,
  fish: /'(?:[^'\\]|\\.)*'/g,
};

describe('completion', () => {
  for (const shell of SHELLS) {
    describe(shell, () => {
      let script: string;
      before(async () => {
        const finished = await runCommand(['completion', shell]);
        expect(finished).to.include({ exitCode: 0, stderr: '' });
        script = finished.stdout;
      });

      it('names every command, flag, kind and shipped scenario', () => {
        const words = [...Object.keys(COMMANDS), ...KIND_NAMES, ...shippedScenarioNames()];
        for (const word of words) expect(script).to.include(word);
        const prefix = shell === 'fish' ? '-l ' : '--';
        for (const flag of Object.values(COMMANDS).flat()) expect(script).to.include(prefix + flag.slice(2));
      });

      it('closes every quote and bracket it opens', () => {
        const syntax = script.replace(/^#.*$/gm, '').replace(QUOTED[shell], '');
        expect(syntax).to.not.match(/['"`]/);
        const count = (mark: string): number => syntax.split(mark).length - 1;
        expect(count('{')).to.equal(count('}'));
        expect(count('[')).to.equal(count(']'));
      });

      it('comes as JSON with --json', async () => {
        const { stdout } = await runCommand(['completion', shell, '--json']);
        expect(JSON.parse(stdout)).to.deep.equal({ shell, script });
      });
    });
  }

  it('takes no other shell', async () => {
    const { exitCode, stderr } = await runCommand(['completion', 'tcsh']);
    expect(exitCode).to.equal(2);
    expect(stderr).to.include('bash, zsh, fish');
  });
});

describe('completion in bash', () => {
  const folder = useFolder();

  before(async () => {
    writeFileSync(folder.file('completion.bash'), (await runCommand(['completion', 'bash'])).stdout);
    writeFileSync(folder.file('my story.ts'), '');
    writeFileSync(folder.file('my.jsonl'), '');
    mkdirSync(folder.file('nested'));
  });

  /** What bash offers after these words; the last one is being typed. */
  function complete(...words: readonly string[]): readonly string[] {
    const line =
      'source ./completion.bash; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _highlevel_mock; printf "%s\\n" "${COMPREPLY[@]}"';
    const args = ['--norc', '--noprofile', '-c', line, 'bash', 'highlevel-mock', ...words];
    const { stdout, stderr, status } = spawnSync('bash', args, { cwd: folder.path, encoding: 'utf8' });
    expect({ stderr, status }).to.deep.equal({ stderr: '', status: 0 });
    return stdout.split('\n').filter((word) => word !== '');
  }

  it('offers the commands first', () => {
    expect(complete('')).to.include.members(Object.keys(COMMANDS));
    expect(complete('ru')).to.deep.equal(['run']);
    expect(complete('xyz')).to.deep.equal([]);
  });

  it('offers the flags of a command after a dash', () => {
    for (const [command, flags] of Object.entries(COMMANDS)) {
      expect(complete(command, '-')).to.include.members(flags);
    }
    expect(complete('run', '--ti')).to.deep.equal(['--timestamps', '--timeout']);
    expect(complete('validate', '--t')).to.deep.equal([]);
  });

  it('offers the commands below a command', () => {
    expect(complete('events', '')).to.deep.equal(['list', 'show']);
    expect(complete('keys', 'i')).to.deep.equal(['init']);
  });

  it('offers kinds to trigger and events show, one each', () => {
    expect(complete('trigger', '')).to.deep.equal(KIND_NAMES);
    expect(complete('trigger', '--dry-run', 'sms.')).to.deep.equal(['sms.sent', 'sms.failed']);
    expect(complete('events', 'show', 'inbound.call.')).to.deep.equal([
      'inbound.call.answered',
      'inbound.call.voicemail',
    ]);
    expect(complete('trigger', 'sms.sent', '')).to.deep.equal([]);
  });

  it('offers shipped scenarios and files to run and validate, as often as wanted', () => {
    for (const command of ['run', 'validate']) {
      expect(complete(command, '')).to.include.members([...shippedScenarioNames(), 'my story.ts', 'nested']);
      expect(complete(command, 'answered-call', 'my')).to.deep.equal(['my story.ts', 'my.jsonl']);
    }
    expect(complete('scenarios', 'show', 'ans')).to.deep.equal(['answered-call']);
    expect(complete('scenarios', 'show', 'my')).to.deep.equal([]);
  });

  it('offers the values a flag can have', () => {
    expect(complete('run', '--sign', '')).to.deep.equal(['ed25519', 'both', 'legacy', 'none']);
    expect(complete('run', 'answered-call', '--timestamps', 's')).to.deep.equal(['story']);
    expect(complete('trigger', '--retry', '')).to.include('highlevel-2025');
    expect(complete('validate', '--revision', 'l')).to.deep.equal(['latest']);
    expect(complete('report', '--report', 'j')).to.include('json');
    expect(complete('completion', '')).to.deep.equal([...SHELLS]);
  });

  it('offers files where a flag takes one, and nothing where it takes anything', () => {
    expect(complete('run', '--key', 'my')).to.deep.equal(['my story.ts', 'my.jsonl']);
    expect(complete('report', 'my.')).to.deep.equal(['my.jsonl']);
    expect(complete('run', '--seed', '')).to.deep.equal([]);
    expect(complete('run', '-t', '')).to.deep.equal([]);
  });

  it('copes with words that bash splits at "=" and ":"', () => {
    expect(complete('run', '--sign', '=', 'b')).to.deep.equal(['both']);
    expect(complete('run', '--sign', '=')).to.deep.equal(['ed25519', 'both', 'legacy', 'none']);
    expect(complete('trigger', '--target', 'http', ':', '//localhost', ':', '3000', 'sms.s')).to.deep.equal([
      'sms.sent',
    ]);
    expect(complete('trigger', '--set', 'a', '=', 'b', 'sms.s')).to.deep.equal(['sms.sent']);
    expect(complete('trigger', '--set', '=', 'a', '=', 'b', 'sms.s')).to.deep.equal(['sms.sent']);
    expect(complete('run', '--target', 'http', ':', '//lo')).to.deep.equal([]);
  });
});
