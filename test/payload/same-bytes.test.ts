import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { dryRun, type Surroundings } from './dry-run.ts';

const CHANNELS = fileURLToPath(new URL('golden/channels.yaml', import.meta.url));
const SHIPPED = readdirSync(new URL('../../scenarios', import.meta.url)).map((file) =>
  file.replace(/\.yaml$/, ''),
);

describe('the same scenario, seed and run id', function () {
  this.timeout(120_000);

  const folder = mkdtempSync(join(tmpdir(), 'highlevel-mock-'));
  after(() => rmSync(folder, { recursive: true }));

  const surroundings: readonly Surroundings[] = [
    { env: { TZ: 'UTC', LC_ALL: 'C' } },
    { env: { TZ: 'Asia/Kolkata', LANG: 'de_DE.UTF-8', LC_ALL: 'de_DE.UTF-8' }, cwd: folder },
    { env: { TZ: 'America/St_Johns', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8', HOME: folder } },
  ];

  it('give the same bytes in every time zone, locale, folder and process', async () => {
    const [first, ...others] = await Promise.all(
      surroundings.map((around) => dryRun([...SHIPPED, CHANNELS], around)),
    );
    expect(first?.split('\n').length).to.be.above(100);
    for (const other of others) expect(other).to.equal(first);
  });
});
