import { expect } from 'chai';
import { isScenarioError } from '../../src/errors/scenario-error.ts';
import { parseScenario } from '../../src/scenario/parse-scenario.ts';

const STORY = { version: 1, name: 'rush', steps: [{ emit: 'sms.sent' }] } as const;

function problemsOf(load: object, revision = 'latest'): readonly string[] {
  try {
    parseScenario({ ...STORY, revision, load });
    return [];
  } catch (error) {
    if (!isScenarioError(error)) throw error;
    return error.problems.map(({ message, position }) => `${position.path}: ${message}`);
  }
}

describe('the load section of a scenario', () => {
  it('is a rate for a duration, which is one stage', () => {
    const { load } = parseScenario({ ...STORY, load: { rate: '200/s', duration: '2m' } });
    expect(load).to.deep.equal({
      stages: [{ form: 'hold', fromPerSecond: 200, toPerSecond: 200, durationMs: 120_000 }],
    });
  });

  it('is stages, with a mix, a bound on what is in flight and a reason to stop early', () => {
    const { load } = parseScenario({
      ...STORY,
      load: {
        stages: 'ramp 0..50/s 10s, hold 50/s 1m',
        maxInFlight: 200,
        mix: { 'sms.sent': 3, 'call.answered': 1 },
        abortWhen: { lost: '5%', unanswered: 100, latency: { p99: '2s' } },
      },
    });
    expect(load?.stages?.map(({ form }) => form)).to.deep.equal(['ramp', 'hold']);
    expect(load).to.deep.include({
      maxInFlight: 200,
      mix: [
        { kind: 'sms.sent', weight: 3 },
        { kind: 'call.answered', weight: 1 },
      ],
      abortWhen: { lost: { share: 0.05 }, unanswered: { count: 100 }, latencyMs: { p99: 2_000 } },
    });
  });

  it('says how often each event is to be processed, in the one way there is', () => {
    expect(parseScenario({ ...STORY, load: { processed: 'exactly-once' } }).load).to.deep.equal({
      processed: 'exactly-once',
    });
    expect(problemsOf({ processed: 'twice' })).to.deep.equal([
      'load.processed: must be exactly-once, not "twice".',
    ]);
  });

  it('may leave the rates to the command line', () => {
    expect(parseScenario({ ...STORY, load: { maxInFlight: 5 } }).load).to.deep.equal({ maxInFlight: 5 });
  });

  it('refuses what says the rate twice, half or wrongly', () => {
    expect(problemsOf({ rate: '5/s' })).to.deep.equal(['load.rate: "rate" needs "duration" beside it.']);
    expect(problemsOf({ duration: '5s' })).to.deep.equal([
      'load.duration: "duration" needs "rate" beside it.',
    ]);
    expect(problemsOf({ rate: '5/s', duration: '5s', stages: 'hold 1/s 1s' })).to.deep.equal([
      'load.rate: a load takes "stages" or "rate", not both.',
      'load.duration: a load takes "stages" or "duration", not both.',
    ]);
    expect(problemsOf({ stages: 'hold 1/s 1s, jump 5/s 2s' })).to.deep.equal([
      'load.stages: "jump 5/s 2s" is no stage; write ramp 0..200/s 30s, hold 200/s 2m or spike 800/s 10s.',
    ]);
  });

  it('refuses a kind that the revision does not have', () => {
    const problems = problemsOf({ mix: { 'internal-comment.added': 1 } }, '2025-05');
    expect(problems).to.deep.equal([
      'load.mix["internal-comment.added"]: revision 2025-05 does not have internal-comment.added; the first that has it is 2026-08.',
    ]);
  });
});
