import { expect } from 'chai';
import { readOpensslOutput } from '../../../bench/contestants/openssl.ts';

const OUTPUT = `version: 3.0.19
built on: Fri Apr  3 12:29:32 2026 UTC
                              sign    verify    sign/s verify/s
 253 bits EdDSA (Ed25519)   0.0000s   0.0001s  27140.0   9885.4
`;

describe('readOpensslOutput()', () => {
  it('reads the signatures, not the verifications', () => {
    expect(readOpensslOutput(OUTPUT)).to.equal(27_140);
  });

  it('says so when there are none', () => {
    expect(() => readOpensslOutput('speed: Unknown algorithm ed25519')).to.throw('has no Ed25519');
  });
});
