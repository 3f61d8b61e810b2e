import { writeFileSync } from 'node:fs';
import { expect } from 'chai';
import { runCommand, useFolder } from '../cli/run-command.ts';
import { ATTACKS } from './cases.ts';

describe('attacks on the command line', function () {
  this.timeout(60_000);
  const folder = useFolder();
  let [tried, held] = [0, 0];
  after(() => void process.stdout.write(`    ${tried} attacks tried, ${held} held\n`));

  for (const [attacked, attacks] of Object.entries(ATTACKS)) {
    describe(`by ${attacked}`, () => {
      for (const [place, { what, files = {}, args, exitCode, says }] of attacks.entries()) {
        it(`${what || 'nothing'} (${args[0]})`, async () => {
          tried += 1;
          const pathOf = (name: string): string => folder.file(`${place}-${name}`);
          for (const [name, content] of Object.entries(files)) writeFileSync(pathOf(name), content);
          const words = args.map((word) => (word.startsWith('@') ? pathOf(word.slice(1)) : word));
          const ended = await runCommand(words, { workingDirectory: folder.path });
          const output = ended.stdout + ended.stderr;
          expect(ended.exitCode, output).to.equal(exitCode);
          expect(output).to.match(says);
          held += 1;
        });
      }
    });
  }
});
