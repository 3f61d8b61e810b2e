import { expect } from 'chai';
import { guardLookup, isLoopbackAddress } from '../../src/delivery/guard-lookup.ts';
import { createFakeLookup } from './fake-lookup.ts';

describe('isLoopbackAddress()', () => {
  for (const address of ['127.0.0.1', '127.255.0.3', '::1', '0:0:0:0:0:0:0:1', '::ffff:127.0.0.1']) {
    it(`takes ${address}`, () => {
      expect(isLoopbackAddress(address)).to.equal(true);
    });
  }

  for (const address of [
    '10.0.0.5',
    '0.0.0.0',
    '128.0.0.1',
    '::',
    '::2',
    'fe80::1',
    '::ffff:10.0.0.5',
    'localhost',
    '',
  ]) {
    it(`refuses "${address}"`, () => {
      expect(isLoopbackAddress(address)).to.equal(false);
    });
  }
});

describe('guardLookup()', () => {
  const ask = (addresses: readonly string[], all: boolean): Promise<readonly unknown[]> => {
    const lookup = guardLookup(createFakeLookup(addresses).lookup);
    return new Promise((resolve) => {
      lookup('app.localhost', { all }, (error, found, family) => resolve([error?.message, found, family]));
    });
  };

  it('passes addresses of this machine on as they are', async () => {
    expect(await ask(['127.0.0.1'], false)).to.deep.equal([undefined, '127.0.0.1', 4]);
    expect(await ask(['::1', '127.0.0.1'], true)).to.deep.equal([
      undefined,
      [
        { address: '::1', family: 6 },
        { address: '127.0.0.1', family: 4 },
      ],
      undefined,
    ]);
  });

  it('fails when one address is elsewhere', async () => {
    const message = '"app.localhost" resolves to 10.0.0.5, which is not this machine';
    expect((await ask(['10.0.0.5'], false))[0]).to.equal(message);
    expect((await ask(['127.0.0.1', '10.0.0.5'], true))[0]).to.equal(message);
  });

  it('passes on that there is no such name', async () => {
    expect((await ask([], false))[0]).to.equal('not found');
    expect((await ask([], true))[0]).to.equal('not found');
  });
});
