import { type Dispatcher, Pool } from 'undici';
import { explainBreak, explainFailure } from '../../src/delivery/explain-failure.ts';
import { judgeStatus, type LoadResult } from '../../src/load/load-result.ts';
import type { LoadRequest, LoadTransport, LoadTransportOptions } from '../../src/load/load-transport.ts';
import type { Clock } from '../../src/model/world.ts';

/** After so much of an answer its status decides. */
const ANSWER_BYTES = 64 * 1024;

type Exchange = {
  readonly deadlineAt: number;
  settle(result: LoadResult): void;
  giveUp(): void;
  isSettled: boolean;
};

/** The transport of a load on undici's dispatcher: what our own is held against. */
export function createUndiciTransport(options: LoadTransportOptions): LoadTransport<LoadRequest> {
  const { clock, timeoutMs } = options;
  const { origin, pathname, search } = new URL(options.url);
  const pool = new Pool(origin, {
    connections: options.maxSockets,
    pipelining: 1,
    headersTimeout: 0,
    bodyTimeout: 0,
    connect: { timeout: timeoutMs },
  });
  const path = pathname + search;
  const watch = createDeadlineWatch(clock);

  return {
    prepare: (request) => request,
    send: ({ headers, body }, settle) => {
      const exchange = createExchange(clock.monotonicMs() + timeoutMs, settle);
      watch.add(exchange);
      const request = { path, method: 'POST', headers: headers as string[], body } as const;
      try {
        pool.dispatch(request, exchange.handler);
      } catch (error) {
        exchange.settle({ outcome: 'unreachable', status: null, error: explainFailure(error) });
      }
    },
    // The pool opens connections as they are needed.
    openAhead: () => undefined,
    destroy: async () => {
      watch.stop();
      await pool.destroy();
    },
  };
}

function createExchange(deadlineAt: number, tell: (result: LoadResult) => void) {
  let controller: Dispatcher.DispatchController | null = null;
  let status: number | null = null;
  let bytes = 0;
  const exchange = {
    deadlineAt,
    isSettled: false,
    settle: (result: LoadResult): void => {
      if (exchange.isSettled) return;
      exchange.isSettled = true;
      tell(result);
    },
    giveUp: (): void => controller?.abort(new Error('given up')),
    handler: {
      onRequestStart: (given: Dispatcher.DispatchController) => {
        controller = given;
        // Its time was up before there was a connection: it must not go out any more.
        if (exchange.isSettled) given.abort(new Error('given up'));
      },
      onResponseStart: (_: unknown, statusCode: number) => {
        if (statusCode >= 200) status = statusCode;
      },
      onResponseData: (given: Dispatcher.DispatchController, chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes <= ANSWER_BYTES) return;
        exchange.settle(judgeStatus(status));
        given.abort(new Error('read enough'));
      },
      onResponseEnd: () => exchange.settle(judgeStatus(status)),
      onResponseError: (_: unknown, error: Error) => {
        const text = status === null ? explainFailure(error) : explainBreak(error, bytes);
        exchange.settle({ outcome: 'unreachable', status, error: text });
      },
    } satisfies Dispatcher.DispatchHandler,
  };
  return exchange;
}

/** Ends exchanges whose time is up, in the order they were added; their deadlines never fall. */
function createDeadlineWatch(clock: Clock) {
  let waiting: Exchange[] = [];
  let cancel: (() => void) | null = null;

  const check = (): void => {
    cancel = null;
    const now = clock.monotonicMs();
    for (const exchange of waiting) {
      if (exchange.isSettled) continue;
      if (exchange.deadlineAt > now) break;
      exchange.settle({ outcome: 'timed-out', status: null, error: 'no answer in time' });
      exchange.giveUp();
    }
    // One that hangs must not keep all the later ones, and their bodies, in memory.
    waiting = waiting.filter((exchange) => !exchange.isSettled);
    arm(now);
  };
  const arm = (now: number): void => {
    const next = waiting[0];
    if (next === undefined || cancel !== null) return;
    // What was answered meanwhile is let go of in steps, so that not every answer costs a timer.
    cancel = clock.after(Math.max(1, Math.min(next.deadlineAt - now, SWEEP_MS)), check);
  };
  return {
    add: (exchange: Exchange): void => {
      waiting.push(exchange);
      if (cancel === null) arm(clock.monotonicMs());
    },
    stop: (): void => {
      cancel?.();
      cancel = null;
      waiting = [];
    },
  };
}

/** How often settled exchanges are let go of, in milliseconds. */
const SWEEP_MS = 250;
