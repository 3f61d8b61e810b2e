import { expect } from 'chai';
import { createLoadTally } from '../../src/load/load-tally.ts';
import { createSnapshotTaker } from '../../src/load/sender-snapshot.ts';

const STANDING = { inFlight: 0, waiting: 0 };

/** At which seconds a load that is asked ten times a second hands a record over. */
function recordedAt(seconds: number, isRecorded: boolean): readonly number[] {
  const taker = createSnapshotTaker(createLoadTally(), { isRecorded });
  const at: number[] = [];
  for (let atMs = 100; atMs <= seconds * 1_000; atMs += 100) {
    const snapshot = taker.take(atMs, STANDING);
    if (snapshot !== null && snapshot.record !== null) at.push(snapshot.second);
  }
  return at;
}

describe('the records in snapshots', () => {
  it('come every two seconds at first, and are everything counted so far', () => {
    expect(recordedAt(9, true)).to.deep.equal([2, 4, 6, 8]);
    const tally = createLoadTally();
    tally.addArrival(5, 0);
    const record = createSnapshotTaker(tally, { isRecorded: true }).take(2_000, STANDING)?.record;
    expect(record?.totals.events).to.equal(1);
  });

  it('come after each twentieth of the time gone later on, so that a day does not fill a disk', () => {
    const at = recordedAt(3_600, true);
    expect(at).to.have.lengthOf.below(120);
    for (const [place, second] of at.entries()) {
      if (place > 0) expect(second - (at[place - 1] as number)).to.be.at.most(Math.max(2, second / 20 + 1));
    }
  });

  it('do not come where there is no journal', () => {
    expect(recordedAt(60, false)).to.deep.equal([]);
  });
});
