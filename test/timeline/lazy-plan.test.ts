import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect } from 'chai';
import type { Timeline } from '../../src/model/timeline.ts';
import { planSketch } from './plan-events.ts';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const MILLION = 1_000_000;
const MIB = 2 ** 20;

/** How much live memory grows between two events of a plan, in MiB. */
function growthMib(timeline: Timeline, between: readonly [number, number]): number {
  const live: number[] = [];
  for (const event of timeline.events) {
    if (!between.includes(event.index)) continue;
    collectGarbage();
    live.push(process.memoryUsage().heapUsed);
    if (live.length === 2) break;
  }
  const [before, after] = live as [number, number];
  return (after - before) / MIB;
}

describe('planTimeline() of a million events', function () {
  this.timeout(120_000);

  const stories: readonly (readonly [string, object])[] = [
    ['one after another', { repeat: MILLION, over: '10h', contact: 'crowd', emit: 'sms.sent' }],
    [
      'at random',
      {
        repeat: MILLION,
        over: '10h',
        spacing: 'poisson',
        contact: 'crowd',
        mix: { 'sms.sent': 1, 'inbound.sms': 2 },
      },
    ],
    [
      'in rounds that all overlap',
      {
        each: 'crowd',
        steps: [{ emit: 'sms.sent' }, { wait: '1m' }, { id: 'x', emit: 'inbound.sms' }, { again: 'x' }],
      },
    ],
  ];
  for (const [how, step] of stories) {
    it(`makes no event before it is asked for, and keeps none: ${how}`, () => {
      const timeline = planSketch({ cast: { crowd: { count: MILLION } }, steps: [step] });
      expect(growthMib(timeline, [10, 60_000])).to.be.below(2);
    });
  }

  it('comes to its first events without going through the rest', () => {
    const planOf = (count: number): Timeline =>
      planSketch({
        cast: { crowd: { count: 500 } },
        steps: [{ repeat: count, over: '10h', contact: 'crowd', emit: 'sms.sent' }],
      });
    /** What going through a plan up to an event takes, in microseconds of the processor. */
    const costOf = (timeline: Timeline, last: number): number => {
      const before = process.cpuUsage();
      for (const event of timeline.events) if (event.index === last) break;
      const { user, system } = process.cpuUsage(before);
      return user + system;
    };
    const timeline = planOf(MILLION);
    const first = costOf(timeline, 9);
    expect(first).to.be.below(costOf(planOf(20_000), 19_999));
    expect(timeline.endsAtMs).to.equal(36_000_000 - 36);
  });
});
