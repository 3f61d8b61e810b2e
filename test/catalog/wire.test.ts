import { expect } from 'chai';
import { FIXED_HEADERS, LEGACY_SIGNATURE_HEADER, SIGNATURE_HEADER } from '../../src/catalog/wire.ts';

describe('FIXED_HEADERS', () => {
  it('has lower-case names, as the signature headers have', () => {
    for (const name of [...Object.keys(FIXED_HEADERS), SIGNATURE_HEADER, LEGACY_SIGNATURE_HEADER]) {
      expect(name).to.equal(name.toLowerCase());
    }
  });

  it('says JSON without a charset', () => {
    expect(FIXED_HEADERS['content-type']).to.equal('application/json');
  });
});
