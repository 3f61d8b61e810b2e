import { expect } from 'chai';
import { findLimit, type LimitSearch } from '../../src/load/find-limit.ts';
import type { LoadOptions } from '../../src/load/load-settings.ts';
import type { LimitStep } from '../../src/model/limit-report.ts';
import { startHttpReceiver, type TestReceiver } from '../delivery/receivers.ts';
import { KEYS, SCENARIO } from './make-events.ts';

const KEYS_OF_LOAD = { appId: KEYS.appId, privateKeys: KEYS.privateKeys };

describe('findLimit()', () => {
  let receiver: TestReceiver;
  /** How many requests each load sends until this receiver refuses: a limit that no machine's pace can move. */
  let takes = 0;
  let taken = new Map<string, number>();
  const ids = new Set<string>();
  before(async () => {
    receiver = await startHttpReceiver((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        ids.add(JSON.parse(String(Buffer.concat(chunks))).webhookId);
        const load = String(request.headers['x-load']);
        const count = (taken.get(load) ?? 0) + 1;
        taken.set(load, count);
        response.writeHead(count > takes ? 503 : 200).end();
      });
    });
  });
  after(() => receiver.close());
  beforeEach(() => {
    taken = new Map();
    ids.clear();
  });

  const find = (options: LoadOptions, more: Partial<LimitSearch> = {}) =>
    findLimit({
      scenario: SCENARIO,
      options: { target: receiver.url, runId: 'r1', retry: 'none', drain: '1s', ...options },
      keys: KEYS_OF_LOAD,
      ...more,
    });

  it('finds the highest rate that holds, each step a load with a run id of its own', async () => {
    // A step lasts 200 ms, so that 30 requests are 150 a second. The count begins anew when a step has ended.
    takes = 30;
    const told: LimitStep[] = [];
    const onStep = (step: LimitStep): void => {
      told.push(step);
      taken = new Map();
    };
    const { steps, limit, verdict, ...report } = await find({ rate: '50/s', duration: '200ms' }, { onStep });
    expect(told).to.deep.equal(steps);
    // Where this machine had something else to do, a rate was late, and says nothing of the receiver.
    for (const { ratePerSecond, outcome, report: each } of steps) {
      const isOver = Math.ceil(ratePerSecond * 0.2) > takes;
      if (outcome !== 'late') expect(outcome, `${ratePerSecond}/s`).to.equal(isOver ? 'broken' : 'held');
      expect(each.rate.intendedPerSecond).to.be.closeTo(ratePerSecond, 5);
    }
    expect(steps.map(({ runId }) => runId)).to.deep.equal(steps.map((_, place) => `r1-${place + 1}`));
    expect(ids.size).to.equal(steps.reduce((sum, each) => sum + each.report.totals.events, 0));
    expect(report).to.include({ version: 1, scenario: 'rush', seed: '7', runId: 'r1' });
    if (verdict === 'pass') {
      expect(limit).to.include({ beyond: 'broken' });
      expect(limit.heldPerSecond).to.be.within(140, 150);
      expect(limit.beyondPerSecond).to.be.within(150.1, 158);
    }
  });

  it('takes rate and duration from a scenario whose load has only one', async () => {
    takes = 0;
    const stage = { form: 'hold', fromPerSecond: 20, toPerSecond: 20, durationMs: 200 } as const;
    const scenario = { ...SCENARIO, load: { stages: [stage] } };
    const { steps, verdict, limit } = await find({}, { scenario });
    expect(steps[0]).to.include({ ratePerSecond: 20 });
    if (verdict === 'incomplete') return;
    expect(verdict).to.equal('fail');
    expect(steps[0]?.reason).to.equal('lost was 4 of 4 deliveries (100%)');
    expect(limit).to.deep.equal({ heldPerSecond: null, beyondPerSecond: 20, beyond: 'broken' });
  });

  it('ends when it is stopped, during a step or between two', async () => {
    takes = 1_000;
    for (const stopAfter of [1, 0]) {
      const stop = new AbortController();
      let count = 0;
      const onStep = (): void => {
        if (++count === stopAfter) stop.abort();
      };
      const timer = stopAfter === 0 ? setTimeout(() => stop.abort(), 300) : undefined;
      const options = { rate: '20/s', duration: stopAfter === 0 ? '1h' : '100ms', signal: stop.signal };
      const { verdict, steps, problems } = await find(options, { onStep });
      clearTimeout(timer);
      expect(verdict).to.equal('incomplete');
      expect(steps).to.have.lengthOf(1);
      expect(problems).to.include('the search was stopped before its end');
    }
  });

  const refusals: readonly (readonly [string, LoadOptions, RegExp])[] = [
    [
      'stages',
      { stages: 'ramp 0..9/s 1s' },
      /no single rate to begin with\. Give --rate 100\/s --duration 30s/,
    ],
    ['connections', { connections: 2, events: 5 }, /no single rate to begin with/],
    ['a shard', { rate: '9/s', duration: '1s', shard: '1/2' }, /a shard is a part of a load/],
  ];
  for (const [what, options, message] of refusals) {
    it(`refuses ${what}, before anything is sent`, async () => {
      const outcome = await find(options).then(
        () => 'found',
        (error: Error) => error.message,
      );
      expect(outcome).to.match(message);
      expect(ids.size).to.equal(0);
    });
  }
});
