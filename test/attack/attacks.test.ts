import { writeFileSync } from 'node:fs';
import { expect } from 'chai';
import { runCommand, useFolder } from '../cli/run-command.ts';
import { useReceivers } from '../run/use-receivers.ts';
import { ATTACKS, type Attack } from './cases.ts';
import { countAttacks } from './count-attacks.ts';

/** What a terminal acts on. */
const UNSAFE = /[^\P{Cc}\n]|[\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;

describe('attacks on the command line', function () {
  this.timeout(60_000);
  const folder = useFolder();
  const receivers = useReceivers();
  const count = countAttacks('the command line');

  // A module is loaded once under the same path, so each attack has files of its own.
  async function attack({ files = {}, answer, args, exitCode, says, hides }: Attack, place: string) {
    const pathOf = (name: string): string => folder.file(`${place}-${name}`);
    for (const [name, content] of Object.entries(files)) writeFileSync(pathOf(name), content);
    const url = answer === undefined ? '' : (await receivers.startRaw(answer)).url;
    const words = args.map((word) =>
      word === '@receiver' ? url : word.startsWith('@') ? pathOf(word.slice(1)) : word,
    );
    const ended = await runCommand(words, { workingDirectory: folder.path });
    const output = ended.stdout + ended.stderr;
    expect(ended.exitCode, output).to.equal(exitCode);
    expect(output).to.match(says).and.not.match(UNSAFE);
    if (hides !== undefined) expect(output).to.not.include(hides);
  }

  for (const [group, [attacked, attacks]] of Object.entries(ATTACKS).entries()) {
    describe(`by ${attacked}`, () => {
      for (const [place, attempt] of attacks.entries()) {
        it(
          `${attempt.what || 'nothing'} (${attempt.args[0]?.slice(0, 8)})`,
          count(() => attack(attempt, `${group}-${place}`)),
        );
      }
    });
  }
});
