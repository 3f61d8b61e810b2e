import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { readTextFile, writePrivateFile } from '../../src/envelope/private-file.ts';

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
});

describe('readTextFile()', () => {
  it('gives null where there is no such file', () => {
    expect(readTextFile(join(tmpdir(), 'highlevel-mock-none', 'file'))).to.equal(null);
  });
});
