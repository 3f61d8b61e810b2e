import { expect } from 'chai';
import type { LoadModel, LoadSettings } from '../../src/load/load-settings.ts';
import { countFirstSockets, countWarmUp } from '../../src/load/start-sizes.ts';

const hold = (perSecond: number) =>
  ({ form: 'hold', fromPerSecond: perSecond, toPerSecond: perSecond, durationMs: 1_000 }) as const;
const OPEN: LoadModel = { kind: 'open', stages: [hold(200), { ...hold(200), toPerSecond: 1_000 }] };
const CLOSED: LoadModel = { kind: 'closed', connections: 50, events: 12_345 };

function warmUpOf(model: LoadModel, sign = 'ed25519'): number {
  return countWarmUp({ model, run: { sign } as LoadSettings['run'] });
}

describe('countWarmUp()', () => {
  it('takes two seconds of the highest rate, and no more than V8 needs', () => {
    expect(warmUpOf(OPEN)).to.equal(2_000);
    expect(warmUpOf({ kind: 'open', stages: [hold(50_000)] })).to.equal(6_000);
  });

  it('takes a tenth of the closed model, at least one', () => {
    expect(warmUpOf(CLOSED)).to.equal(1_235);
    expect(warmUpOf({ ...CLOSED, events: 1 })).to.equal(1);
  });

  it('takes few where each is signed with RSA', () => {
    expect(warmUpOf(OPEN, 'both')).to.equal(20);
    expect(warmUpOf(OPEN, 'legacy')).to.equal(20);
  });
});

describe('countFirstSockets()', () => {
  it('counts by the rate the load starts with, of this sender alone', () => {
    expect(countFirstSockets(OPEN, { most: 1_000, senders: 1 })).to.equal(2);
    expect(countFirstSockets({ kind: 'open', stages: [hold(20_000)] }, { most: 1_000, senders: 4 })).to.equal(
      50,
    );
  });

  it('opens none ahead for a ramp from nothing, and no more than may be open', () => {
    expect(countFirstSockets({ kind: 'open', stages: [hold(0)] }, { most: 9, senders: 1 })).to.equal(0);
    expect(countFirstSockets({ kind: 'open', stages: [hold(90_000)] }, { most: 9, senders: 1 })).to.equal(9);
  });

  it('opens all connections of the closed model', () => {
    expect(countFirstSockets(CLOSED, { most: 25, senders: 2 })).to.equal(25);
  });
});
