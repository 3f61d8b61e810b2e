import { expect } from 'chai';
import { isTimelineError } from '../../src/errors/timeline-error.ts';
import { parseScenario } from '../../src/scenario/parse-scenario.ts';
import { planTimeline } from '../../src/timeline/plan-timeline.ts';
import { planEvents, planSketch, type Sketch, seconds } from './plan-events.ts';

const sms = { emit: 'sms.sent', contact: 'ada' };
const HOUR = 3600;

function problemOf(plan: () => unknown): string {
  try {
    plan();
  } catch (error) {
    if (isTimelineError(error) && error.code === 'HL_TIMELINE_IMPOSSIBLE') return error.message;
    throw error;
  }
  return 'none';
}

describe('placeStep()', () => {
  describe('at', () => {
    const at = (startsAt: string, ...times: string[]): Sketch => ({
      startsAt,
      steps: times.map((time) => ({ ...sms, at: time })),
    });

    it('moves the cursor to a time of day', () => {
      const events = planEvents({ steps: [{ ...sms, at: '10:30' }, sms, { wait: '1m' }, sms] });
      expect(seconds(events)).to.deep.equal([1.5 * HOUR, 1.5 * HOUR, 1.5 * HOUR + 60]);
    });

    it('reads the time of day in the UTC offset the story begins in', () => {
      expect(seconds(planEvents(at('2026-11-24T09:00:00-05:00', '10:00')))).to.deep.equal([HOUR]);
      expect(seconds(planEvents(at('2026-11-24T09:00:00+05:30', '09:00:30')))).to.deep.equal([30]);
    });

    it('knows which day it is there, not in UTC', () => {
      // 22:00 in New York is already the next day in UTC.
      expect(seconds(planEvents(at('2026-11-24T22:00:00-05:00', '23:15')))).to.deep.equal([1.25 * HOUR]);
    });

    it('reads as UTC when the story does not say when it begins', () => {
      const scenario = parseScenario({
        version: 1,
        name: 'x',
        steps: [{ emit: 'sms.sent', at: '00:30' }],
      });
      const start = { at: Date.UTC(2026, 0, 1), utcOffsetMinutes: 0 };
      expect(seconds(planTimeline(scenario, { seed: '1', start }).events)).to.deep.equal([1800]);
    });

    it('takes an instant, whatever its offset', () => {
      const events = planEvents(
        at('2026-11-24T09:00:00-05:00', '2026-11-25T14:00:00Z', '2026-11-25T18:00:00+03:00'),
      );
      expect(seconds(events)).to.deep.equal([24 * HOUR, 25 * HOUR]);
    });

    it('may stand where the cursor is', () => {
      expect(seconds(planEvents(at('2026-11-24T09:00:00Z', '09:00', '09:00')))).to.deep.equal([0, 0]);
    });

    it('means the day the cursor has come to', () => {
      const steps = [{ wait: '20h' }, { ...sms, at: '06:00' }];
      expect(seconds(planEvents({ steps }))).to.deep.equal([21 * HOUR]);
    });

    it('is an error before the cursor, with its position in the file', () => {
      const text = [
        'version: 1',
        'name: early',
        'startsAt: 2026-03-10T09:00:00Z',
        'steps:',
        '  - emit: sms.sent',
        '    at: "10:00"',
        '  - emit: sms.sent',
        '    at: "09:30"',
      ].join('\n');
      const scenario = parseScenario(text, { file: 'early.yaml' });
      expect(problemOf(() => planTimeline(scenario, { seed: '1' }))).to.equal(
        'Failed to plan early.yaml:8:9: the story is already at 2026-03-10T10:00:00.000Z, after ' +
          '2026-03-10T09:30:00.000Z. Put the step earlier in the file, or give "at" a later instant ' +
          '(an ISO instant for another day).',
      );
    });

    it('is an error before the story begins', () => {
      expect(problemOf(() => planSketch(at('2026-03-10T09:00:00Z', '08:59')))).to.contain('steps[0].at');
      expect(problemOf(() => planSketch(at('2026-03-10T09:00:00Z', '2026-03-09T12:00:00Z')))).to.contain(
        'steps[0]',
      );
    });

    it('is an error in any round that comes too late for it', () => {
      const inRound = (everyHours: number) => ({
        steps: [{ repeat: 3, every: `${everyHours}h`, steps: [{ ...sms, at: '10:00' }] }],
      });
      // The second round begins at 11:00; the first and the last begin before ten.
      expect(problemOf(() => planSketch({ ...inRound(24) }))).to.equal('none');
      expect(problemOf(() => planSketch({ ...inRound(12) }))).to.contain('steps[0].steps[0].at');
    });
  });

  describe('after', () => {
    it('counts from the previous event of the block and leaves the cursor', () => {
      const events = planEvents({
        steps: [
          sms,
          { wait: '10m' },
          { ...sms, after: '2m' },
          { ...sms, after: '2m' },
          { ...sms, contact: 'bob' },
        ],
      });
      expect(seconds(events)).to.deep.equal([0, 120, 240, 600]);
    });

    it('counts from the cursor where the block has no event yet', () => {
      const events = planEvents({
        steps: [
          { ...sms, after: '2m' },
          { wait: '10m' },
          { each: 'team', every: '1m', steps: [{ emit: 'inbound.sms', after: '5s' }] },
        ],
      });
      expect(seconds(events)).to.deep.equal([120, 605, 665, 725]);
    });

    it('counts from the last event of a block that stands before it', () => {
      const events = planEvents({
        steps: [{ repeat: 3, every: '1m', ...sms }, { wait: '1h' }, { ...sms, contact: 'bob', after: '5s' }],
      });
      expect(seconds(events)).to.deep.equal([0, 60, 120, 125]);
    });

    it('counts from an earlier step by its id, and leaves the cursor', () => {
      const events = planEvents({
        steps: [
          { id: 'first', ...sms },
          { wait: '10m' },
          { ...sms, after: { step: 'first', by: '3m' } },
          { id: 'late', ...sms },
          { again: 'late', after: { step: 'late', by: '1m' } },
          sms,
        ],
      });
      expect(seconds(events)).to.deep.equal([0, 180, 600, 600, 660]);
    });

    it('finds the step in the same flow', () => {
      const events = planEvents({
        steps: [
          {
            each: 'team',
            every: '10s',
            steps: [
              { id: 'hello', emit: 'sms.sent' },
              { wait: '1h' },
              { emit: 'inbound.sms', after: { step: 'hello', by: '4s' } },
            ],
          },
        ],
      });
      expect(seconds(events)).to.deep.equal([0, 4, 10, 14, 20, 24]);
    });

    it('can place the events of a block before the block itself, and time does not go back for it', () => {
      const events = planEvents({
        steps: [
          { id: 'first', ...sms },
          { wait: '1h' },
          { each: 'team', every: '1m', steps: [{ emit: 'inbound.sms', after: { step: 'first', by: '1s' } }] },
          sms,
        ],
      });
      expect(seconds(events)).to.deep.equal([0, 1, 1, 1, 3600]);
    });
  });
});
