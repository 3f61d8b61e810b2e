import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { readTextFile, writePrivateFile } from '../../src/envelope/private-file.ts';
import { thrownBy } from './thrown-by.ts';

const MODULE = new URL('../../src/envelope/private-file.ts', import.meta.url).href;
const NOBODY = 65_534;

describe('writePrivateFile()', () => {
  let home: string;
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'highlevel-mock-'));
  });
  afterEach(() => rmSync(home, { recursive: true }));

  it('writes the file, folders included, and gives its text', () => {
    const path = join(home, 'deep', 'er', 'file');
    expect(writePrivateFile(path, 'mine')).to.equal('mine');
    expect(readTextFile(path)).to.equal('mine');
  });

  it('gives what stands there already, and leaves it and nothing else behind', () => {
    const path = join(home, 'file');
    writeFileSync(path, 'theirs');
    expect(writePrivateFile(path, 'mine')).to.equal('theirs');
    expect(readFileSync(path, 'utf8')).to.equal('theirs');
    expect(readdirSync(home)).to.deep.equal(['file']);
  });

  it('says of a link that leads nowhere what it is, and leaves it', () => {
    const path = join(home, 'file');
    symlinkSync(join(home, 'gone'), path);
    const error = thrownBy(() => writePrivateFile(path, 'mine'));
    expect(error.code).to.equal('HL_KEY_UNWRITABLE');
    expect(error.message).to.include('it is a link to a file that is not there');
    expect(readdirSync(home)).to.deep.equal(['file']);
  });

  it('does not say of a folder that may not be written to that it is missing', function () {
    this.timeout(30_000);
    mkdirSync(join(home, 'locked'));
    chmodSync(home, 0o755);
    chmodSync(join(home, 'locked'), 0o555);
    // The superuser may write everywhere, so another user tries.
    const script = `
      import { writePrivateFile } from ${JSON.stringify(MODULE)};
      try { writePrivateFile(${JSON.stringify(join(home, 'locked', 'a', 'file'))}, 'mine'); } catch (error) { console.log(error.message); }`;
    const { stdout } = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
      ...(process.getuid?.() === 0 && { uid: NOBODY, gid: NOBODY }),
      env: { ...process.env, TSX_DISABLE_CACHE: '1' },
      encoding: 'utf8',
    });
    expect(stdout).to.match(/^Failed to write ".*file": permission denied\. /);
  });
});

describe('readTextFile()', () => {
  it('gives null where there is no such file', () => {
    expect(readTextFile(join(tmpdir(), 'highlevel-mock-none', 'file'))).to.equal(null);
  });

  it('refuses a pipe, which nobody may ever write to', () => {
    const home = mkdtempSync(join(tmpdir(), 'highlevel-mock-'));
    try {
      const path = join(home, 'pipe');
      execFileSync('mkfifo', [path]);
      expect(thrownBy(() => readTextFile(path)).message).to.include('it is not a plain file');
      symlinkSync(join(home, 'b'), join(home, 'a'));
      symlinkSync(join(home, 'a'), join(home, 'b'));
      expect(thrownBy(() => readTextFile(join(home, 'a'))).message).to.include('its links lead in a circle');
    } finally {
      rmSync(home, { recursive: true });
    }
  });
});
