import { expect } from 'chai';
import { isCatalogError } from '../../src/errors/catalog-error.ts';
import { isTimelineError } from '../../src/errors/timeline-error.ts';
import { planTimeline } from '../../src/timeline/plan-timeline.ts';
import { planEvents, planSketch, readSketch, seconds, tell } from './plan-events.ts';

const sms = { emit: 'sms.sent', contact: 'ada' };
const mail = { emit: 'email.sent', contact: 'ada' };
const call = { emit: 'call.answered', contact: 'ada' };

describe('planTimeline()', () => {
  it('stands an emit at the cursor and leaves the cursor there', () => {
    expect(tell(planEvents({ steps: [sms, mail] }))).to.deep.equal(['0 sms.sent ada', '0 email.sent ada']);
  });

  it('moves the cursor by a wait', () => {
    const events = planEvents({ steps: [{ wait: '90s' }, sms, { wait: '1m' }, { wait: '500ms' }, mail] });
    expect(seconds(events)).to.deep.equal([90, 150.5]);
  });

  it('numbers events in the order they are sent', () => {
    const events = planEvents({ steps: [{ ...sms, after: '1m' }, mail, { repeat: 3, ...call }] });
    expect(events.map((event) => event.index)).to.deep.equal([0, 1, 2, 3, 4]);
    expect(events.map((event) => event.kind)).to.deep.equal([
      'email.sent',
      'call.answered',
      'call.answered',
      'call.answered',
      'sms.sent',
    ]);
  });

  it('repeats an earlier event with again: same kind, contact and revision, at an instant of its own', () => {
    const [first, again] = planEvents({
      steps: [{ id: 'first', ...call, revision: '2026-01' }, { wait: '3s' }, { again: 'first' }],
    });
    expect(again).to.deep.include({ kind: 'call.answered', revision: '2026-01', offsetMs: 3000 });
    expect(again?.contact).to.deep.equal({ name: 'ada', member: null });
    expect(again?.original?.step).to.equal(first?.step);
    expect(again?.original?.offsetMs).to.equal(0);
  });

  it('refuses an again that stands before what it repeats, and says where', () => {
    const steps = [{ id: 'first', ...call, after: '1m' }, { again: 'first' }];
    expect(() => planSketch({ steps })).to.throw(/steps\[1\].*before that has happened/);
  });

  it('keeps file order at equal instants, also when a later step is placed there from afar', () => {
    const events = planEvents({
      steps: [{ id: 'first', ...sms }, { wait: '2m' }, mail, { ...call, after: { step: 'first', by: '2m' } }],
    });
    expect(tell(events)).to.deep.equal(['0 sms.sent ada', '120 email.sent ada', '120 call.answered ada']);
  });

  it('ends at its last event, so that a trailing wait does not count', () => {
    expect(planSketch({ steps: [sms, { wait: '1m' }, mail, { wait: '1h' }] }).endsAtMs).to.equal(60_000);
  });

  it('ends at its last event also when that is not the last in the file', () => {
    expect(planSketch({ steps: [{ ...sms, after: '5m' }, mail] }).endsAtMs).to.equal(300_000);
  });

  it('is empty where nothing is sent', () => {
    const timeline = planSketch({ steps: [{ wait: '1h' }] });
    expect(timeline.endsAtMs).to.equal(0);
    expect([...timeline.events]).to.deep.equal([]);
  });

  it('takes the revision of the step, else of the options, else of the scenario, else the latest', () => {
    const steps = [{ ...sms, revision: '2025-05' }, sms];
    const revisions = (sketch: object, options = {}) =>
      planEvents({ steps, ...sketch }, options).map((event) => event.revision);
    expect(revisions({})).to.deep.equal(['2025-05', 'latest']);
    expect(revisions({ revision: '2026-01' })).to.deep.equal(['2025-05', '2026-01']);
    expect(revisions({ revision: '2026-01' }, { revision: '2026-08' })).to.deep.equal(['2025-05', '2026-08']);
  });

  it('refuses a kind that the revision asked for does not have', () => {
    const steps = [{ emit: 'internal-comment.added', contact: 'ada' }];
    expect(() => planSketch({ steps }, { revision: '2025-05' })).to.satisfy((plan: () => unknown) => {
      try {
        plan();
        return false;
      } catch (error) {
        return isCatalogError(error) && error.code === 'HL_CATALOG_KIND_NOT_IN_REVISION';
      }
    });
  });

  it('refuses a story that leaves the calendar', () => {
    const steps = [{ repeat: 10_000_000, every: '999999h', ...sms }];
    let caught: unknown;
    try {
      planSketch({ steps });
    } catch (error) {
      caught = error;
    }
    expect(isTimelineError(caught) && caught.code).to.equal('HL_TIMELINE_IMPOSSIBLE');
    expect(String(caught)).to.match(/scenario "sketch".*after the year 9999/);
  });

  it('begins at the instant asked for, else at the one of the scenario', () => {
    const scenarioStart = Date.UTC(2026, 2, 10, 9);
    expect(planSketch({ steps: [sms] }).start).to.deep.equal({ at: scenarioStart, utcOffsetMinutes: 0 });
    const start = { at: 5, utcOffsetMinutes: 60 };
    expect(planSketch({ steps: [sms] }, { start }).start).to.equal(start);
  });

  it('makes the events anew each time it is iterated, also when iterations interleave', () => {
    const { events } = planSketch({
      steps: [{ repeat: 5, every: '1m', spacing: 'poisson', contact: 'team', emit: 'sms.sent' }, mail],
    });
    const all = [...events];
    const interleaved: unknown[] = [];
    const other = events[Symbol.iterator]();
    for (const event of events) interleaved.push([event, other.next().value]);
    expect(interleaved).to.deep.equal(all.map((event) => [event, event]));
  });

  it('leaves the scenario as it is', () => {
    const scenario = readSketch({ steps: [{ id: 'a', ...sms }, { again: 'a' }, { repeat: 2, ...mail }] });
    const before = structuredClone(scenario);
    expect([...planTimeline(scenario, { seed: '1' }).events]).to.have.length(4);
    expect(scenario).to.deep.equal(before);
  });
});
