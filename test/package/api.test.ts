import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { API_FILE, listApi } from '../../scripts/list-api.ts';
import { buildPackage } from './build-package.ts';

describe('the public surface', function () {
  this.timeout(300_000);

  it('is the one in api.md; after a change that is meant, run `npm run api`', () => {
    expect(listApi(buildPackage())).to.equal(readFileSync(API_FILE, 'utf8'));
  });
});
