import { expect } from 'chai';
import { readSpeed, readWrk } from '../../bench/read-output.ts';

describe('readSpeed()', () => {
  it('reads how many signatures OpenSSL makes a second', () => {
    const text =
      '                              sign    verify    sign/s verify/s\n' +
      ' 253 bits EdDSA (Ed25519)   0.0000s   0.0001s  24801.0   8860.2\n';
    expect(readSpeed(text)).to.equal(24801);
  });

  it('makes no figure of what has none', () => {
    expect(() => readSpeed('speed: unknown algorithm ed25519')).to.throw('No figure in');
  });
});

describe('readWrk()', () => {
  const text = '  2000 requests in 1.00s, 0.30MB read\nRequests/sec:   1998.25\nTransfer/sec:    300KB\n';

  it('reads the requests a second', () => {
    expect(readWrk(text)).to.equal(1998.25);
  });

  it('takes no figure of a run with errors', () => {
    expect(() => readWrk(`${text}  Non-2xx or 3xx responses: 3\n`)).to.throw('wrk met errors');
    expect(() => readWrk(`${text}  Socket errors: connect 1\n`)).to.throw('wrk met errors');
  });
});
