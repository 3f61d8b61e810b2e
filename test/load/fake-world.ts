import type { LoadResult } from '../../src/load/load-result.ts';
import type { LoadRequest, LoadTransport } from '../../src/load/load-transport.ts';
import type { Clock } from '../../src/model/world.ts';

/** A request as the fake receiver saw it. */
export type Seen = { readonly at: number; readonly body: string };

/** Time that passes only where somebody waits, and a receiver that answers in it. */
export function createFakeWorld(
  answer: (body: string, nth: number) => LoadResult & { readonly afterMs: number },
) {
  let now = 0;
  let inFlight = 0;
  let mostInFlight = 0;
  const seen: Seen[] = [];
  const answers: { readonly at: number; readonly settle: () => void }[] = [];

  const passTo = (target: number): boolean => {
    answers.sort((a, b) => a.at - b.at);
    const first = answers[0];
    if (first === undefined || first.at > target) {
      now = Math.max(now, target);
      return true;
    }
    answers.shift();
    now = Math.max(now, first.at);
    first.settle();
    return false;
  };
  const clock: Clock = {
    wallNow: () => now,
    monotonicMs: () => now,
    after: (delayMs, fn) => {
      let isCancelled = false;
      const target = now + delayMs;
      const pass = (): void => {
        if (isCancelled) return;
        if (passTo(target)) fn();
        else setImmediate(pass);
      };
      setImmediate(pass);
      return () => {
        isCancelled = true;
      };
    },
  };
  const transport: LoadTransport<LoadRequest> = {
    prepare: (request) => request,
    send: ({ body }, settle) => {
      const text = String(body);
      const { afterMs, ...result } = answer(text, seen.length);
      seen.push({ at: now, body: text });
      inFlight += 1;
      mostInFlight = Math.max(mostInFlight, inFlight);
      answers.push({
        at: now + afterMs,
        settle: () => {
          inFlight -= 1;
          settle(result);
        },
      });
    },
    openAhead: () => undefined,
    destroy: () => Promise.resolve(),
  };
  return {
    clock,
    transport,
    seen,
    mostInFlight: () => mostInFlight,
    /** How the thread sleeps here. */
    rest: (ms: number): void => void passTo(now + ms),
  };
}

export const OK: LoadResult = { outcome: 'accepted', status: 200, error: null };
