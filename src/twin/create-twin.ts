import { type HttpHandler, http } from 'msw';
import { explainUnknownOption } from '../errors/explain-unknown-option.ts';
import { TwinError } from '../errors/twin-error.ts';
import type { TwinRequest } from '../model/twin-request.ts';
import type { Clock, EventWitness } from '../model/world.ts';
import { drawIdentity, systemClock } from '../run/system-clock.ts';
import type { Shapes } from './describe-message.ts';
import { checkHeaders } from './gate.ts';
import { createIdentities } from './identities.ts';
import { createPassthroughHandlers } from './passthrough-handlers.ts';
import { createPauses } from './pauses.ts';
import type { PostedMessage } from './posted-message.ts';
import { createRateMeter, DOCUMENTED_BUDGET, type RateBudget } from './rate-limit.ts';
import { fieldsOf, readRequest } from './read-request.ts';
import { refuse, refuseRoute } from './refusals.ts';
import type { Answering, Asked, Route, TwinAnswer } from './route.ts';
import { ROUTES, UNSERVED_PATHS } from './routes.ts';
import { createFaultBook, type TwinFault } from './twin-fault.ts';
import { createWorld } from './world.ts';

/** How a twin answers. */
export type TwinOptions = {
  /** Where HighLevel's REST API is. @default `https://services.leadconnectorhq.com` */
  readonly baseUrl?: string;
  /**
   * `observed`: answers as they were seen, where that differs from the specification; `documented`: as specified.
   *
   * @default `observed`
   */
  readonly shapes?: Shapes;
  /** How it fails. @default not at all */
  readonly faults?: readonly TwinFault[];
  /** Refuses with 429 what goes over the documented budget, or over one of your own. @default only tells the budget */
  readonly rateLimit?: boolean | Partial<RateBudget>;
  /**
   * Told of each message that was posted, once it is answered: send the event HighLevel would send about it.
   *
   * @example
   * onMessage: ({ kind, fields }) => kind && sendEvent(kind, { ...fields, target, keys })
   */
  readonly onMessage?: (message: PostedMessage) => unknown;
  /** Told of each request as it is answered, before `requests` has it. */
  readonly onRequest?: (request: TwinRequest) => void;
  /** How many of the latest requests `requests` keeps. @default all */
  readonly requestLimit?: number;
  /** @default the machine's */
  readonly clock?: Clock;
};

/**
 * A stand-in for HighLevel's REST API that knows the people, conversations and messages of the runs it is given to.
 */
export type Twin = EventWitness & {
  /** For your own `setupServer`. They also let requests to receivers under test through. */
  readonly handlers: readonly HttpHandler[];
  /** Every request, or the latest of them, in the order of answering. */
  readonly requests: readonly TwinRequest[];
  /** Those there is no route for; they were answered 404. */
  readonly unhandled: readonly TwinRequest[];
  /** Forgets requests, people, messages and what was counted, and lets no answer wait any longer. */
  reset(): void;
};

const BASE_URL = 'https://services.leadconnectorhq.com';

/**
 * Creates a twin.
 *
 * @throws {@link TwinError} `HL_TWIN_OPTION_INVALID` when `baseUrl` or a fault cannot be read, or there is no such option
 * @example
 * const twin = createTwin();
 * const server = setupServer(...twin.handlers);
 * await runScenario('answered-call', { target: { listener: app }, keys, twin });
 */
