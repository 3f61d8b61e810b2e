import { deliverEvents } from '../delivery/deliver-events.ts';
import { createRecorder } from '../journal/create-recorder.ts';
import type { SigningKeys } from '../model/envelope.ts';
import type { JournalEntry } from '../model/journal.ts';
import type { Scenario } from '../model/scenario.ts';
import type { Timeline } from '../model/timeline.ts';
import { createReportBuilder, type ReportDetails } from '../report/report-builder.ts';
import { planTimeline } from '../timeline/plan-timeline.ts';
import type { Endpoint } from './endpoint.ts';
import { createEventPreparer, type EventPreparer } from './prepare-event.ts';
import { describeSettings, type RunSettings } from './run-settings.ts';
import { createStoryClock } from './story-clock.ts';
import { systemClock } from './system-clock.ts';
import { TOOL } from './tool.ts';

/** A run with every choice made and its endpoint open. */
export type RunPlan = {
  readonly scenario: Scenario;
  readonly settings: RunSettings;
  readonly keys: SigningKeys;
  readonly endpoint: Endpoint;
  /** Told everything that happens, in order. */
  readonly consumers: readonly ((entry: JournalEntry) => void)[];
  readonly stopSignal: AbortSignal;
  /** The command that repeats the run; null in the library. */
  readonly repeatCommand: string | null;
};

/** What a run came to. */
export type ExecutedRun = { readonly details: ReportDetails; readonly preparer: EventPreparer };

/**
 * Plays one scenario: plans it, generates, signs and delivers each event, records what happens and judges it.
 *
 * @throws {@link PayloadError} `HL_PAYLOAD_INVALID` when strict, before anything is sent
 */
export async function executeRun(plan: RunPlan): Promise<ExecutedRun> {
  const { scenario, settings, endpoint, stopSignal } = plan;
  const timeline = planTimeline(scenario, settings);
  const preparer = createEventPreparer({ ...plan, wallNow: systemClock.wallNow });
  if (settings.strict) for (const event of timeline.events) preparer.generator.assertValid(event);

  const report = createReportBuilder(scenario);
  for (const problem of foreseeProblems(settings, timeline)) report.addProblem(problem);
  const record = createRecorder([report.add, ...plan.consumers]);
  const storyClock = createStoryClock(settings.clock, settings.start.at, systemClock);
  const stamp = () => ({
    storyAt: new Date(storyClock.now()).toISOString(),
    wallAt: new Date(systemClock.wallNow()).toISOString(),
  });

  record({
    ...stamp(),
    kind: 'run-started',
    tool: TOOL,
    scenario: { name: scenario.name, file: scenario.file, text: scenario.text },
    seed: settings.seed,
    runId: settings.runId,
    options: describeSettings(settings, endpoint.url),
  });
  await deliverEvents({
    events: timeline.events,
    start: settings.start.at,
    prepare: preparer.prepareEvent,
    transport: endpoint.transport,
    timeoutMs: settings.timeoutMs,
    concurrency: settings.concurrency,
    seed: settings.seed,
    clock: systemClock,
    storyClock,
    record,
    stopSignal,
  });
  const details = report.finish({ interrupted: stopSignal.aborted, repeatCommand: plan.repeatCommand });
  record({ ...stamp(), kind: 'run-ended', verdict: details.report.verdict, totals: details.report.totals });
  return { details, preparer };
}

/** What a person should know before judging the receiver. */
export function foreseeProblems(settings: RunSettings, timeline: Timeline): readonly string[] {
  const storyEndsAt = settings.start.at + (settings.clock === 'virtual' ? timeline.endsAtMs : 0);
  if (settings.timestamps === 'story' || storyEndsAt <= systemClock.wallNow()) return [];
  return [
    'Some events carry a "dateAdded" that lies after their "timestamp": the story reaches past now. ' +
      'Begin it earlier (startsAt, --start-at), or take timestamps from the story (--timestamps story).',
  ];
}
