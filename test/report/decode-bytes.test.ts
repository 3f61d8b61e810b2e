import { expect } from 'chai';
import { decodeBytes } from '../../src/report/decode-bytes.ts';

describe('decodeBytes()', () => {
  it('reads UTF-8', () => {
    expect(decodeBytes(Buffer.from('größer'))).to.equal('größer');
  });

  it('shows the bytes of what is not UTF-8', () => {
    expect(decodeBytes(Buffer.from('größer', 'latin1'))).to.equal('gr\\xf6\\xdfer');
  });
});