export function createTwin(options: TwinOptions = {}): Twin {
  assertOptions(options);
  const { shapes = 'observed', rateLimit = false, clock = systemClock, onMessage, onRequest } = options;
  const { requestLimit = Number.POSITIVE_INFINITY } = options;
  const baseUrl = readBaseUrl(options.baseUrl ?? BASE_URL);
  const basePath = new URL(baseUrl).pathname.replace(/\/$/, '');
  const world = createWorld(clock.wallNow);
  const faults = createFaultBook(options.faults ?? [], { routes: ROUTES, world });
  const budget = { ...DOCUMENTED_BUDGET, ...(typeof rateLimit === 'object' ? rateLimit : {}) };
  const meter = createRateMeter(budget, clock.wallNow);
  const pauses = createPauses(clock);
  const requests: TwinRequest[] = [];
  const answering: Answering = {
    world,
    shapes,
    identities: createIdentities(drawIdentity()),
    spentTokens: new Set(),
    // After the answer is on its way; what goes wrong there is the caller's to see, as an unhandled rejection.
    onMessage: (message) => void Promise.resolve(message).then(onMessage),
  };

  return {
    witness: world.witness,
    handlers: [
      ...createPassthroughHandlers(),
      ...UNSERVED_PATHS.map((path) => http.all(baseUrl + path, ({ request }) => answerUnserved(request))),
      ...ROUTES.map((route) =>
        handlerOf(route)(baseUrl + route.path, ({ request, params }) =>
          answerRoute(route, request, params as Asked['params']),
        ),
      ),
      http.all(`${baseUrl}/*`, ({ request }) => answerUnserved(request)),
    ],
    requests,
    get unhandled() {
      return requests.filter(({ route }) => route === null);
    },
    reset() {
      requests.length = 0;
      pauses.end();
      world.clear();
      faults.clear();
      meter.clear();
      answering.spentTokens.clear();
    },
  };

  async function answerRoute(route: Route, request: Request, params: Asked['params']): Promise<Response> {
    const read = await readRequest(request, basePath);
    const asked = { params, query: read.query, body: fieldsOf(read.body) };
    const rate = meter.count(request.headers.get('authorization') ?? '');
    const isOverLimit = rateLimit !== false && rate.isExceeded;
    const refusal = checkHeaders(request.headers, route) ?? (isOverLimit ? refuse(429) : null);
    const fault = refusal === null ? faults.judge(route, { path: read.path, asked }) : null;
    const answer = refusal ?? fault?.answer ?? route.answer(asked, answering);
    noteRequest({ ...read, route: `${route.method} ${route.path}`, status: answer.status });
    await pauses.pause(fault?.latencyMs ?? 0, request.signal);
    return toResponse({ ...answer, headers: { ...rate.headers, ...answer.headers } });
  }

  async function answerUnserved(request: Request): Promise<Response> {
    const read = await readRequest(request, basePath);
    const answer = refuseRoute(read.method, read.path);
    noteRequest({ ...read, route: null, status: answer.status });
    return toResponse(answer);
  }

  function noteRequest(request: TwinRequest): void {
    onRequest?.(request);
    requests.push(request);
    if (requests.length > requestLimit) requests.shift();
  }
}

const OPTIONS: Readonly<Record<keyof TwinOptions, true>> = {
  baseUrl: true,
  shapes: true,
  faults: true,
  rateLimit: true,
  onMessage: true,
  onRequest: true,
  requestLimit: true,
  clock: true,
};

function assertOptions(options: TwinOptions): void {
  const reason = explainUnknownOption(options, OPTIONS);
  if (reason !== null) throw new TwinError('HL_TWIN_OPTION_INVALID', `Failed to create the twin: ${reason}`);
}

/** A base URL without a slash at its end. */
function readBaseUrl(baseUrl: string): string {
  if (URL.canParse(baseUrl) && /^https?:$/.test(new URL(baseUrl).protocol))
    return baseUrl.replace(/\/+$/, '');
  throw new TwinError(
    'HL_TWIN_OPTION_INVALID',
    `Failed to read the twin's "baseUrl": ${JSON.stringify(baseUrl)} is no http or https URL. Write ${BASE_URL}.`,
  );
}

function handlerOf({ method }: Route): typeof http.all {
  return http[method.toLowerCase() as 'get' | 'post' | 'put'];
}

function toResponse({ status, body, headers }: TwinAnswer): Response {
  if (body instanceof Uint8Array) {
    const length = String(body.byteLength);
    return new Response(body as Uint8Array<ArrayBuffer>, {
      status,
      headers: { ...headers, 'content-length': length },
    });
  }
  return Response.json(body, { status, headers: headers ?? {} });
}
