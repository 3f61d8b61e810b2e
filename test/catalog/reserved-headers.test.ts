import { expect } from 'chai';
import { FAULTS } from '../../src/catalog/faults.ts';
import { explainReservedHeader } from '../../src/catalog/reserved-headers.ts';

const RESERVED = [
  ...['content-length', 'Transfer-Encoding', 'trailer', 'te', 'expect', 'HOST', 'connection', 'keep-alive'],
  ...['proxy-connection', 'upgrade', 'x-ghl-signature', 'X-WH-Signature'],
];

describe('explainReservedHeader()', () => {
  it('names a flag or a fault that does what such a header was to do', () => {
    const names: readonly string[] = FAULTS.map(({ name }) => name);
    for (const header of RESERVED) {
      const advice = explainReservedHeader(header) ?? '';
      expect(advice, header).to.match(/--target|--sign|fault/);
      for (const [, fault] of advice.matchAll(/faults? (?:such as )?([\w-]+)/g)) {
        expect(names, header).to.include(fault);
      }
    }
  });

  it('leaves every other header to choose', () => {
    for (const header of ['content-type', 'user-agent', 'authorization', 'x-tenant']) {
      expect(explainReservedHeader(header), header).to.equal(null);
    }
  });
});
