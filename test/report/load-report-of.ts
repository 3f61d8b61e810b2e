import { createLoadTally } from '../../src/load/load-tally.ts';
import type { Outcome } from '../../src/model/delivery.ts';
import type { LoadReport } from '../../src/model/load-report.ts';
import type { LoadDetails } from '../../src/report/load-details.ts';
import { HOSTILE_TEXTS } from './hostile-run.ts';

/** One attempt of a load, first and last of its event. */
export type PlayedLoadAttempt = {
  readonly atMs: number;
  readonly latencyMs: number;
  readonly outcome?: Outcome;
  readonly error?: string;
};

const STATUSES: Readonly<Record<Outcome, number | null>> = {
  accepted: 200,
  rejected: 500,
  'timed-out': null,
  unreachable: null,
};

/** The report of a load that went like this, with whatever else a test says of it. */
export function loadReportOf(
  attempts: readonly PlayedLoadAttempt[],
  given: Partial<LoadReport> = {},
): LoadReport {
  const tally = createLoadTally();
  for (const { atMs, latencyMs, outcome = 'accepted', error = null } of attempts) {
    tally.addSigned(atMs);
    tally.addArrival(atMs, 0.2);
    tally.addAttempt({
      number: 1,
      before: null,
      outcome,
      status: STATUSES[outcome],
      error,
      intendedAtMs: atMs,
      sentAtMs: atMs,
      endedAtMs: atMs + latencyMs,
    });
  }
  const figures = tally.read();
  return {
    version: 1,
    tool: 'highlevel-mock/0.1.0',
    scenario: 'rush',
    seed: 'tuesday-7',
    runId: 'k3Vd9',
    startedAt: '2026-01-01T00:00:05.000Z',
    verdict: 'pass',
    problems: [],
    totals: figures.totals,
    rate: { intendedPerSecond: 100, achievedPerSecond: 99.5 },
    latencyMs: figures.latencyMs,
    serviceMs: figures.serviceMs,
    lagMs: figures.lagMs,
    cpuMs: 1234,
    maxRssMiB: 98,
    durationMs: figures.lastEndAtMs ?? 0,
    expectations: [{ name: 'lost', verdict: 'pass', expected: 'none', actual: 'none' }],
    setup: {
      target: 'http://localhost:3000/webhooks',
      stages: [{ form: 'hold', fromPerSecond: 100, toPerSecond: 100, durationMs: 3_000 }],
      connections: null,
      events: null,
      maxInFlight: 1000,
      workers: 2,
      shard: '1/1',
      mix: [{ kind: 'sms.sent', weight: 1 }],
      timeoutMs: 10_000,
      drainMs: 60_000,
      retry: 'none',
      latencyBoundsMs: {},
    },
    statuses: figures.statuses,
    errors: figures.errors,
    effects: null,
    overTime: figures.overTime,
    latencyBuckets: figures.latencyBuckets,
    ...given,
  };
}

/** Three seconds at 100 a second; in the last of them the receiver refuses a tenth, and is slow. */
export const RUSH: readonly PlayedLoadAttempt[] = Array.from({ length: 300 }, (_, index) => ({
  atMs: index * 10,
  latencyMs: index < 200 ? 5 + (index % 10) : 50 + (index % 100),
  outcome: index >= 200 && index % 10 === 0 ? 'rejected' : 'accepted',
}));

/** A load in which every text that can come from outside is hostile. */
export function hostileLoad(): LoadDetails {
  const [text = '', other = ''] = HOSTILE_TEXTS;
  const report = loadReportOf([
    ...RUSH,
    ...HOSTILE_TEXTS.map((error) => ({ atMs: 2900, latencyMs: 3, outcome: 'unreachable', error }) as const),
  ]);
  return {
    report: {
      ...report,
      verdict: 'fail',
      scenario: HOSTILE_TEXTS.join(' '),
      seed: text,
      runId: other,
      problems: HOSTILE_TEXTS,
      effects: {
        ...{ events: 9, once: 0, never: 9, moreThanOnce: 0, requests: 1, refused: {} },
        examples: HOSTILE_TEXTS.map((each) => ({
          messageId: each,
          webhookId: each,
          times: 2,
          request: each,
        })),
      },
      expectations: HOSTILE_TEXTS.map((each) => ({
        name: each,
        verdict: 'fail',
        expected: each,
        actual: each,
      })),
      setup: { ...report.setup, target: text, retry: text, mix: [{ kind: text, weight: 1 }] },
    },
    repeat: HOSTILE_TEXTS.join(' '),
  };
}
