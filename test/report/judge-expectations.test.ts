import { expect } from 'chai';
import type { ExpectationResult } from '../../src/model/report.ts';
import type { RunExpectation, StepExpectation } from '../../src/model/scenario.ts';
import {
  ACCEPTED,
  answering,
  DROPPED,
  LOST,
  type PlayedEvent,
  repeatedScenario,
  reportOf,
  scenarioOf,
} from './play-entries.ts';

type Wanted = Omit<StepExpectation, 'position'>;
const REJECTED: PlayedEvent = { attempts: [{ status: 500 }] };
const TIMED_OUT: PlayedEvent = { attempts: [{ outcome: 'timed-out', latencyMs: 10_000 }] };
const UNREACHABLE: PlayedEvent = { attempts: [{}] };

const times = (count: number, event: PlayedEvent): readonly PlayedEvent[] =>
  Array.from({ length: count }, () => event);
const short = ({ verdict, expected, actual }: ExpectationResult): string =>
  `${verdict}: ${expected} / ${actual}`;

describe('judgeExpectations()', () => {
  describe('of a step', () => {
    const judge = (wanted: Wanted, ...events: readonly PlayedEvent[]): string => {
      const { report } = reportOf(repeatedScenario(events.length, wanted), events);
      return short(report.expectations[1] as ExpectationResult);
    };

    it('judges the status', () => {
      expect(judge({ status: ['2xx'] }, ACCEPTED)).to.equal('pass: 2xx / 200');
      expect(judge({ status: ['2xx'] }, REJECTED)).to.equal('fail: 2xx / 500');
      expect(judge({ status: ['2xx'] }, TIMED_OUT)).to.equal('fail: 2xx / timed out');
      expect(judge({ status: ['2xx'] }, UNREACHABLE)).to.equal('fail: 2xx / unreachable');
      expect(judge({ status: [200, '4xx'] }, { attempts: [{ status: 410 }] })).to.equal(
        'pass: 200 or 4xx / 410',
      );
      expect(judge({ status: [200] }, { attempts: [{ status: 201 }] })).to.equal('fail: 200 / 201');
    });

    it('judges the status of all events of a step together', () => {
      const events = [...times(37, ACCEPTED), ...times(2, REJECTED), TIMED_OUT];
      expect(judge({ status: ['2xx'] }, ...events)).to.equal('fail: 2xx / 500 ×2, timed out ×1 of 40');
      expect(judge({ status: ['2xx'] }, ACCEPTED, { attempts: [{ status: 201 }] }, ACCEPTED)).to.equal(
        'pass: 2xx / 200 ×2, 201 ×1',
      );
    });

    it('names the three most frequent statuses at most', () => {
      const events = [500, 501, 502, 503, 503].map((status): PlayedEvent => ({ attempts: [{ status }] }));
      expect(judge({ status: ['2xx'] }, ...events)).to.equal('fail: 2xx / 503 ×2, 500 ×1, 501 ×1, … of 5');
    });

    it('takes a status that came before a time-out for no answer', () => {
      const event: PlayedEvent = { attempts: [{ status: 200, outcome: 'timed-out' }] };
      expect(judge({ status: ['2xx'] }, event)).to.equal('fail: 2xx / timed out');
    });

    it('judges how long the answer took', () => {
      const taking = (latencyMs: number): PlayedEvent => ({ attempts: [{ status: 200, latencyMs }] });
      expect(judge({ withinMs: 800 }, taking(800))).to.equal('pass: within 800 ms / 800 ms');
      expect(judge({ withinMs: 800 }, taking(912.4))).to.equal('fail: within 800 ms / 912.4 ms');
      expect(judge({ withinMs: 800 }, taking(3), taking(12))).to.equal('pass: within 800 ms / slowest 12 ms');
      expect(judge({ withinMs: 800 }, taking(3), taking(912.4), taking(801))).to.equal(
        'fail: within 800 ms / slowest 912.4 ms; 2 too slow of 3',
      );
      expect(judge({ withinMs: 800 }, taking(912.4), UNREACHABLE, taking(3))).to.equal(
        'fail: within 800 ms / slowest 912.4 ms; 1 too slow, 1 without an answer of 3',
      );
      expect(judge({ withinMs: 800 }, UNREACHABLE)).to.equal('fail: within 800 ms / no answer');
      expect(judge({ withinMs: 800 }, TIMED_OUT, UNREACHABLE)).to.equal('fail: within 800 ms / no answer ×2');
    });

    it('judges the body', () => {
      const body = { received: true };
      expect(judge({ body }, answering({ received: true, id: 1 }))).to.equal(
        'pass: {"received":true} / matches',
      );
      expect(judge({ body }, answering({ received: false }))).to.equal(
        'fail: {"received":true} / received is false',
      );
      expect(judge({ body }, ACCEPTED)).to.equal('fail: {"received":true} / the answer is empty');
      expect(judge({ body }, UNREACHABLE)).to.equal('fail: {"received":true} / there is no answer');
      expect(judge({ body }, ...times(3, answering({ received: true })))).to.equal(
        'pass: {"received":true} / all 3 match',
      );
      expect(judge({ body }, answering({ received: true }), answering({}), answering([]))).to.equal(
        'fail: {"received":true} / received is missing (first of 2 of 3)',
      );
      expect(judge({ body: null }, answering({}))).to.equal('fail: null / the answer is {}');
    });

    it('judges the number of attempts', () => {
      const twice: PlayedEvent = { attempts: [{ status: 500 }, { status: 200 }] };
      expect(judge({ attempts: 2 }, twice)).to.equal('pass: 2 attempts / 2 attempts');
      expect(judge({ attempts: 1 }, twice)).to.equal('fail: 1 attempt / 2 attempts');
      expect(judge({ attempts: 2 }, twice, twice)).to.equal('pass: 2 attempts / 2 attempts each');
      expect(judge({ attempts: 2 }, twice, ACCEPTED)).to.equal('fail: 2 attempts / 1 attempt ×1 of 2');
    });

    it('looks at the last attempt only', () => {
      const event: PlayedEvent = {
        attempts: [
          { status: 500, latencyMs: 900 },
          { status: 200, latencyMs: 5, answer: '{"ok":1}' },
        ],
      };
      const { report } = reportOf(repeatedScenario(1, { status: [200], withinMs: 10, body: { ok: 1 } }), [
        event,
      ]);
      expect(report.verdict).to.equal('pass');
    });

    it('gives a result for each key, named by the step', () => {
      const wanted: Wanted = { attempts: 1, body: {}, withinMs: 10, status: ['2xx'] };
      const scenario = scenarioOf([{ id: 'first', expect: wanted }, {}, { expect: { status: ['2xx'] } }]);
      const events = [answering({}), { ...ACCEPTED, stepId: null, stepPath: 'steps[2]' }];
      const { expectations } = reportOf(scenario, events).report;
      expect(expectations.map(({ name, stepId }) => [name, stepId])).to.deep.equal([
        ['lost', undefined],
        ['first: status', 'first'],
        ['first: within', 'first'],
        ['first: body', 'first'],
        ['first: attempts', 'first'],
        ['steps[2]: status', undefined],
      ]);
      expect(Object.keys(expectations[1] as object)).to.deep.equal([
        'name',
        'verdict',
        'expected',
        'actual',
        'stepId',
      ]);
      expect(expectations[5]).not.to.have.property('stepId');
    });

    it('cannot judge a step that was not delivered', () => {
      const scenario = scenarioOf([{ id: 'first', expect: { status: ['2xx'] } }]);
      const { report } = reportOf(scenario, [{ ...REJECTED, unended: true }], { interrupted: true });
      expect(short(report.expectations[1] as ExpectationResult)).to.equal('incomplete: 2xx / not finished');
    });

    it('cannot pass a step that was delivered in part, but can fail it', () => {
      const judgePart = (event: PlayedEvent): string => {
        const { report } = reportOf(repeatedScenario(40, { status: ['2xx'] }), [event], {
          interrupted: true,
        });
        return short(report.expectations[1] as ExpectationResult);
      };
      expect(judgePart(ACCEPTED)).to.equal('incomplete: 2xx / 200 (1 of 40 finished)');
      expect(judgePart(REJECTED)).to.equal('fail: 2xx / 500 (1 of 40 finished)');
    });
  });

  describe('of the run', () => {
    const judge = (
      wanted: Partial<RunExpectation>,
      events: readonly PlayedEvent[],
      interrupted = false,
    ): readonly string[] => {
      const { report } = reportOf(scenarioOf([{}], wanted), events, { interrupted });
      return report.expectations.map((result) => `${result.name} ${short(result)}`);
    };

    it('wants nothing lost unless told otherwise', () => {
      expect(judge({}, [ACCEPTED])).to.deep.equal(['lost pass: none / none']);
      expect(judge({}, [ACCEPTED, LOST])).to.deep.equal(['lost fail: none / 1 of 2 deliveries (50%)']);
      expect(judge({ lost: { count: 1 } }, [ACCEPTED, LOST])).to.deep.equal([
        'lost pass: at most 1 / 1 of 2 deliveries (50%)',
      ]);
    });

    it('holds counts against counts', () => {
      const bound = { count: 1 };
      const events = [REJECTED, REJECTED, { ...ACCEPTED, duplicate: true }];
      expect(judge({ rejected: bound, dropped: bound, duplicates: bound }, events).slice(1)).to.deep.equal([
        'rejected fail: at most 1 / 2 of 3 deliveries (66.67%)',
        'dropped pass: at most 1 / none',
        'duplicates pass: at most 1 / 1 of 3 deliveries (33.33%)',
      ]);
    });

    it('holds dropped events against deliveries, of which they are none', () => {
      const events = [...times(97, ACCEPTED), ...times(3, DROPPED)];
      expect(judge({ dropped: { share: 0.02 } }, events)[1]).to.equal(
        'dropped fail: at most 2% of deliveries / 3 beside 97 deliveries (3.09%)',
      );
      expect(judge({ dropped: { count: 3 } }, events)[1]).to.match(/^dropped pass: at most 3/);
      expect(judge({ dropped: { count: 0 } }, [DROPPED])[1]).to.equal('dropped fail: none / 1');
    });

    it('holds counts against shares, without losing to rounding', () => {
      const events = [...times(71, ACCEPTED), ...times(29, REJECTED)];
      const [, rejected] = judge({ rejected: { share: 0.29 } }, events);
      expect(rejected).to.equal('rejected pass: at most 29% of deliveries / 29 of 100 deliveries (29%)');
      expect(judge({ rejected: { share: 0.28 } }, events)[1]).to.match(/^rejected fail/);
    });

    it('holds latencies against bounds', () => {
      const events = [3, 12, 912.4].map(
        (latencyMs): PlayedEvent => ({ attempts: [{ status: 200, latencyMs }] }),
      );
      const [, ...results] = judge({ latencyMs: { max: 800, p50: 800 } }, events);
      expect(results[0]).to.match(/^latency.p50 pass: at most 800 ms \/ 12 ms$/);
      expect(results[1]).to.equal('latency.max fail: at most 800 ms / 912.4 ms');
    });

    it('cannot judge latencies where nothing was answered', () => {
      expect(judge({ latencyMs: { p95: 800 } }, [UNREACHABLE])[1]).to.equal(
        'latency.p95 incomplete: at most 800 ms / nothing was answered',
      );
    });

    it('cannot judge a run in which nothing was sent', () => {
      expect(judge({}, [])).to.deep.equal(['lost incomplete: none / nothing was sent']);
    });

    it('cannot pass an interrupted run, but can fail it', () => {
      const wanted = { rejected: { count: 0 }, latencyMs: { max: 1 } };
      expect(judge(wanted, [LOST, ACCEPTED], true)).to.deep.equal([
        'lost fail: none / 1 of 2 deliveries (50%) so far',
        'rejected fail: none / 1 of 2 deliveries (50%) so far',
        'latency.max fail: at most 1 ms / 5 ms so far',
      ]);
      expect(judge({ latencyMs: { max: 9 } }, [ACCEPTED], true)).to.deep.equal([
        'lost incomplete: none / none so far',
        'latency.max incomplete: at most 9 ms / 5 ms so far',
      ]);
    });

    it('does not hold a rejection against a receiver that would have been asked again', () => {
      expect(judge({ rejected: { count: 0 } }, [{ ...REJECTED, unended: true }], true)[1]).to.equal(
        'rejected incomplete: none / none so far',
      );
    });
  });

  describe('together', () => {
    const expectsFast = scenarioOf([{}], { latencyMs: { p95: 800 } });

    it('passes when everything does', () => {
      expect(reportOf(expectsFast, [ACCEPTED]).report.verdict).to.equal('pass');
    });

    it('fails when anything does, even what cannot be judged beside it', () => {
      const dead: PlayedEvent = { ...UNREACHABLE, lost: true };
      expect(reportOf(expectsFast, [dead]).report.verdict).to.equal('fail');
      expect(reportOf(expectsFast, [LOST], { interrupted: true }).report.verdict).to.equal('fail');
    });

    it('is incomplete when something could not be judged, or the run was interrupted', () => {
      expect(reportOf(expectsFast, [{ ...UNREACHABLE, fault: 'signature-garbage' }]).report.verdict).to.equal(
        'incomplete',
      );
      expect(reportOf(expectsFast, [ACCEPTED], { interrupted: true }).report.verdict).to.equal('incomplete');
    });
  });
});
