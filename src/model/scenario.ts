import type { Fault } from './fault.ts';
import type { JsonValue } from './json.ts';
import type { Revision } from './revision.ts';

/** A scenario, checked and normalised: what `parseScenario` makes of a file or an object. */
export type Scenario = {
  /** The file as the user named it, or null for an object. */
  readonly file: string | null;
  /** The source text; for an object its JSON. Written into the journal, so that a record explains itself. */
  readonly text: string;
  readonly name: string;
  readonly description?: string;
  readonly seed?: string;
  readonly startsAt?: StoryStart;
  readonly clock?: ClockMode;
  readonly timestamps?: TimestampMode;
  readonly revision?: Revision;
  readonly strict?: boolean;
  readonly locale?: Locale;
  readonly locations: readonly LocationSpec[];
  /** Never empty: without `cast` it holds one contact named `contact`. */
  readonly cast: readonly CastSpec[];
  readonly users: readonly UserSpec[];
  readonly sender: SenderSpec;
  /** Values set in every payload before a step's own, by path: the project's, as no file has them. */
  readonly preset?: Readonly<Record<string, JsonValue>>;
  readonly receiver?: ReceiverScript;
  readonly disorder?: Disorder;
  readonly load?: LoadSpec;
  readonly steps: readonly Step[];
  readonly expect: RunExpectation;
  /** Where the run-level expectations stand, by their key (`lost`, `latency.p95`). */
  readonly expectPositions: Readonly<Record<string, SourcePosition>>;
};

/** Languages people and texts can be made in; the default is `en`. */
export type Locale = 'en' | 'de' | 'fr' | 'es' | 'pt_BR' | 'ja' | 'ar';

/** The instant a story begins: epoch milliseconds, and the UTC offset in which `at: "HH:MM"` is read. */
export type StoryStart = { readonly at: number; readonly utcOffsetMinutes: number };

/** How story time passes: `virtual` jumps, `real` waits, `{ times: 60 }` waits a sixtieth. */
export type ClockMode = 'virtual' | 'real' | { readonly times: number };

/** Where a payload's `timestamp` comes from: the wall clock at the first attempt, or story time. */
export type TimestampMode = 'wall' | 'story';

/** Where something stands in a scenario; `line` and `column` count from 1 and are null for an object. */
export type SourcePosition = {
  readonly file: string | null;
  readonly line: number | null;
  readonly column: number | null;
  /** The way through the tree, as in `steps[2].expect.status`. */
  readonly path: string;
};

export type LocationSpec = {
  readonly name: string;
  readonly displayName?: string;
  readonly timezone?: string;
};

/** One contact, or (with `count`) a group of them. */
export type CastSpec = {
  readonly name: string;
  readonly displayName?: string;
  readonly phone?: string;
  readonly email?: string;
  readonly locale?: Locale;
  readonly location?: string;
  readonly tags?: readonly string[];
  readonly count?: number;
};

export type UserSpec = {
  readonly name: string;
  readonly displayName?: string;
  readonly email?: string;
  readonly phone?: string;
};

/** Which signature headers are sent; `both` and `legacy` need an RSA key. */
export type SignMode = 'ed25519' | 'both' | 'legacy' | 'none';

/** A scenario's own choices about sending; flags beat them. */
export type SenderSpec = {
  readonly target?: string;
  readonly sign?: SignMode;
  readonly retry?: RetryPolicy;
  readonly timeoutMs?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly appId?: string;
  readonly versionId?: string;
  readonly concurrency?: number;
};

/** What makes HighLevel send again, how often and after how long. */
export type RetryPolicy = {
  readonly name: string;
  readonly on: 'any' | readonly RetryReason[];
  /** Attempts after the first. */
  readonly max: number;
  readonly baseMs: number;
  readonly factor: number;
  readonly capMs: number;
  /** Relative jitter: 0.5 multiplies each delay by a seeded factor in [0.5, 1.5). */
  readonly jitter: number;
  /** Absolute jitter in milliseconds, added to each delay: a seeded draw in [0, spreadMs). */
  readonly spreadMs: number;
  /** Whether a retry carries a new timestamp and signature. HighLevel repeats the bytes (inferred). */
  readonly restamp: boolean;
};

/** A status, a class of statuses, or a way not to answer. */
export type RetryReason = number | '1xx' | '2xx' | '3xx' | '4xx' | '5xx' | 'timeout' | 'unreachable';

/** How the embedded receiver answers, by attempt; the last entry repeats. */
export type ReceiverScript = {
  readonly answers: readonly (number | 'timeout' | 'reset')[];
  readonly delayMs: number;
};

/** Disorder over the whole run (`faults` in a file), seeded. Shares are in [0, 1]. */
export type Disorder = {
  /** How many events come twice; the second 1 s to 60 s later, with the same bytes. */
  readonly duplicateShare: number;
  /** How many events are never sent. */
  readonly dropShare: number;
  /** How many events of one contact change places among themselves; null for none. */
  readonly reorderWindow: number | null;
  /** How much later an event is sent than it happened; null for not at all. */
  readonly delayMs: { readonly min: number; readonly max: number } | null;
};

export type Step = EmitStep | AgainStep | WaitStep | EachStep | RepeatStep;

