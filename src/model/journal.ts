import type { Outcome } from './delivery.ts';
import type { JsonObject } from './json.ts';
import type { EffectCounts } from './load-effects.ts';
import type { ExpectationResult, Totals, Verdict } from './report.ts';

/** What every entry of a journal carries. In a file its line ends with a checksum, `crc`, which readers take off. */
export type JournalStamp = {
  readonly v: 1;
  /** From 0, without gaps. */
  readonly seq: number;
  /** ISO instants. */
  readonly storyAt: string;
  readonly wallAt: string;
};

export type RunStarted = JournalStamp & {
  readonly kind: 'run-started';
  /** Name and version of the writer, as in `highlevel-mock/0.1.0`. */
  readonly tool: string;
  readonly scenario: { readonly name: string; readonly file: string | null; readonly text: string };
  readonly seed: string;
  readonly runId: string;
  /** What the run was asked for, without keys. */
  readonly options: JsonObject;
};

/** Written before the first attempt of each event, so that an interrupted run can be taken up again. */
export type EventPlanned = JournalStamp & {
  readonly kind: 'event-planned';
  readonly deliveryId: string;
  readonly stepId: string | null;
  /** The step's place in the scenario tree (`steps[2]`), for steps without an id. */
  readonly stepPath: string;
  readonly eventKind: string;
  readonly event: string;
  readonly contactId: string | null;
  /** What the scenario calls that contact, as in `ada`, or `walkIns[2]` for the third of a group. */
  readonly castName?: string;
  readonly fault: string | null;
  /** Whether this repeats an earlier event's bytes. */
  readonly duplicate: boolean;
  /** Set on an event that the run's disorder drops: it is never sent. */
  readonly dropped?: true;
  /** The instant the payload says it was sent, epoch milliseconds. */
  readonly timestamp: number;
  readonly bodyBase64: string;
};

export type AttemptMade = JournalStamp & {
  readonly kind: 'attempt';
  readonly deliveryId: string;
  readonly stepId: string | null;
  readonly eventKind: string;
  readonly number: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly bodyBase64: string;
  readonly outcome: Outcome;
  readonly status?: number;
  readonly answerHeaders?: Readonly<Record<string, string>>;
  readonly answerBase64?: string;
  readonly latencyMs: number;
  readonly error?: string;
  /** When the next attempt is due in the story, ISO; absent when there is none. */
  readonly retryAt?: string;
  /** Set on an attempt that a resumed run made again because the first run was cut off during it. */
  readonly resumed?: true;
};

export type DeliveryEnded = JournalStamp & {
  readonly kind: 'delivery-ended';
  readonly deliveryId: string;
  readonly outcome: Outcome;
  readonly lost: boolean;
};

export type RunEnded = JournalStamp & {
  readonly kind: 'run-ended';
  readonly verdict: Verdict;
  readonly totals: Totals;
};

/** The first line of a load. A load is too fast for a line an attempt, so tallies follow. */
export type LoadStarted = JournalStamp & {
  readonly kind: 'load-started';
  readonly tool: string;
  readonly scenario: { readonly name: string; readonly file: string | null; readonly text: string };
  readonly seed: string;
  readonly runId: string;
  readonly target: string;
  /** `i/n`: whose contacts are sent to. */
  readonly shard: string;
  /** How many senders there are, each with tallies of its own. */
  readonly workers: number;
  /** The instant from which arrivals count, ISO. */
  readonly wallStart: string;
  /** Every other choice, without keys: those that all shards of a load have in common. */
  readonly options: JsonObject;
};

/** What a sender of a load has counted since the start; of each sender the last one counts. */
export type LoadTallied = JournalStamp & {
  readonly kind: 'load-tallied';
  /** From 0. */
  readonly sender: number;
  /** In a form that adds up; only the version that wrote it is sure to read it. */
  readonly tally: JsonObject;
  /** What the process has used so far, all senders together. */
  readonly cpuMs: number;
  readonly maxRssMiB: number;
  /** How the sender ended; absent while it goes on. */
  readonly end?: {
    readonly isInterrupted: boolean;
    /** Deliveries that HighLevel would still have sent again. */
    readonly unfinishedCount: number;
    /** Why not all events came, as a sentence; null when all did. */
    readonly fault: string | null;
    /** The bound of `abortWhen` that ended it. */
    readonly aborted: ExpectationResult | null;
    /** What a twin counted; absent where none did. */
    readonly effects?: EffectCounts;
    /** Why it died, and what is not counted therefore, as the rest of a sentence; null when it did not die. */
    readonly broken: string | null;
  };
};

export type LoadEnded = JournalStamp & {
  readonly kind: 'load-ended';
  readonly verdict: Verdict;
  readonly totals: Totals;
};

/** One thing that happened. Reports, progress and assertions are made of these and nothing else. */
export type JournalEntry =
  | RunStarted
  | EventPlanned
  | AttemptMade
  | DeliveryEnded
  | RunEnded
  | LoadStarted
  | LoadTallied
  | LoadEnded;

/** A journal entry before the journal has stamped it with version and sequence. */
export type JournalDraft = JournalEntry extends infer Entry
  ? Entry extends JournalEntry
    ? Omit<Entry, 'v' | 'seq'>
    : never
  : never;
