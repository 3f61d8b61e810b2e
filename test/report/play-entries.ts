import type { Outcome } from '../../src/model/delivery.ts';
import type { AttemptMade, EventPlanned, JournalDraft, JournalEntry } from '../../src/model/journal.ts';
import type { JsonValue } from '../../src/model/json.ts';
import type { EmitStep, RunExpectation, Scenario, StepExpectation } from '../../src/model/scenario.ts';
import { createDeliveryLog } from '../../src/report/delivery-log.ts';
import { createReportBuilder, type FinishOptions } from '../../src/report/report-builder.ts';
import type { ReportDetails } from '../../src/report/report-details.ts';
import type { ReportedRun } from '../../src/report/reported-run.ts';

const AT = { storyAt: '2026-01-01T00:00:00.000Z', wallAt: '2026-01-01T00:00:05.000Z' };

/** What a test says of one attempt; an outcome left out follows from the status. */
export type PlayedAttempt = {
  readonly status?: number;
  readonly outcome?: Outcome;
  readonly latencyMs?: number;
  readonly answer?: string | Uint8Array;
  readonly error?: string;
  /** Milliseconds after the beginning of the story; left out, it is when the event happened. */
  readonly atMs?: number;
  /** What it sent, where that is not what the event was announced with. */
  readonly body?: string | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
  readonly answerHeaders?: Readonly<Record<string, string>>;
};

/** What a test says of one event: the rest is made up. */
export type PlayedEvent = {
  readonly kind?: string;
  readonly stepId?: string | null;
  readonly stepPath?: string;
  readonly fault?: string;
  readonly duplicate?: boolean;
  readonly contactId?: string;
  readonly castName?: string;
  /** Milliseconds after the beginning of the story. */
  readonly atMs?: number;
  readonly body?: string | Uint8Array;
  /** Whether the run's disorder drops it; it has no attempts then. */
  readonly dropped?: boolean;
  readonly attempts: readonly PlayedAttempt[];
  readonly lost?: boolean;
  /** Whether the run broke off before it ended. */
  readonly unended?: boolean;
};

/** The entries of a run that went like this, event after event. */
export function entriesOf(events: readonly PlayedEvent[]): readonly JournalEntry[] {
  const drafts: readonly JournalDraft[] = [
    {
      ...AT,
      kind: 'run-started',
      tool: 'highlevel-mock/0.1.0',
      scenario: { name: 'clinic', file: 'clinic.yaml', text: '' },
      seed: 'tuesday-7',
      runId: 'k3Vd9',
      options: { target: 'http://localhost:3000/webhooks' },
    },
    ...events.flatMap((event, index) => draftsOf(event, `d-${index + 1}`)),
  ];
  return drafts.map((draft, seq): JournalEntry => ({ v: 1, seq, ...draft }));
}

/** What a page is made of, for a run that went like this. */
export function reportedRunOf(
  scenario: Scenario,
  events: readonly PlayedEvent[],
  options: FinishOptions = { interrupted: false },
): ReportedRun {
  const log = createDeliveryLog();
  for (const entry of entriesOf(events)) log.add(entry);
  return { details: reportOf(scenario, events, options), log: log.read() };
}

/** Builds the report of a run that went like this. */
export function reportOf(
  scenario: Scenario,
  events: readonly PlayedEvent[],
  options: FinishOptions = { interrupted: false },
): ReportDetails {
  const builder = createReportBuilder(scenario);
  for (const entry of entriesOf(events)) builder.add(entry);
  return builder.finish(options);
}

/** An event that was accepted at the first attempt. */
export const ACCEPTED: PlayedEvent = { attempts: [{ status: 200 }] };

/** An event that is planned and never sent. */
export const DROPPED: PlayedEvent = { attempts: [], dropped: true };

/** An event that HighLevel would have lost. */
export const LOST: PlayedEvent = { attempts: [{ status: 500 }, { status: 500 }], lost: true };

