import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { API_FILE, listApi } from '../../scripts/list-api.ts';
import { packTarball } from './packed-tarball.ts';

describe('the public surface', function () {
  this.timeout(300_000);

  // Packing builds, and the listing is made from what is built.
  before(() => void packTarball());

  it('is the one in api.md; after a change that is meant, run `npm run api`', () => {
    expect(listApi()).to.equal(readFileSync(API_FILE, 'utf8'));
  });
});
