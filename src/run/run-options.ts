import type { TestKeys } from '../envelope/create-test-keys.ts';
import type { RetryPolicy, SignMode, TimestampMode } from '../model/scenario.ts';
import type { SetValues } from '../model/typed-payload.ts';
import type { EventWitness } from '../model/world.ts';
import type { Target } from './endpoint.ts';

/** What whatever sends can be told; each option is the flag of the same name. Options beat the scenario. */
export type SendOptions = {
  /** The keys to sign with and the app they belong to. @default fresh test keys */
  readonly keys?: TestKeys;
  /** Makes people and texts. @default the scenario's, else drawn */
  readonly seed?: string | number;
  /** Makes message identities, together with the seed. @default drawn */
  readonly runId?: string;
  /** When the story begins, as an ISO instant. @default the scenario's, else now */
  readonly startAt?: string;
  /** Where a payload's `timestamp` comes from. @default the scenario's, else `wall` */
  readonly timestamps?: TimestampMode;
  /** A documentation revision, as in `2025-10`. @default the scenario's, else `latest` */
  readonly revision?: string;
  /** Which signature headers are sent. @default the scenario's, else `ed25519` */
  readonly sign?: SignMode;
  /** @default the scenario's, else `keys.appId` */
  readonly appId?: string;
  /** @default the scenario's, else the app id */
  readonly versionId?: string;
  /** Replaces the id of the scenario's first location. @default drawn from the seed */
  readonly locationId?: string;
  /** Further headers, by name; they beat the scenario's and ours. */
  readonly header?: Readonly<Record<string, string>>;
  /** Values set in every payload, by path. */
  readonly set?: SetValues;
};

/** The options of {@link runScenario}. */
export type RunOptions = SendOptions & {
  /** The receiver under test. @default the scenario's `sender.target`, else an embedded receiver */
  readonly target?: Target;
  /** `virtual`, `real`, or `x<N>` for N times as fast. @default the scenario's, else `virtual` */
  readonly clock?: 'virtual' | 'real' | `x${number}`;
  /** A policy's name, or one of your own. @default the scenario's, else `highlevel-2026` */
  readonly retry?: string | RetryPolicy;
  /** Bound from connecting to the end of an answer: milliseconds, or a duration as in `10s`. @default 10s (inferred) */
  readonly timeout?: number | string;
  /** How many attempts may be in flight, across contacts. @default the scenario's, else 8 */
  readonly concurrency?: number;
  /** How many events the story may have at most. @default 10,000,000 */
  readonly maxEvents?: number;
  /** Refuses to send a payload that breaks its schema. @default the scenario's, else false */
  readonly strict?: boolean;
  /** A file to record the run in, as JSON lines. */
  readonly journal?: string;
  /** Records headers that carry a secret with their values; else these are masked. @default false */
  readonly showSecrets?: boolean;
  /** Hosts allowed besides this machine, as `host` or `host:port`. */
  readonly allowHost?: readonly string[];
  /** Stops the run early; what is in flight has 5 s to end. The verdict is then `incomplete`, or `fail`. */
  readonly signal?: AbortSignal;
  /** A REST twin (`createTwin` of `highlevel-mock/msw`) to fill with the people, conversations and messages of the run. */
  readonly twin?: EventWitness;
};