/** A scenario file of plain steps, some of which expect something; step n stands at line 10 + 5n. */
export function scenarioOf(
  steps: readonly { readonly id?: string; readonly expect?: Omit<StepExpectation, 'position'> }[],
  expect: Partial<RunExpectation> = {},
): Scenario {
  return {
    file: 'clinic.yaml',
    text: '',
    name: 'clinic',
    locations: [],
    cast: [{ name: 'contact' }],
    users: [],
    sender: {},
    steps: steps.map(({ id, expect: wanted }, index): EmitStep => {
      const path = `steps[${index}]`;
      const position = { file: 'clinic.yaml', line: 10 + 5 * index, column: 5, path };
      return {
        form: 'emit',
        id: id ?? null,
        identity: path,
        position,
        kinds: [{ kind: 'sms.sent', weight: 1 }],
        placement: { form: 'cursor' },
        ...(wanted === undefined
          ? {}
          : { expect: { ...wanted, position: { ...position, path: `${path}.expect` } } }),
      };
    }),
    expect: { lost: { count: 0 }, ...expect },
    expectPositions: {},
  };
}

/** The scenario of one step, `first`, repeated `count` times. */
export function repeatedScenario(count: number, expect: Omit<StepExpectation, 'position'>): Scenario {
  const scenario = scenarioOf([{ id: 'first', expect }]);
  const position = { file: 'clinic.yaml', line: 4, column: 5, path: 'steps[0]' };
  const pace = { by: 'over', ms: 0, spacing: 'even' } as const;
  const repeat = {
    form: 'repeat',
    id: null,
    identity: 'r',
    position,
    count,
    pace,
    steps: scenario.steps,
  } as const;
  return { ...scenario, steps: [repeat] };
}

/** A JSON answer. */
export function answering(body: JsonValue, status = 200): PlayedEvent {
  return { attempts: [{ status, answer: JSON.stringify(body) }] };
}

function draftsOf(event: PlayedEvent, deliveryId: string): readonly JournalDraft[] {
  const { kind = 'sms.sent', stepId = 'first', stepPath = 'steps[0]' } = event;
  const { contactId = null, castName, atMs = 0, body = '{}' } = event;
  const planned: Omit<EventPlanned, 'v' | 'seq'> = {
    ...AT,
    storyAt: storyInstant(atMs),
    kind: 'event-planned',
    deliveryId,
    stepId,
    stepPath,
    eventKind: kind,
    event: 'OutboundMessage',
    contactId,
    ...(castName === undefined ? {} : { castName }),
    fault: event.fault ?? null,
    duplicate: event.duplicate ?? false,
    ...(event.dropped === true ? { dropped: true } : {}),
    timestamp: 0,
    bodyBase64: toBase64(body),
  };
  const attempts = event.attempts.map((attempt, index): Omit<AttemptMade, 'v' | 'seq'> => {
    const { status, latencyMs = 5, answer = '', error, headers = {}, answerHeaders } = attempt;
    return {
      ...AT,
      storyAt: storyInstant(attempt.atMs ?? atMs),
      kind: 'attempt',
      deliveryId,
      stepId,
      eventKind: kind,
      number: index + 1,
      headers,
      bodyBase64: toBase64(attempt.body ?? body),
      outcome: outcomeOf(attempt),
      status,
      ...(answerHeaders === undefined ? {} : { answerHeaders }),
      answerBase64: toBase64(answer),
      latencyMs,
      error,
    };
  });
  if (event.dropped === true) return [planned];
  if (event.unended === true) return [planned, ...attempts];
  const outcome = outcomeOf(event.attempts.at(-1) ?? {});
  return [
    planned,
    ...attempts,
    { ...AT, kind: 'delivery-ended', deliveryId, outcome, lost: event.lost ?? false },
  ];
}

function storyInstant(atMs: number): string {
  return new Date(Date.parse(AT.storyAt) + atMs).toISOString();
}

function toBase64(content: string | Uint8Array): string {
  return Buffer.from(content as string).toString('base64');
}

function outcomeOf({ status, outcome }: PlayedAttempt): Outcome {
  if (outcome !== undefined) return outcome;
  if (status === undefined) return 'unreachable';
  return status >= 200 && status < 300 ? 'accepted' : 'rejected';
}
