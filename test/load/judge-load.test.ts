import { expect } from 'chai';
import { findAbortReason } from '../../src/load/abort-rule.ts';
import { judgeLoad } from '../../src/load/judge-load.ts';
import { type LoadOptions, settleLoad } from '../../src/load/load-settings.ts';
import { type AttemptEnd, createLoadTally } from '../../src/load/load-tally.ts';
import { SCENARIO } from './make-events.ts';

const END: AttemptEnd = {
  number: 1,
  outcome: 'accepted',
  before: null,
  status: 200,
  error: null,
  intendedAtMs: 0,
  sentAtMs: 0,
  endedAtMs: 10,
};

/** The report of 200 arrivals in a second, each answered after 10 ms. */
function judge(
  given: {
    options?: LoadOptions;
    lagMs?: number;
    end?: Partial<AttemptEnd>;
    unfinished?: number;
    broken?: string;
    fault?: string;
  } = {},
) {
  const { lagMs = 0.1, end = {}, unfinished = 0, broken = null, fault = null } = given;
  const options = { rate: '200/s', duration: '1s', runId: 'r1', ...given.options };
  const settings = settleLoad(SCENARIO, { options, keysAppId: null });
  const tally = createLoadTally();
  tally.addSigned(0);
  for (let index = 0; index < 200; index++) {
    const due = index * 5;
    tally.addArrival(due, lagMs);
    tally.addAttempt({
      ...END,
      intendedAtMs: due,
      sentAtMs: due + lagMs,
      endedAtMs: due + lagMs + 10,
      ...end,
    });
  }
  return judgeLoad({
    scenario: SCENARIO,
    settings,
    url: 'http://localhost:3000/webhooks',
    figures: tally.read(),
    wallStart: Date.UTC(2026, 10, 24),
    ends: [{ isInterrupted: false, unfinishedCount: unfinished, aborted: null, fault, broken }],
    gaps: [],
    usage: { cpuMs: 12.4, maxRssMiB: 80 },
  });
}

describe('judgeLoad()', () => {
  it('says how many were meant to come and how many were answered a second', () => {
    const report = judge();
    expect(report.rate.intendedPerSecond).to.equal(200);
    expect(report.rate.achievedPerSecond).to.be.closeTo(200 / 1.0051, 0.1);
    expect(report).to.deep.include({
      verdict: 'pass',
      scenario: 'rush',
      seed: '7',
      runId: 'r1',
      cpuMs: 12,
      maxRssMiB: 80,
    });
    expect(report.latencyMs.p99).to.be.closeTo(10.1, 0.1);
    expect(report.overTime).to.have.lengthOf(2);
  });

  it('fails a bound of the scenario or the command line that is broken', () => {
    const report = judge({ options: { expect: { 'latency.p99': '5ms', rejected: '1%' } } });
    expect(report.verdict).to.equal('fail');
    expect(report.expectations.map(({ name, verdict }) => `${name} ${verdict}`)).to.deep.equal([
      'lost pass',
      'rejected pass',
      'latency.p99 fail',
    ]);
  });

  it('advises what there is when the generator was late: with a twin no threads', () => {
    const advice = (options: LoadOptions): string => judge({ lagMs: 60, options }).problems.join();
    expect(advice({})).to.contain('lower the rate, or use --workers or --shard');
    expect(advice({ twin: 4010 })).to.contain('lower the rate, or use --shard');
  });

  it('is incomplete when the generator was late, and does not blame the receiver for it', () => {
    const report = judge({ lagMs: 60, options: { expect: { 'latency.p99': '50ms' } } });
    expect(report.verdict).to.equal('incomplete');
    expect(report.expectations.find(({ name }) => name === 'latency.p99')?.verdict).to.equal('incomplete');
    expect(report.expectations.at(-1)).to.deep.include({
      name: 'lag.p99',
      actual: '60 ms: the generator, not your receiver, was slow',
    });
  });

  it('still blames a receiver that was too slow from the actual send', () => {
    const report = judge({ lagMs: 60, options: { expect: { 'latency.p99': '8ms' } } });
    expect(report.verdict).to.equal('fail');
  });

  it('is incomplete while deliveries had retries to come', () => {
    const report = judge({ unfinished: 3 });
    expect(report.verdict).to.equal('incomplete');
    expect(report.problems).to.deep.equal([
      '3 deliveries had not ended: HighLevel would have sent them again',
    ]);
  });

  it('is incomplete when attempts failed on this machine, though no bound broke', () => {
    const error = 'too many open files on this machine (EMFILE)';
    const end = { outcome: 'unreachable', status: null, error } as const;
    const report = judge({ end, options: { expect: { rejected: '0' } } });
    expect(report.verdict).to.equal('incomplete');
    expect(report.expectations.map(({ name, verdict }) => `${name} ${verdict}`)).to.deep.equal([
      ...['lost pass', 'rejected pass', 'generator incomplete'],
    ]);
    expect(report.expectations.at(-1)?.actual).to.equal('200 attempts did not leave this machine');
    expect(report.problems).to.have.lengthOf(1);
    expect(report.problems[0]).to.contain(error).and.contain('ulimit -n');
  });

  it('is incomplete when events ended early, and says so once for all threads', () => {
    const fault = 'the events end early: line 3 of c.jsonl is no event';
    const report = judge({ fault });
    expect(report.verdict).to.equal('incomplete');
    expect(report.problems).to.deep.equal([fault]);
  });

  it('is incomplete when a sender died, unless a bound was broken already', () => {
    const report = judge({ broken: 'boom; what it sent is not counted' });
    expect(report.verdict).to.equal('incomplete');
    expect(report.expectations.at(-1)).to.include({ name: 'generator', actual: '1 of 1 senders died' });
    expect(report.problems).to.deep.equal(['sender 1 of 1 died: boom; what it sent is not counted']);
    expect(judge({ broken: 'boom', options: { expect: { 'latency.p99': '5ms' } } }).verdict).to.equal('fail');
  });
});

