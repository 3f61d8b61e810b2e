import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';

const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));

describe('package.json', () => {
  for (const name of ['@faker-js/faker', 'json-schema-faker', 'pure-rand']) {
    it(`pins ${name} to one version, since other versions draw other values from the same seed`, () => {
      expect(manifest.dependencies[name]).to.match(/^\d+\.\d+\.\d+$/);
    });
  }

  it('names each test file once in its script "test"', async () => {
    const { lookupFiles } = await import(import.meta.resolve('mocha/lib/cli/lookup-files.js'));
    const folder = fileURLToPath(new URL('..', import.meta.url));
    const patterns: readonly string[] = manifest.scripts.test.match(/(?<=")[^"]+(?=")/g).filter(isPattern);
    const found = patterns.flatMap((pattern): string[] => lookupFiles(join(folder, '..', pattern)));
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.test.ts'))
      .map((path) => join(folder, path));
    expect(found.toSorted()).to.deep.equal(files.toSorted());
  });
});

function isPattern(text: string): boolean {
  return text.startsWith('test/');
}
