import type { SignMode, TimestampMode } from '../model/scenario.ts';
import type { SetValues } from '../model/typed-payload.ts';
import type { RunOptions } from './run-options.ts';

/**
 * What `highlevel-mock.config.*` can hold: choices for everything that a project sends from the command line. Each key
 * is the flag of the same name. Flags beat the scenario, which beats these, which beat the defaults.
 *
 * @remarks The library does not read it: a test says what it wants.
 */
export type ProjectConfig = {
  /** Where the receiver listens. */
  readonly target?: string;
  /** What people and texts are drawn from. */
  readonly seed?: string | number;
  /** When the story begins, as an ISO instant with its offset. */
  readonly startAt?: string;
  /** `virtual`, `real`, or `x<N>` for N times as fast. @default virtual */
  readonly clock?: RunOptions['clock'];
  /** Where a payload's `timestamp` comes from. @default wall; story in a dry run */
  readonly timestamps?: TimestampMode;
  /** A documentation revision, as in `2025-10`. @default latest */
  readonly revision?: string;
  /** Which signature headers are sent. @default ed25519 */
  readonly sign?: SignMode;
  /** PEM files of the private keys to sign with, relative to the config file. */
  readonly key?: readonly string[];
  /** The app the events are for. @default the one beside the keys */
  readonly appId?: string;
  /** The app version. @default the app id */
  readonly versionId?: string;
  /** The id of the first location. @default drawn from the seed */
  readonly locationId?: string;
  /** Further headers, by name; those of the scenario and of flags come on top. */
  readonly header?: Readonly<Record<string, string>>;
  /** Values set in every payload, by path; those of the scenario and of flags come on top. */
  readonly set?: SetValues;
  /** The name of a retry policy. @default highlevel-2026 */
  readonly retry?: string;
  /** Bound on one attempt: milliseconds, or a duration as in `10s`. @default 10s */
  readonly timeout?: string | number;
  /** How many attempts may be in flight, across contacts; 1 to 1000. @default 8 */
  readonly concurrency?: number;
  /** Refuses to send a payload that breaks its schema. @default false */
  readonly strict?: boolean;
  /** Hosts allowed besides this machine, as `host` or `host:port`. */
  readonly allowHost?: readonly string[];
};

/**
 * Gives a project's config its types; it checks nothing by itself.
 *
 * @returns The same object, as the default export of `highlevel-mock.config.ts`.
 * @example
 * export default defineConfig({ target: 'http://localhost:3000/webhooks', revision: '2025-10' });
 */
export function defineConfig(config: ProjectConfig): ProjectConfig {
  return config;
}
