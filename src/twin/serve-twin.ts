import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { getResponse } from 'msw';
import { TwinError } from '../errors/twin-error.ts';
import { createTwin, type Twin, type TwinOptions } from './create-twin.ts';

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
  /** Fills the twin: before it listens, and again after each `POST /__reset`. */
  fill(twin: Twin): void;
};

/** What its handlers are bound to. A request may come under any name of the machine, so its own host does not count. */
const INSIDE = 'http://twin.invalid';

/**
 * Serves a twin's routes on a port, and two of our own: `GET /__requests` lists what it was asked, `POST /__reset`
 * forgets that and whatever was posted.
 *
 * @throws {@link TwinError} `HL_TWIN_PORT_TAKEN` when it cannot listen there
 */
export async function serveTwin({ port, fill, ...options }: ServeTwinOptions): Promise<ServedTwin> {
  const twin = createTwin({ ...options, baseUrl: INSIDE });
  fill(twin);
  // The first request of a process takes far longer than the later ones, so another twin is asked it.
  await getResponse([...createTwin({ baseUrl: INSIDE }).handlers], new Request(`${INSIDE}/contacts/nobody`));
  const app = new Hono();
  app.get('/__requests', (context) => context.json(twin.requests));
  app.post('/__reset', (context) => {
    twin.reset();
    fill(twin);
    return context.body(null, 204);
  });
  app.all('*', async ({ req }) => {
    const { pathname, search } = new URL(req.url);
    const path = isDecodable(pathname) ? pathname : pathname.replaceAll('%', '%25');
    const asked = new Request(`${INSIDE}${path}${search}`, req.raw);
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
