import { expect } from 'chai';
import { type AttemptEnd, createLoadTally } from '../../src/load/load-tally.ts';

const OWN = 'too many open files on this machine (EMFILE)';
const FIRST: AttemptEnd = {
  ...{ number: 1, outcome: 'unreachable', before: null, status: null, error: OWN },
  ...{ intendedAtMs: 0, sentAtMs: 0, endedAtMs: 1 },
};
const AGAIN = { ...FIRST, number: 2, before: 'unreachable', beforeError: OWN } as const;

describe('createLoadTally()', () => {
  it('counts deliveries that failed on this machine last, not those that did so once', () => {
    const tally = createLoadTally();
    tally.addAttempt(FIRST);
    tally.addAttempt(FIRST);
    expect(tally.ownUnanswered()).to.equal(2);
    tally.addAttempt(AGAIN);
    expect(tally.ownUnanswered()).to.equal(2);
    tally.addAttempt({ ...AGAIN, number: 3, outcome: 'accepted', status: 200, error: null });
    expect(tally.ownUnanswered()).to.equal(1);
    tally.addAttempt({ ...AGAIN, error: 'connection refused (ECONNREFUSED)' });
    expect(tally.ownUnanswered()).to.equal(0);
    expect(tally.read().errors[OWN]).to.equal(3);
  });

  it('adds up with the tally of another sender', () => {
    const [one, other] = [createLoadTally(), createLoadTally()];
    one.addAttempt(FIRST);
    other.addAttempt(FIRST);
    one.addRecord(JSON.parse(JSON.stringify(other.encode())));
    expect(one.read()).to.deep.include({ ownUnanswered: 2, errors: { [OWN]: 2 } });
  });
});
