import type { AttemptMade, DeliveryEnded, EventPlanned, JournalEntry, RunStarted } from '../model/journal.ts';
import type { Totals } from '../model/report.ts';
import type { Scenario } from '../model/scenario.ts';
import { type DeliveryRecord, recordAttempt, recordPlanned, toSample } from './delivery-record.ts';
import { listExpectedSteps } from './expected-steps.ts';
import { judgeExpectations } from './judge-expectations.ts';
import { createLatencyRecord } from './latency-record.ts';
import { createRefusals } from './refusals.ts';
import type { DeliverySample, ReportDetails } from './report-details.ts';
import { createStepTally } from './step-tally.ts';
import { createTallyBook } from './tally-book.ts';
import { createUnexpectedBook } from './unexpected-book.ts';
import { createWallSpan } from './wall-span.ts';

const LOST_LIMIT = 20;
const PROBLEM_LIMIT = 20;

/** How a report is closed. */
export type FinishOptions = {
  /** Whether the run was stopped before its story ended; a run with unfinished deliveries counts as stopped too. */
  readonly interrupted: boolean;
  /**
   * The command that plays the same run again, ready to paste.
   *
   * @default null
   */
  readonly repeatCommand?: string | null;
  /**
   * Which key was signed with and how the receiver gets to know it, in sentences.
   *
   * @default ''
   */
  readonly keyAdvice?: string;
};

/** Makes a report out of what happens, as it happens. */
export type ReportBuilder = {
  /** Takes in the next entry of the run. */
  add(entry: JournalEntry): void;
  /** Notes in a sentence something the reader of the report should know; the first 20 are kept word for word. */
  addProblem(text: string): void;
  /** The totals so far. */
  totals(): Totals;
  /** Judges what came in. More can be added afterwards, and the report be closed anew. */
  finish(options: FinishOptions): ReportDetails;
};

/**
 * Creates a report of which nothing has happened yet.
 *
 * @remarks Memory does not grow with the number of events, only with those under way.
 * @param scenario What was played: its expectations are judged.
 */
export function createReportBuilder(scenario: Scenario): ReportBuilder {
  const pending = new Map<string, DeliveryRecord>();
  const book = createTallyBook();
  const unexpected = createUnexpectedBook();
  const latencies = createLatencyRecord();
  const span = createWallSpan();
  const refusals = createRefusals();
  const tallies = new Map(listExpectedSteps(scenario).map((step) => [step.stepPath, createStepTally(step)]));
  const lost: DeliverySample[] = [];
  const problems: string[] = [];
  let problemCount = 0;
  let started: RunStarted | null = null;

  const addProblem = (text: string): void => {
    if (problemCount++ < PROBLEM_LIMIT) problems.push(text);
  };
  const find = (entry: AttemptMade | DeliveryEnded): DeliveryRecord | null => {
    const delivery = pending.get(entry.deliveryId) ?? null;
    if (delivery === null) {
      addProblem(
        `entry ${entry.seq} (${entry.kind}) is about a delivery that was not under way: ${entry.deliveryId}`,
      );
    }
    return delivery;
  };
  const addPlanned = (entry: EventPlanned): void => {
    if (pending.has(entry.deliveryId)) return;
    const delivery = recordPlanned(entry);
    if (entry.dropped === true) {
      book.addDropped(delivery);
      return;
    }
    pending.set(entry.deliveryId, delivery);
    book.addEvent(delivery);
  };
  const addAttempt = (entry: AttemptMade): void => {
    const before = find(entry);
    if (before === null) return;
    const last = recordAttempt(entry, tallies.get(before.stepPath)?.step.expect.body);
    pending.set(entry.deliveryId, { ...before, attempts: before.attempts + 1, last });
    book.addAttempt(before, entry.outcome);
    if (entry.status !== undefined) latencies.add(entry.latencyMs);
  };
  const addEnded = (entry: DeliveryEnded): void => {
    const delivery = find(entry);
    if (delivery === null) return;
    pending.delete(entry.deliveryId);
    book.addEnd(delivery, entry);
    refusals.add(delivery);
    const unmet = tallies.get(delivery.stepPath)?.add(delivery) ?? [];
    unexpected.add(delivery.deliveryId, entry.outcome, unmet);
    if (entry.lost && lost.length < LOST_LIMIT) lost.push(toSample(delivery));
  };

  return {
    addProblem,
    totals: book.totals,
    add: (entry) => {
      span.add(entry);
      if (entry.kind === 'run-started') started ??= entry;
      else if (entry.kind === 'event-planned') addPlanned(entry);
      else if (entry.kind === 'attempt') addAttempt(entry);
      else if (entry.kind === 'delivery-ended') addEnded(entry);
    },
    finish: (options) => {
      const interrupted = options.interrupted || pending.size > 0;
      const totals = book.totals();
      const latencyMs = latencies.read();
      const unended = [...pending.values()];
      const rejectedSoFarCount = unended.filter(({ last }) => last?.outcome === 'rejected').length;
      const figures = { totals, rejectedSoFarCount, latencyMs, interrupted };
      const { verdict, expectations } = judgeExpectations({
        scenario,
        figures,
        tallies: [...tallies.values()],
      });
      const refusal = refusals.describe(options.keyAdvice ?? '');
      const moreCount = problemCount - problems.length;
      const known = refusal === null ? problems : [refusal, ...problems];
      return {
        report: {
          version: 1,
          tool: started?.tool ?? '',
          scenario: scenario.name,
          seed: started?.seed ?? '',
          runId: started?.runId ?? '',
          startedAt: started?.wallAt ?? '',
          verdict,
          problems: moreCount > 0 ? [...known, `… and ${moreCount} more`] : [...known],
          totals,
          latencyMs,
          expectations: expectations.map((judged) => judged.result),
        },
        durationMs: span.readMs(),
        interrupted,
        unfinishedCount: pending.size,
        byKind: book.byKind(),
        lost: [...lost],
        failures: expectations
          .filter((judged) => judged.result.verdict === 'fail')
          .map(({ result, position, samples }) => ({
            expectation: result.name,
            position,
            samples: [...samples],
          })),
        unexpected: unexpected.read(),
        repeat: options.repeatCommand ?? null,
      };
    },
  };
}
