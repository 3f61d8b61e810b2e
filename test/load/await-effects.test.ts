import { expect } from 'chai';
import { awaitEffects } from '../../src/load/await-effects.ts';
import { createFakeWorld, OK } from './fake-world.ts';

type Story = {
  readonly longestMs: number;
  /** When requests name a message of the load. */
  readonly namedAt?: readonly number[];
  /** From when on nothing is missing any more. */
  readonly wholeAt?: number;
  readonly stoppedAt?: number;
};

/** Waits in a time that passes only there. */
async function wait({ longestMs, namedAt = [], wholeAt = Number.POSITIVE_INFINITY, stoppedAt }: Story) {
  const { clock } = createFakeWorld(() => ({ ...OK, afterMs: 0 }));
  const now = clock.monotonicMs;
  const stop = new AbortController();
  if (stoppedAt !== undefined) clock.after(stoppedAt, () => stop.abort());
  const isSettled = await awaitEffects({
    clock,
    longestMs,
    missingCount: () => (now() >= wholeAt ? 0 : 1),
    lastNamedAt: () => namedAt.findLast((at) => at <= now()) ?? null,
    stopSignal: stop.signal,
  });
  return { isSettled, tookMs: now() };
}

describe('awaitEffects()', () => {
  it('waits two quiet seconds once nothing is missing, so that a repeat shows', async () => {
    expect(await wait({ longestMs: 60_000, wholeAt: 0 })).to.deep.equal({ isSettled: true, tookMs: 2_000 });
    expect(await wait({ longestMs: 60_000, wholeAt: 3_000, namedAt: [1_000, 3_000] })).to.deep.equal({
      isSettled: true,
      tookMs: 5_000,
    });
  });

  it('waits as long as it may while something is missing', async () => {
    expect(await wait({ longestMs: 9_000, namedAt: [1_000] })).to.deep.equal({
      isSettled: true,
      tookMs: 9_000,
    });
  });

  it('does not take a receiver for done that is still asking when the time is over', async () => {
    expect(await wait({ longestMs: 9_000, namedAt: [8_500] })).to.deep.equal({
      isSettled: false,
      tookMs: 9_000,
    });
  });

  it('waits no longer than it is told, and not at all where it may not', async () => {
    expect(await wait({ longestMs: 500 })).to.deep.equal({ isSettled: true, tookMs: 500 });
    expect(await wait({ longestMs: 0, wholeAt: 0 })).to.deep.equal({ isSettled: true, tookMs: 0 });
    // Nobody has watched it.
    expect(await wait({ longestMs: 0 })).to.deep.equal({ isSettled: false, tookMs: 0 });
  });

  it('takes half of a short wait for long enough', async () => {
    expect(await wait({ longestMs: 1_000, wholeAt: 0 })).to.deep.equal({ isSettled: true, tookMs: 500 });
    expect(await wait({ longestMs: 1_000, namedAt: [400] })).to.include({ isSettled: true });
    expect(await wait({ longestMs: 1_000, namedAt: [600] })).to.include({ isSettled: false });
  });

  it('ends when the load is stopped, as not at rest', async () => {
    const stopped = await wait({ longestMs: 60_000, stoppedAt: 4_000 });
    expect(stopped.isSettled).to.equal(false);
    expect(stopped.tookMs).to.be.within(4_000, 4_050);
  });
});
