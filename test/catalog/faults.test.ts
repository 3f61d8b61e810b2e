import { expect } from 'chai';
import { FAULTS, findFault } from '../../src/catalog/faults.ts';

function named(predicate: (fault: (typeof FAULTS)[number]) => boolean): readonly string[] {
  return FAULTS.filter(predicate).map((fault) => fault.name);
}

describe('FAULTS', () => {
  it('has a name for each of twenty-one defects', () => {
    expect(new Set(FAULTS.map((fault) => fault.name)).size).to.equal(28);
  });

  it('retries what a sound receiver accepts in the end: other bytes, and a connection that was reset', () => {
    const isRetried = (name: string) => name.startsWith('bytes-') || name.startsWith('connection-reset-');
    expect(named((fault) => fault.retried)).to.deep.equal(named((fault) => isRetried(fault.name)));
  });

  it('moves a timestamp by an hour unless told otherwise', () => {
    expect(named((fault) => fault.size?.unit === 'ms' && fault.size.default === 3_600_000)).to.deep.equal([
      'timestamp-stale',
      'timestamp-future',
    ]);
  });

  it('sends an oversized body of a megabyte and a slow one over three seconds unless told otherwise', () => {
    expect(FAULTS.find(({ name }) => name === 'body-oversized')?.size).to.deep.equal({
      unit: 'bytes',
      default: 1_000_000,
    });
    expect(FAULTS.find(({ name }) => name === 'body-slow')?.size).to.deep.equal({
      unit: 'ms',
      default: 3000,
    });
  });

  it('needs a socket where the exchange itself is spoiled', () => {
    expect(named((fault) => fault.needsSocket)).to.deep.equal([
      'body-truncated',
      'body-slow',
      'connection-reset-early',
      'connection-reset-late',
    ]);
  });

  it('needs an RSA key where the old header is signed', () => {
    expect(named((fault) => fault.needsRsa)).to.deep.equal(['signature-legacy-only', 'signature-downgrade']);
  });

  it('gives a new webhookId to repeats only', () => {
    expect(named((fault) => fault.onlyOnAgain)).to.deep.equal(['webhook-id-new']);
  });
});

describe('findFault()', () => {
  it('finds a fault by its name', () => {
    expect(findFault('signature-na').family).to.equal('signature');
  });

  it('suggests the fault that was meant', () => {
    expect(() => findFault('signature-tamperd'))
      .to.throw('Did you mean "signature-tampered"?')
      .that.includes({ code: 'HL_CATALOG_UNKNOWN_FAULT' });
  });
});
