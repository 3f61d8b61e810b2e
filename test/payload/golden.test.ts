import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { dryRun } from './dry-run.ts';

const golden = (file: string): string => fileURLToPath(new URL(`golden/${file}`, import.meta.url));

const FILES: readonly (readonly [file: string, ...scenarios: string[]])[] = [
  ['shipped.jsonl', 'call-to-voicemail', 'email-thread', 'revision-tour'],
  ['channels.jsonl', golden('channels.yaml')],
];

describe('the dry run', function () {
  this.timeout(120_000);

  for (const [file, ...scenarios] of FILES) {
    // Meant to change? See golden/README.md.
    it(`prints what golden/${file} holds`, async () => {
      const printed = await dryRun(scenarios);
      if (process.env.UPDATE_GOLDEN !== undefined) writeFileSync(golden(file), printed);
      expect(printed).to.equal(readFileSync(golden(file), 'utf8'));
    });
  }
});
