import { expect } from 'chai';
import { FAULTS, findFault } from '../../src/catalog/faults.ts';

function named(predicate: (fault: (typeof FAULTS)[number]) => boolean): readonly string[] {
  return FAULTS.filter(predicate).map((fault) => fault.name);
}

describe('FAULTS', () => {
  it('has a name for each of twenty-one defects', () => {
    expect(new Set(FAULTS.map((fault) => fault.name)).size).to.equal(21);
  });

  it('retries those that only write the bytes in another way', () => {
    expect(named((fault) => fault.retried)).to.deep.equal(named((fault) => fault.name.startsWith('bytes-')));
    expect(named((fault) => fault.retried)).to.deep.equal(named((fault) => fault.family === 'bytes'));
  });

  it('moves a timestamp by an hour unless told otherwise', () => {
    expect(named((fault) => fault.takesBy)).to.deep.equal(['timestamp-stale', 'timestamp-future']);
    expect(named((fault) => fault.defaultByMs === 3_600_000)).to.deep.equal(named((fault) => fault.takesBy));
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
