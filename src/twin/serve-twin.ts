import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { getResponse } from 'msw';
import { maskHeaders } from '../catalog/secret-headers.ts';
import { TwinError } from '../errors/twin-error.ts';
import { createTwin, type Twin, type TwinOptions } from './create-twin.ts';
import { readBoundedBody } from './read-bounded-body.ts';
import { refuseForeign } from './refuse-foreign.ts';

/** A twin on a port. */
export type ServedTwin = {
  /** Where it listens, without a slash at its end: the base URL for a receiver. */
  readonly url: string;
  readonly twin: Twin;
  /** Stops listening and drops open connections. */
  close(): Promise<void>;
};

/** What serving a twin takes. */
export type ServeTwinOptions = Pick<TwinOptions, 'shapes' | 'onRequest' | 'requestLimit'> & {
  /** The port on 127.0.0.1; 0 for a free one. */
  readonly port: number;
  /** Names it answers to besides those of this machine, as `host` or `host:port`. */
  readonly allowHost?: readonly string[];
  /** Fills the twin: before it listens, and again after each `POST /__reset`. */
  fill(twin: Twin): void;
};

/** What its handlers are bound to. A request may come under any name of the machine, so its own host does not count. */
const INSIDE = 'http://twin.invalid';

const MAX_BODY_BYTES = 1_000_000;
/** A port is open for long, so it lists the latest requests only. */
const KEPT_REQUESTS = 1_000;
const UNSERVED_METHODS: readonly string[] = ['TRACE', 'TRACK', 'CONNECT'];

/**
 * Serves a twin's routes on a port, and two of our own: `GET /__requests` lists what it was asked, `POST /__reset`
 * forgets that and whatever was posted.
 *
 * @throws {@link TwinError} `HL_TWIN_PORT_TAKEN` when it cannot listen there
 */
export async function serveTwin({
  port,
  fill,
  allowHost = [],
  requestLimit = KEPT_REQUESTS,
  ...options
}: ServeTwinOptions): Promise<ServedTwin> {
  const twin = createTwin({ ...options, requestLimit, baseUrl: INSIDE });
  fill(twin);
  // The first request of a process takes far longer than the later ones, so another twin is asked it.
  await getResponse([...createTwin({ baseUrl: INSIDE }).handlers], new Request(`${INSIDE}/contacts/nobody`));
  const app = new Hono();
  app.onError((error, context) => context.json({ statusCode: 500, message: error.message }, 500));
  app.use(async (context, next) => {
    const { method } = context.req;
    // Methods that no Request can have.
    if (UNSERVED_METHODS.includes(method)) return context.json(refusal(405, `${method} is not allowed`), 405);
    const host = context.req.header('host');
    const reason = refuseForeign({ host, origin: context.req.header('origin') }, allowHost);
    return reason === null ? next() : context.json(refusal(403, reason), 403);
  });
  app.get('/__requests', (context) =>
    context.json(twin.requests.map((request) => ({ ...request, headers: maskHeaders(request.headers) }))),
  );
  app.post('/__reset', (context) => {
    twin.reset();
    fill(twin);
    return context.body(null, 204);
  });
  app.all('*', async (context) => {
    const { req } = context;
    const body = await readBoundedBody(req.raw, MAX_BODY_BYTES);
    if (body === null) return context.json(refusal(413, 'The body is larger than 1 MB.'), 413);
    const { pathname, search } = new URL(req.url);
    const path = isDecodable(pathname) ? pathname : pathname.replaceAll('%', '%25');
    const { method, headers, signal } = req.raw;
    const asked = new Request(`${INSIDE}${path}${search}`, {
      ...{ method, headers, signal },
      ...(body.byteLength > 0 && { body }),
    });
    return (await getResponse([...twin.handlers], asked)) as Response;
  });
  const server = createAdaptorServer({ fetch: app.fetch, overrideGlobalObjects: false });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) => reject(cannotListen(port, cause)));
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address() as { readonly port: number };
  return {
    url: `http://127.0.0.1:${address.port}`,
    twin,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
}

function refusal(statusCode: number, message: string) {
  return { statusCode, message };
}

/** What cannot be decoded fits no route, and must not break the one who looks for it. */
function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

function cannotListen(port: number, cause: Error): TwinError {
  return new TwinError(
    'HL_TWIN_PORT_TAKEN',
    `Failed to listen on port ${port}: ${cause.message}. Give another one, with --port of serve or --twin of load.`,
    { cause },
  );
}
