import { CatalogError } from '../errors/catalog-error.ts';
import { didYouMean } from '../errors/near-miss.ts';
import type { RetryPolicy } from '../model/scenario.ts';

/**
 * The policy HighLevel follows since 2026.
 *
 * @remarks Documented (Webhook Integration Guide, read 2026-08-30): anything but a 2xx is sent again up to twelve
 * times, with exponential backoff and jitter. Base, factor, cap and the size of the jitter are inferred.
 */
const HIGHLEVEL_2026: RetryPolicy = {
  name: 'highlevel-2026',
  on: 'any',
  max: 12,
  baseMs: 10_000,
  factor: 2,
  capMs: 3_600_000,
  jitter: 0.5,
  spreadMs: 0,
  restamp: false,
};

/**
 * The policy HighLevel followed until the first half of 2026.
 *
 * @remarks Documented (guide of 2025-10-11, help article 155000007071 of 2025-11-29): only a 429 is sent again,
 * six times, ten minutes apart plus jitter. The size of the jitter is inferred.
 */
const HIGHLEVEL_2025: RetryPolicy = {
  name: 'highlevel-2025',
  on: [429],
  max: 6,
  baseMs: 600_000,
  factor: 1,
  capMs: 600_000,
  jitter: 0,
  spreadMs: 60_000,
  restamp: false,
};

/** Sends everything once; a choice of this package, not of HighLevel. */
const NONE: RetryPolicy = {
  name: 'none',
  on: [],
  max: 0,
  baseMs: 0,
  factor: 1,
  capMs: 0,
  jitter: 0,
  spreadMs: 0,
  restamp: false,
};

/** The retry policies that have a name, by that name; `highlevel-2026` is the default of a run. */
export const RETRY_POLICIES: Readonly<Record<string, RetryPolicy>> = {
  'highlevel-2026': HIGHLEVEL_2026,
  'highlevel-2025': HIGHLEVEL_2025,
  none: NONE,
};

/**
 * Finds a retry policy by its name.
 *
 * @throws {@link CatalogError} `HL_CATALOG_UNKNOWN_POLICY` when there is none of that name.
 */
export function findRetryPolicy(name: string): RetryPolicy {
  const policy = Object.hasOwn(RETRY_POLICIES, name) ? RETRY_POLICIES[name] : undefined;
  if (policy === undefined) {
    const names = Object.keys(RETRY_POLICIES);
    throw new CatalogError(
      'HL_CATALOG_UNKNOWN_POLICY',
      `Failed to find a retry policy: "${name}" is not one.${didYouMean(name, names)} Use one of ${names.join(', ')}.`,
    );
  }
  return policy;
}
