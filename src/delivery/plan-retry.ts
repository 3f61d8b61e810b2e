import type { AttemptResult } from '../model/delivery.ts';
import type { RetryPolicy, RetryReason } from '../model/scenario.ts';
import type { Draws } from '../seed/draws.ts';

/** What the wait before a retry hangs on. */
export type RetryDelayOptions = {
  readonly policy: RetryPolicy;
  /** The number of the attempt before it, from 1: attempt n is followed by retry n. */
  readonly attempt: number;
  /** The draws of this delivery and attempt; two are taken. */
  readonly draws: Draws;
};

/**
 * Says how long a policy waits before the retry that follows an attempt, should that attempt fail.
 *
 * @remarks min(base · factor^(n-1), cap) for retry n, times a seeded factor in [1 - jitter, 1 + jitter), plus a
 * seeded [0, spread). HighLevel publishes neither base, cap nor jitter: the policies' numbers are inferred.
 *
 * @returns Whole milliseconds of story time, or null when the policy's retries are used up.
 */
export function retryDelayMs({ policy, attempt, draws }: RetryDelayOptions): number | null {
  if (attempt > policy.max) return null;
  const plain = Math.min(policy.baseMs * policy.factor ** (attempt - 1), policy.capMs);
  const jittered = plain * (1 - policy.jitter + 2 * policy.jitter * draws.fraction());
  return Math.floor(jittered + policy.spreadMs * draws.fraction());
}

/**
 * Plans the retry after an attempt.
 *
 * @remarks `Retry-After` plays no part: HighLevel documents no regard for it.
 *
 * @returns The wait in whole milliseconds of story time, or null when HighLevel would not send again.
 */
export function planRetry(options: RetryDelayOptions & { readonly result: AttemptResult }): number | null {
  return isRetried(options.policy, options.result) ? retryDelayMs(options) : null;
}

/**
 * Whether a result is what a reason names: `timeout` and `unreachable` by outcome, a number or class by status.
 *
 * @remarks An answer that broke off is `unreachable` or `timeout`, whatever status it began with.
 */
export function matchesRetryReason(reason: RetryReason, result: AttemptResult): boolean {
  if (reason === 'timeout') return result.outcome === 'timed-out';
  if (reason === 'unreachable') return result.outcome === 'unreachable';
  if (result.status === undefined || result.outcome === 'timed-out' || result.outcome === 'unreachable')
    return false;
  return typeof reason === 'number'
    ? result.status === reason
    : `${Math.floor(result.status / 100)}xx` === reason;
}

/** An accepted delivery is over, whatever the policy lists (guide of mid 2026: retries stop at the first 2xx). */
function isRetried(policy: RetryPolicy, result: AttemptResult): boolean {
  if (result.outcome === 'accepted') return false;
  return policy.on === 'any' || policy.on.some((reason) => matchesRetryReason(reason, result));
}
