/** How many requests HighLevel takes. */
export type RateBudget = {
  /** Within `intervalMs`. */
  readonly max: number;
  readonly intervalMs: number;
  readonly daily: number;
};

/**
 * The budget of an app for one location or company (documented: marketplace FAQ read 2026-08-18). A sandbox has 25 in
 * ten seconds and 10,000 a day (observed).
 */
export const DOCUMENTED_BUDGET: RateBudget = { max: 100, intervalMs: 10_000, daily: 200_000 };

const DAY_MS = 86_400_000;

/** Counts requests. */
export type RateMeter = {
  /**
   * Counts a request.
   *
   * @param who What the budget is kept for: a token stands for one app at one location or company.
   */
  count(who: string): RateState;
  clear(): void;
};

/** Where a budget stands after a request. */
export type RateState = {
  readonly isExceeded: boolean;
  /** Lower-case names as the documentation and the official SDK 3.1 have them. */
  readonly headers: Readonly<Record<string, string>>;
};

type Window = { readonly startedAt: number; readonly count: number };

/**
 * Creates a meter with fixed windows, each starting at its first request (how HighLevel's windows move is unknown).
 *
 * @param now Epoch milliseconds of wall time.
 */
export function createRateMeter({ max, intervalMs, daily }: RateBudget, now: () => number): RateMeter {
  const windows = new Map<string, Window>();
  return {
    count(who) {
      const burst = enter(`${intervalMs} ${who}`, intervalMs);
      const day = enter(`day ${who}`, DAY_MS);
      return {
        isExceeded: burst.count > max || day.count > daily,
        headers: {
          'x-ratelimit-limit-daily': String(daily),
          'x-ratelimit-daily-remaining': String(Math.max(0, daily - day.count)),
          'x-ratelimit-interval-milliseconds': String(intervalMs),
          'x-ratelimit-max': String(max),
          'x-ratelimit-remaining': String(Math.max(0, max - burst.count)),
        },
      };
    },
    clear: () => windows.clear(),
  };

  function enter(key: string, lengthMs: number): Window {
    const last = windows.get(key);
    const isOver = last === undefined || now() - last.startedAt >= lengthMs;
    const window = isOver ? { startedAt: now(), count: 1 } : { ...last, count: last.count + 1 };
    windows.set(key, window);
    return window;
  }
}
