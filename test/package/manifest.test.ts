import { readFileSync } from 'node:fs';
import { expect } from 'chai';

const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));

describe('package.json', () => {
  for (const name of ['@faker-js/faker', 'json-schema-faker', 'pure-rand']) {
    it(`pins ${name} to one version, since other versions draw other values from the same seed`, () => {
      expect(manifest.dependencies[name]).to.match(/^\d+\.\d+\.\d+$/);
    });
  }
});
