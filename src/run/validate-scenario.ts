import { testKeys } from '../envelope/test-keys.ts';
import type { Scenario } from '../model/scenario.ts';
import { planTimeline } from '../timeline/plan-timeline.ts';
import { foreseeProblems } from './foresee-problems.ts';
import { createEventPreparer } from './prepare-event.ts';
import { rehearseEvents } from './rehearse-events.ts';
import type { RunOptions } from './run-options.ts';
import { settleRun } from './run-settings.ts';
import { systemClock } from './system-clock.ts';

/** What a valid scenario amounts to. */
export type ScenarioOutline = {
  readonly name: string;
  readonly events: number;
  /** From the first instant of the story to its last event, in milliseconds. */
  readonly lengthMs: number;
  /** Events by kind, most first. */
  readonly kinds: Readonly<Record<string, number>>;
  /** What to know before running it. */
  readonly problems: readonly string[];
};

/**
 * Parses nothing, sends nothing: plans a scenario and rehearses it, so that whatever would stop a run stops here.
 *
 * @throws {@link TimelineError} {@link PayloadError} {@link CatalogError} as a run would
 */
export function validateScenario(scenario: Scenario, options: Omit<RunOptions, 'keys'>): ScenarioOutline {
  const settings = settleRun(scenario, { options, keysAppId: null });
  const keys = { ed25519: testKeys.ed25519(), rsa: testKeys.rsa() };
  const preparer = createEventPreparer({ scenario, settings, keys, wallNow: systemClock.wallNow });
  const timeline = planTimeline(scenario, settings);
  rehearseEvents({ scenario, timeline, preparer, strict: settings.strict });
  const kinds = new Map<string, number>();
  let events = 0;
  for (const event of timeline.events) {
    events += 1;
    kinds.set(event.kind, (kinds.get(event.kind) ?? 0) + 1);
  }
  return {
    name: scenario.name,
    events,
    lengthMs: timeline.endsAtMs,
    kinds: Object.fromEntries([...kinds].sort((a, b) => b[1] - a[1])),
    problems: foreseeProblems({ scenario, settings, timeline, hasTarget: false }),
  };
}
