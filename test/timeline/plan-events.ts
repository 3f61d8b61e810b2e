import type { Scenario } from '../../src/model/scenario.ts';
import type { PlannedEvent, Timeline } from '../../src/model/timeline.ts';
import { parseScenario } from '../../src/scenario/parse-scenario.ts';
import { type PlanOptions, planTimeline } from '../../src/timeline/plan-timeline.ts';

/** A scenario of which only what matters to the test is written. */
export type Sketch = { readonly steps: readonly object[] } & Readonly<Record<string, unknown>>;

const CAST = { ada: { name: 'Ada Okafor' }, bob: { name: 'Bob Lind' }, team: { count: 3 } };

/** Reads a sketch: two contacts `ada` and `bob`, and a group `team` of three, unless it has a cast of its own. */
export function readSketch(sketch: Sketch): Scenario {
  const tree = { version: 1, name: 'sketch', startsAt: '2026-03-10T09:00:00Z', cast: CAST, ...sketch };
  return parseScenario(tree);
}

/** Plans a sketch. */
export function planSketch(sketch: Sketch, options: Partial<PlanOptions> = {}): Timeline {
  return planTimeline(readSketch(sketch), { seed: '7', ...options });
}

/** Plans a sketch and makes all its events. */
export function planEvents(sketch: Sketch, options: Partial<PlanOptions> = {}): readonly PlannedEvent[] {
  return [...planSketch(sketch, options).events];
}

/** Tells events shortly: `60 sms.sent ada`, `90 sms.sent team#2`, in seconds since the story began. */
export function tell(events: Iterable<PlannedEvent>): readonly string[] {
  return [...events].map(({ offsetMs, kind, contact }) => {
    const who =
      contact === null ? '' : contact.member === null ? contact.name : `${contact.name}#${contact.member}`;
    return `${offsetMs / 1000} ${kind} ${who}`.trim();
  });
}

/** Tells the instants of events, in seconds since the story began. */
export function seconds(events: Iterable<PlannedEvent>): readonly number[] {
  return [...events].map((event) => event.offsetMs / 1000);
}