/** What every step knows of itself. */
export type StepOrigin = {
  readonly position: SourcePosition;
  /** The step's own `id`, else null. */
  readonly id: string | null;
  /**
   * The step's identity (product.md section 3): its id, else made of kind, contact, enclosing block and its
   * ordinal among equals. Draws hang on it, so that editing one step leaves the others' values alone.
   */
  readonly identity: string;
};

/** When an event takes place. */
export type Placement =
  | { readonly form: 'cursor' }
  | { readonly form: 'time-of-day'; readonly secondOfDay: number; readonly position: SourcePosition }
  | { readonly form: 'instant'; readonly at: number; readonly position: SourcePosition }
  | { readonly form: 'after-previous'; readonly byMs: number }
  | { readonly form: 'after-step'; readonly stepId: string; readonly byMs: number };

export type EmitStep = StepOrigin & {
  readonly form: 'emit';
  /** The kinds this step may emit; one, except in a `mix`. */
  readonly kinds: readonly WeightedKind[];
  readonly placement: Placement;
  /** A cast name; left out it is the flow's member, else the only cast member. */
  readonly contact?: string;
  readonly user?: string;
  readonly location?: string;
  readonly call?: CallSpec;
  readonly text?: string;
  readonly email?: EmailSpec;
  readonly resends?: string;
  readonly set?: Readonly<Record<string, JsonValue>>;
  readonly omit?: readonly string[];
  readonly fault?: Fault;
  readonly expect?: StepExpectation;
  readonly revision?: Revision;
};

export type WeightedKind = { readonly kind: string; readonly weight: number };

export type CallSpec = {
  readonly durationMs?: number;
  readonly recording?: boolean;
  readonly from?: string;
  readonly to?: string;
};

export type EmailSpec = {
  readonly subject?: string;
  readonly html?: string;
  readonly cc?: readonly string[];
  readonly bcc?: readonly string[];
  /** The id of the step whose thread this email continues. */
  readonly thread?: string;
};

export type AgainStep = StepOrigin & {
  readonly form: 'again';
  readonly of: string;
  readonly placement: Placement;
  readonly set?: Readonly<Record<string, JsonValue>>;
  readonly fault?: Fault;
  readonly expect?: StepExpectation;
};

export type WaitStep = StepOrigin & { readonly form: 'wait'; readonly durationMs: number };

export type EachStep = StepOrigin & {
  readonly form: 'each';
  readonly group: string;
  readonly everyMs: number;
  readonly steps: readonly Step[];
};

/** `mix` and `emit` of a repeat are a body of one emit step. */
export type RepeatStep = StepOrigin & {
  readonly form: 'repeat';
  readonly count: number;
  readonly pace: RepeatPace;
  readonly contact?: string;
  readonly steps: readonly Step[];
};

export type RepeatPace = {
  readonly by: 'every' | 'over';
  readonly ms: number;
  readonly spacing: 'even' | 'poisson';
};

/** What a step expects of its deliveries; each key present is judged on its own. */
export type StepExpectation = {
  readonly status?: readonly StatusPattern[];
  readonly withinMs?: number;
  readonly body?: JsonValue;
  readonly attempts?: number;
  readonly position: SourcePosition;
};

/** `200`, or a class such as `2xx`. */
export type StatusPattern = number | '1xx' | '2xx' | '3xx' | '4xx' | '5xx';

/** An upper bound: a count, or a share of all deliveries in [0, 1]. */
export type Bound = { readonly count: number } | { readonly share: number };

/** What a run expects as a whole: upper bounds. `lost` defaults to none. */
export type RunExpectation = {
  readonly lost: Bound;
  readonly rejected?: Bound;
  readonly dropped?: Bound;
  readonly duplicates?: Bound;
  /** Bounds in milliseconds. */
  readonly latencyMs?: Readonly<Partial<Record<LatencyKey, number>>>;
};

export type LatencyKey = 'p50' | 'p90' | 'p95' | 'p99' | 'max';

/** A load: how many events arrive when, and of which kinds. */
export type LoadSpec = {
  /** In order, at least one; left out, the command line says how many arrive. */
  readonly stages?: readonly LoadStage[];
  /** How many arrivals may be without an answer. */
  readonly maxInFlight?: number;
  readonly mix?: readonly WeightedKind[];
  readonly abortWhen?: AbortRule;
  /** How often the receiver is to process each event it accepts. */
  readonly processed?: ProcessedRule;
};

/** How often a receiver is to process what it accepts. */
export type ProcessedRule = 'exactly-once';

/** A time with a rate of arrivals that stays, or moves evenly from one to another. Rates have three decimals at most. */
export type LoadStage = {
  readonly form: 'ramp' | 'hold' | 'spike';
  readonly fromPerSecond: number;
  readonly toPerSecond: number;
  /** Above 0. */
  readonly durationMs: number;
};

/** Bounds that end a load early once one is exceeded; `unanswered` counts what stands timed out or unreachable. */
export type AbortRule = {
  readonly lost?: Bound;
  readonly rejected?: Bound;
  readonly unanswered?: Bound;
  readonly dropped?: Bound;
  readonly latencyMs?: Readonly<Partial<Record<LatencyKey, number>>>;
};
