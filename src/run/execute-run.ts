import { deliverEvents } from '../delivery/deliver-events.ts';
import { createRecorder } from '../journal/create-recorder.ts';
import { readJournal } from '../journal/read-journal.ts';
import type { SigningKeys } from '../model/envelope.ts';
import type { JournalEntry } from '../model/journal.ts';
import type { Scenario } from '../model/scenario.ts';
import type { EventWitness } from '../model/world.ts';
import { createReportBuilder } from '../report/report-builder.ts';
import type { ReportDetails } from '../report/report-details.ts';
import { planTimeline } from '../timeline/plan-timeline.ts';
import type { Endpoint } from './endpoint.ts';
import { foreseeProblems } from './foresee-problems.ts';
import { planResumption } from './plan-resumption.ts';
import { createEventPreparer, type EventPreparer } from './prepare-event.ts';
import type { RecordedRun } from './recorded-run.ts';
import { describeSettings } from './recorded-settings.ts';
import { rehearseEvents } from './rehearse-events.ts';
import type { RunSettings } from './run-settings.ts';
import { createStoryClock } from './story-clock.ts';
import { systemClock } from './system-clock.ts';
import { TOOL } from './tool.ts';
import { witnessEvents } from './witness-events.ts';

/** Calls `send`, and may do something before and after it. */
export type WhileSending = (send: () => Promise<void>) => Promise<void>;

/** A run with every choice made and its endpoint open. */
export type RunPlan = {
  readonly scenario: Scenario;
  readonly settings: RunSettings;
  readonly keys: SigningKeys;
  readonly endpoint: Endpoint;
  /** Whether the endpoint is a receiver of the user's own, not the embedded one. */
  readonly hasTarget: boolean;
  /** Told everything that happens, in order. */
  readonly consumers: readonly ((entry: JournalEntry) => void)[];
  readonly stopSignal: AbortSignal;
  /** Does the sending, which comes after all that is planned and checked. */
  readonly whileSending: WhileSending;
  /** The command that repeats the run; null in the library. */
  readonly repeatCommand: string | null;
  /** Which key is signed with and how the receiver gets to know it, in sentences. */
  readonly keyAdvice: string;
  /** An earlier run that this one takes up again; null for a new one. */
  readonly recorded: RecordedRun | null;
  /** What to know of its journal, in sentences. */
  readonly problems: readonly string[];
  /** Told every event before it is first sent; null for nobody. */
  readonly witness: EventWitness | null;
};

/** What a run came to. */
export type ExecutedRun = { readonly details: ReportDetails; readonly preparer: EventPreparer };

/**
 * Plays one scenario: plans it, generates, signs and delivers each event, records what happens and judges it.
 *
 * @throws {@link PayloadError} {@link KeyError} when an event cannot be made or signed as asked, before anything is sent
 */
export async function executeRun(plan: RunPlan): Promise<ExecutedRun> {
  const { scenario, settings, endpoint, stopSignal, recorded } = plan;
  const timeline = planTimeline(scenario, settings);
  const preparer = createEventPreparer({ ...plan, wallNow: systemClock.wallNow });
  rehearseEvents({ scenario, timeline, preparer, strict: settings.strict });

  const report = createReportBuilder(scenario);
  for (const problem of foreseeProblems({ ...plan, timeline })) report.addProblem(problem);
  for (const problem of plan.problems) report.addProblem(problem);
  if (recorded !== null) for (const entry of readJournal(recorded.path)) report.add(entry);
  const record = createRecorder([report.add, ...plan.consumers], { firstSeq: recorded?.nextSeq ?? 0 });
  const storyClock = createStoryClock(settings.clock, recorded?.reachedAt ?? settings.start.at, systemClock);
  const sender =
    plan.witness === null
      ? preparer
      : witnessEvents(preparer, { witness: plan.witness, settings, story: storyClock });
  const rest = recorded === null ? null : planResumption(recorded, { timeline, preparer: sender });
  const stamp = () => ({
    storyAt: new Date(storyClock.now()).toISOString(),
    wallAt: new Date(systemClock.wallNow()).toISOString(),
  });

  if (recorded === null) {
    record({
      ...stamp(),
      // The clock of a story that goes fast is past its beginning by now.
      storyAt: new Date(settings.start.at).toISOString(),
      kind: 'run-started',
      tool: TOOL,
      scenario: { name: scenario.name, file: scenario.file, text: scenario.text },
      seed: settings.seed,
      runId: settings.runId,
      options: describeSettings(settings, endpoint.url),
    });
  }
  for (const closing of rest?.closings ?? []) record(closing);
  await plan.whileSending(() =>
    deliverEvents({
      events: rest?.events ?? timeline.events,
      open: rest?.open ?? [],
      start: settings.start.at,
      prepare: sender.prepareEvent,
      transport: endpoint.transport,
      timeoutMs: settings.timeoutMs,
      concurrency: settings.concurrency,
      seed: settings.seed,
      clock: systemClock,
      storyClock,
      record,
      stopSignal,
    }),
  );
  for (const problem of endpoint.problems()) report.addProblem(problem);
  const { repeatCommand, keyAdvice } = plan;
  const details = report.finish({ interrupted: stopSignal.aborted, repeatCommand, keyAdvice });
  record({ ...stamp(), kind: 'run-ended', verdict: details.report.verdict, totals: details.report.totals });
  return { details, preparer };
}