describe('settleLoad()', () => {
  const settle = (options: LoadOptions) => settleLoad(SCENARIO, { options, keysAppId: null });

  it('takes stages or a closed model, and refuses neither', () => {
    expect(settle({ stages: 'ramp 0..9/s 1s, hold 9/s 2s' }).model).to.have.property('kind', 'open');
    expect(settle({ connections: 5, events: 10 }).model).to.deep.equal({
      kind: 'closed',
      connections: 5,
      events: 10,
    });
    expect(() => settle({})).to.throw('nothing says how many events arrive');
    expect(() => settle({ connections: 5 })).to.throw('takes both connections and events');
    expect(() => settle({ stages: 'jump 5/s 2s' })).to.throw('"jump 5/s 2s" is no stage');
    expect(() => settle({ rate: '5/s', duration: '1s', shard: '3/2' })).to.throw('"3/2" is no shard');
  });

  it('counts the kinds of the story where there is no mix', () => {
    expect(settle({ rate: '5/s', duration: '1s' }).mix).to.deep.equal([{ kind: 'sms.sent', weight: 1 }]);
  });
});

describe('findAbortReason()', () => {
  const tally = createLoadTally();
  for (let index = 0; index < 200; index++) {
    tally.addAttempt(index % 10 === 0 ? { ...END, outcome: 'timed-out', status: null, endedAtMs: 900 } : END);
  }
  const find = (rule: Parameters<typeof findAbortReason>[0], senders = 1) =>
    findAbortReason(rule, { tally, senders });

  it('finds the first bound that is exceeded', () => {
    expect(find({ unanswered: { share: 0.05 } })).to.deep.equal({
      name: 'abortWhen.unanswered',
      verdict: 'fail',
      expected: 'at most 5% of deliveries',
      actual: '20 of 200 deliveries (10%)',
    });
    expect(find({ latencyMs: { p99: 500 } })?.name).to.equal('abortWhen.latency.p99');
    expect(find({ unanswered: { share: 0.2 }, rejected: { count: 0 }, latencyMs: { p50: 500 } })).to.equal(
      null,
    );
  });

  it('holds nothing against the receiver that failed on this machine, and ends the load all the same', () => {
    const mixed = createLoadTally();
    const failed = { ...END, outcome: 'unreachable', status: null } as const;
    for (let index = 0; index < 100; index++) {
      const isOurs = index % 10 > 0;
      mixed.addAttempt({ ...failed, error: isOurs ? 'no port (EADDRNOTAVAIL)' : 'refused (ECONNREFUSED)' });
      mixed.addLost();
    }
    for (const key of ['unanswered', 'lost'] as const) {
      const verdictOf = (count: number) =>
        findAbortReason({ [key]: { count } }, { tally: mixed, senders: 1 })?.verdict;
      expect([verdictOf(9), verdictOf(10), verdictOf(99), verdictOf(100)]).to.deep.equal([
        ...['fail', 'incomplete', 'incomplete', undefined],
      ]);
    }
  });

  it('allows a share to be reached, whatever multiplying it loses', () => {
    const rejecting = (rejectedCount: number) => {
      const counted = createLoadTally();
      for (let index = 0; index < 100; index++) {
        counted.addAttempt(index < rejectedCount ? { ...END, outcome: 'rejected', status: 500 } : END);
      }
      return findAbortReason({ rejected: { share: 0.29 } }, { tally: counted, senders: 1 });
    };
    expect(rejecting(29)).to.equal(null);
    expect(rejecting(30)).to.include({
      expected: 'at most 29% of deliveries',
      actual: '30 of 100 deliveries (30%)',
    });
  });

  it('gives each of several senders its part of a count', () => {
    expect(find({ unanswered: { count: 30 } })).to.equal(null);
    expect(find({ unanswered: { count: 30 } }, 2)?.verdict).to.equal('fail');
  });
});

describe('createLoadTally()', () => {
  it('adds up the parts of several senders to what one would have counted', () => {
    const [whole, left, right, sum] = [
      createLoadTally(),
      createLoadTally(),
      createLoadTally(),
      createLoadTally(),
    ];
    for (let index = 0; index < 500; index++) {
      const end = { ...END, endedAtMs: 10 + index * 3.3, status: index % 3 === 0 ? 500 : 200 };
      for (const tally of [whole, index % 2 === 0 ? left : right]) {
        tally.addSigned(index);
        tally.addArrival(index, index / 100);
        tally.addAttempt(end);
      }
    }
    sum.addRecord(left.encode());
    sum.addRecord(right.encode());
    expect(sum.read()).to.deep.equal(whole.read());
  });
});
