import { mkdirSync, writeFileSync } from 'node:fs';
import { expect } from 'chai';
import { runCommand, useFolder } from './run-command.ts';

/** Colours what follows, clears the screen in the eight-bit form, and turns the direction of writing. */
const HOSTILE = '\x1b[31mx\x9b2J\u202ey';
const TARGET = ['--target', 'http://127.0.0.1:9/'];

/** All that may be printed of what a terminal acts on. */
const UNSAFE = /[^\P{Cc}\n]|[\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;

const INVALID = `version: 1\nname: n\nsteps: [{ emit: ${JSON.stringify(HOSTILE)} }]\n`;
const VALID = `version: 1\nname: ${JSON.stringify(HOSTILE)}\nsteps: [{ emit: sms.sent, set: { note: ${JSON.stringify(HOSTILE)} } }]\n`;

describe('text that is not ours', () => {
  const folder = useFolder();

  before(() => {
    writeFileSync(folder.file(`${HOSTILE}.yaml`), VALID);
    writeFileSync(folder.file('named.yaml'), VALID);
    writeFileSync(folder.file('invalid.yaml'), INVALID);
    writeFileSync(folder.file('throws.mjs'), `throw new Error(${JSON.stringify(HOSTILE)});\n`);
    mkdirSync(folder.file(HOSTILE));
  });

  const commands: readonly (readonly [what: string, args: () => readonly string[], exitCode: number])[] = [
    ['a command', () => [HOSTILE], 2],
    ['a command of a group', () => ['keys', HOSTILE], 2],
    ['a flag', () => ['run', `--${HOSTILE}`], 2],
    ['a choice', () => ['run', 'answered-call', '--sign', HOSTILE], 2],
    ['a kind', () => ['trigger', HOSTILE, ...TARGET], 2],
    ['a kind to show', () => ['events', 'show', HOSTILE], 2],
    ['a scenario', () => ['run', HOSTILE, ...TARGET], 2],
    ['a target', () => ['run', 'answered-call', '--target', `http://${HOSTILE}/`], 2],
    ['a header', () => ['run', 'answered-call', '--header', HOSTILE], 2],
    ['a key file', () => ['run', 'answered-call', ...TARGET, '--key', HOSTILE], 2],
    ['a policy', () => ['run', 'answered-call', ...TARGET, '--retry', HOSTILE], 2],
    ['a file for a report', () => ['run', 'answered-call', ...TARGET, '--report', `json=/x/${HOSTILE}`], 2],
    ['a journal', () => ['report', HOSTILE], 2],
    ['a journal to go on with', () => ['run', '--resume', HOSTILE], 2],
    ['a rate', () => ['load', '--kind', 'sms.sent', ...TARGET, '--rate', HOSTILE], 2],
    ['a scenario to serve', () => ['serve', '--scenario', HOSTILE], 2],
    ['a value in a scenario', () => ['validate', folder.file('invalid.yaml')], 2],
    ['a value in a scenario, as JSON', () => ['validate', folder.file('invalid.yaml'), '--json'], 2],
    ['what a module throws', () => ['validate', folder.file('throws.mjs')], 2],
    ['the name of a file', () => ['validate', folder.file(`${HOSTILE}.yaml`)], 0],
    ['the name of a file, as JSON', () => ['validate', folder.file(`${HOSTILE}.yaml`), '--json'], 0],
    ['a payload of a dry run', () => ['run', folder.file('named.yaml'), '--dry-run'], 0],
    ['the name of a scenario', () => ['run', folder.file('named.yaml'), ...TARGET, '--retry', 'none'], 1],
    [
      'the name of a scenario, as JSON',
      () => ['run', folder.file('named.yaml'), ...TARGET, '--retry', 'none', '--json'],
      1,
    ],
    ['an error with its stack', () => ['trigger', HOSTILE, ...TARGET, '--debug'], 2],
    ['the path of new keys', () => ['keys', 'init'], 0],
    ['the path of new keys, as JSON', () => ['keys', 'init', '--json'], 0],
    ['the path of a new project', () => ['init', '--json'], 0],
  ];

  for (const [what, args, exitCode] of commands) {
    it(`reaches no terminal as it is: ${what}`, async () => {
      const end = await runCommand(args(), { workingDirectory: folder.file(HOSTILE) });
      expect(end.exitCode, end.stderr).to.equal(exitCode);
      expect(end.stdout + end.stderr).to.not.equal('');
      expect(end.stdout).to.not.match(UNSAFE);
      expect(end.stderr).to.not.match(UNSAFE);
    });
  }

  it('stands in JSON as it was', async () => {
    const { stdout } = await runCommand(['run', folder.file('named.yaml'), '--dry-run']);
    expect(JSON.parse(JSON.parse(stdout).body).note).to.equal(HOSTILE);
  });
});
