import { testKeys } from '../envelope/test-keys.ts';
import type { Scenario, Step } from '../model/scenario.ts';
import { planTimeline } from '../timeline/plan-timeline.ts';
import { foreseeProblems } from './execute-run.ts';
import { createEventPreparer } from './prepare-event.ts';
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
 * Parses nothing, sends nothing: plans a scenario and makes one payload of every step, so that whatever would stop a
 * run stops here.
 *
 * @throws {@link TimelineError} {@link PayloadError} {@link CatalogError} as a run would
 */
export function validateScenario(scenario: Scenario, options: Pick<RunOptions, 'revision' | 'strict'>): ScenarioOutline {
  const settings = settleRun(scenario, { options, keysAppId: null });
  const keys = { ed25519: testKeys.ed25519(), rsa: testKeys.rsa() };
  const preparer = createEventPreparer({ scenario, settings, keys, wallNow: systemClock.wallNow });
  const timeline = planTimeline(scenario, settings);
  const tried = new Set<Step>();
  const kinds = new Map<string, number>();
  let events = 0;
  for (const event of timeline.events) {
    events += 1;
    kinds.set(event.kind, (kinds.get(event.kind) ?? 0) + 1);
    if (settings.strict) preparer.generator.assertValid(event);
    else if (!tried.has(event.step)) preparer.generator.generatePayload(event, settings.start.at);
    tried.add(event.step);
  }
  return {
    name: scenario.name,
    events,
    lengthMs: timeline.endsAtMs,
    kinds: Object.fromEntries([...kinds].sort((a, b) => b[1] - a[1])),
    problems: foreseeProblems(settings, timeline),
  };
}
