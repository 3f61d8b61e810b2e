import { didYouMean } from '../errors/near-miss.ts';
import { TwinError } from '../errors/twin-error.ts';
import { parseDuration } from '../scenario/parse-duration.ts';
import { parseInstant } from '../scenario/parse-instant.ts';
import { refuse, refuseUnknown } from './refusals.ts';
import type { Asked, Route, TwinAnswer } from './route.ts';
import type { World } from './world.ts';

/** A way for the twin to fail. Of several that fit a request, the first with a `status` is its answer. */
export type TwinFault = {
  /** The route it is for, as in `GET /contacts/:id`. @default every route */
  readonly on?: string;
  /** What is answered: 404 as for an id nobody has, 403, 500 … @default the true answer, only later */
  readonly status?: number;
  /** How long every answer takes: milliseconds, or a duration as in `250ms`. @default 0 */
  readonly latency?: number | string;
  /** How many requests it spoils, counted for each path on its own. @default all */
  readonly times?: number;
  /**
   * When it ends in the story: a duration after what is asked for came into being, as in `10s`, or an ISO instant.
   *
   * @default never
   */
  readonly until?: string;
};

/** What the faults make of one request. */
export type FaultVerdict = { readonly answer: TwinAnswer | null; readonly latencyMs: number };

/** Faults, ready to judge requests. */
export type FaultBook = {
  judge(route: Route, request: { readonly path: string; readonly asked: Asked }): FaultVerdict;
  /** Starts counting anew. */
  clear(): void;
};

type ReadFault = {
  readonly route: string | null;
  readonly status: number | null;
  readonly latencyMs: number;
  readonly times: number;
  isOver(asked: Asked): boolean;
  readonly counts: Map<string, number>;
};

/**
 * Reads faults.
 *
 * @throws {@link TwinError} `HL_TWIN_OPTION_INVALID`
 */
export function createFaultBook(
  faults: readonly TwinFault[],
  from: { readonly routes: readonly Route[]; readonly world: World },
): FaultBook {
  const read = faults.map((fault) => readFault(fault, from));
  return {
    judge(route, { path, asked }) {
      let answer: TwinAnswer | null = null;
      let latencyMs = 0;
      for (const fault of read) {
        if (fault.route !== null && fault.route !== shapeOf(route.method, route.path)) continue;
        if (fault.isOver(asked)) continue;
        const count = (fault.counts.get(path) ?? 0) + 1;
        fault.counts.set(path, count);
        if (count > fault.times) continue;
        latencyMs += fault.latencyMs;
        if (fault.status !== null) answer ??= failWith(fault.status, asked);
      }
      return { answer, latencyMs };
    },
    clear: () => {
      for (const { counts } of read) counts.clear();
    },
  };
}

function readFault(
  { on, status, latency, times, until }: TwinFault,
  from: { readonly routes: readonly Route[]; readonly world: World },
): ReadFault {
  return {
    route: on === undefined ? null : readRoute(on, from.routes),
    status: status ?? null,
    latencyMs: latency === undefined ? 0 : readLatency(latency),
    times: times ?? Number.POSITIVE_INFINITY,
    isOver: until === undefined ? () => false : readEnd(until, from.world),
    counts: new Map(),
  };
}

/** A route whatever its parameters are called. */
function shapeOf(method: string, path: string): string {
  return `${method} ${path}`.replace(/:\w+/g, ':');
}

function readRoute(on: string, routes: readonly Route[]): string {
  const shape = on.replace(/:\w+/g, ':');
  if (routes.some(({ method, path }) => shapeOf(method, path) === shape)) return shape;
  const known = routes.map(({ method, path }) => `${method} ${path}`);
  throw invalid(
    'on',
    `"${on}" is no route of the twin`,
    `Write one as in "GET /contacts/:id".${didYouMean(on, known)}`,
  );
}

function readLatency(latency: number | string): number {
  const latencyMs = typeof latency === 'number' ? latency : parseDuration(latency);
  if (latencyMs !== null && latencyMs >= 0) return latencyMs;
  throw invalid('latency', `"${latency}" is no duration`, 'Write milliseconds, or 250ms or 2s.');
}

function readEnd(until: string, world: World): ReadFault['isOver'] {
  const lastsMs = parseDuration(until);
  if (lastsMs !== null) return ({ params }) => youngestAgeMs(Object.values(params), world) >= lastsMs;
  const instant = parseInstant(until);
  if (instant !== null) return () => world.now() >= instant.at;
  throw invalid(
    'until',
    `"${until}" is neither a duration nor an instant`,
    'Write 10s, or 2026-11-24T09:00:00-05:00.',
  );
}

/** How old the youngest of the things asked for is; what is not there yet has no age. */
function youngestAgeMs(ids: readonly string[], world: World): number {
  return Math.min(...ids.map((id) => world.ageMs(id) ?? 0), Number.POSITIVE_INFINITY);
}

function failWith(status: number, { params }: Asked): TwinAnswer {
  const [id] = Object.values(params);
  return status === 404 && id !== undefined ? refuseUnknown('Resource', id) : refuse(status);
}

function invalid(option: string, reason: string, advice: string): TwinError {
  return new TwinError(
    'HL_TWIN_OPTION_INVALID',
    `Failed to read the fault's "${option}": ${reason}. ${advice}`,
  );
}
