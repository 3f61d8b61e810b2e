import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { assertBuilt } from '../../bench/assert-built.ts';

describe('assertBuilt()', () => {
  let root: string;

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'bench-built-'));
  });

  afterEach(() => {
    rmSync(root, { recursive: true });
  });

  /** Writes a file that was last changed so many seconds after 1970. */
  function write(file: string, changedAt: number): void {
    mkdirSync(join(root, file, '..'), { recursive: true });
    writeFileSync(join(root, file), '');
    utimesSync(join(root, file), changedAt, changedAt);
  }

  it('takes a build that is younger than all of the source', () => {
    write('src/load/pace.ts', 10);
    write('dist/cli/main.js', 20);
    expect(() => assertBuilt(root)).to.not.throw();
  });

  it('refuses one that is older, and names the file', () => {
    write('src/load/pace.ts', 30);
    write('src/index.ts', 10);
    write('dist/cli/main.js', 20);
    expect(() => assertBuilt(root)).to.throw(
      'Failed to measure the package: "/src/load/pace.ts" is newer than "dist/cli/main.js". Run `npm run build`',
    );
  });

  it('refuses when there is none', () => {
    write('src/index.ts', 10);
    expect(() => assertBuilt(root)).to.throw('Failed to measure the package: it is not built.');
  });
});
