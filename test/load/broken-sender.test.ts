import { expect } from 'chai';
import { endBrokenSender, type SenderDeath } from '../../src/load/broken-sender.ts';
import { createLoadTally } from '../../src/load/load-tally.ts';

const DEATH: SenderDeath = { error: null, exitCode: 1, record: null, isLastWord: false };

function withCode(message: string, code: string): Error {
  return Object.assign(new Error(message), { code });
}

describe('endBrokenSender()', () => {
  it('says what the sender died of', () => {
    const reasonOf = (error: Error | null) => endBrokenSender({ ...DEATH, error }).broken;
    expect(reasonOf(null)).to.equal('its thread was ended with exit code 1; what it sent is not counted');
    expect(reasonOf(new RangeError('too\nlong'))).to.equal(
      'RangeError: too (a defect of highlevel-mock, not of your receiver); what it sent is not counted',
    );
    expect(reasonOf(withCode('Worker terminated', 'ERR_WORKER_OUT_OF_MEMORY'))).to.match(
      /^its thread ran out of memory \(lower the rate, or set NODE_OPTIONS=--max-old-space-size/,
    );
  });

  it('takes what this package says on purpose as it is', () => {
    const error = withCode('Failed to read "a": it is gone. Restore it.', 'HL_JOURNAL_UNREADABLE');
    expect(endBrokenSender({ ...DEATH, error }).broken).to.equal(
      'Failed to read "a": it is gone. Restore it; what it sent is not counted',
    );
  });

  it('keeps what was counted, with what HighLevel would have sent again', () => {
    const tally = createLoadTally();
    const end = { number: 1, before: null, error: null, intendedAtMs: 0, sentAtMs: 0, endedAtMs: 5 };
    tally.addAttempt({ ...end, outcome: 'accepted', status: 200 });
    tally.addAttempt({ ...end, outcome: 'rejected', status: 500 });
    tally.addAttempt({ ...end, outcome: 'rejected', status: 500 });
    tally.addLost();
    const record = tally.encode();
    const known = endBrokenSender({ ...DEATH, record, isLastWord: true });
    expect(known).to.deep.include({ record, unfinishedCount: 1, isInterrupted: false, aborted: null });
    expect(known.broken).to.match(/; what it had in flight is not counted$/);
    expect(endBrokenSender({ ...DEATH, record }).broken).to.match(
      /; what it sent since its last record is not counted$/,
    );
    expect(endBrokenSender(DEATH)).to.deep.include({
      record: createLoadTally().encode(),
      unfinishedCount: 0,
    });
  });
});
