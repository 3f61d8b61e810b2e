import type { Outcome } from '../model/delivery.ts';

/** What one attempt of a load came to. */
export type LoadResult = {
  readonly outcome: Outcome;
  /** Null when none came. */
  readonly status: number | null;
  /** Null unless the answer did not come, or broke off. */
  readonly error: string | null;
};

/** What a whole answer with this status comes to. */
export function judgeStatus(status: number | null): LoadResult {
  const isAccepted = status !== null && status >= 200 && status < 300;
  return { outcome: isAccepted ? 'accepted' : 'rejected', status, error: null };
}

/** What an attempt without a whole answer comes to. */
export function unreachable(error: string, status: number | null = null): LoadResult {
  return { outcome: 'unreachable', status, error };
}

/** An attempt whose time was up. */
export const TIMED_OUT: LoadResult = { outcome: 'timed-out', status: null, error: 'no answer in time' };
