import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';

/** A server that outlives what its listener throws. */
export type ListenerServer = {
  readonly server: Server;
  /** What the listener threw, or wrote after the end of its answer, and at which delivery, a sentence each. */
  problems(): readonly string[];
};

/**
 * Serves a listener as a process of its own would that crashes on each request and is started anew: where the listener
 * throws, or its promise rejects, the connection is closed without an answer, and the message is kept for the report.
 * What it writes after the end of an answer is kept as well: nobody else listens for that error, and it would end the
 * process of the tests.
 */
export function serveListener(listener: RequestListener): ListenerServer {
  const notes: (() => string)[] = [];
  const server = createServer((request, response) => {
    const body = keepBody(request);
    const note = (what: string, error: unknown): void => {
      const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
      // Its body may be still to come.
      notes.push(() => `The listener ${what}: ${message.split('\n', 1)[0]}${nameDelivery(body)}`);
    };
    const fail = (error: unknown): void => {
      note('threw', error);
      response.destroy();
    };
    response.on('error', (error) => note('could not write its answer', error));
    try {
      // An async listener returns a promise, whatever its type says.
      Promise.resolve(listener(request, response) as unknown).catch((error) => fail(error));
    } catch (error) {
      fail(error);
    }
  });
  return { server, problems: () => notes.map((render) => render()) };
}

/** Keeps what comes of a body. It is taken on its way in: whoever reads it from the request decides when it flows. */
function keepBody(request: IncomingMessage): readonly Uint8Array[] {
  const chunks: Uint8Array[] = [];
  const push = request.push.bind(request);
  request.push = (chunk, encoding) => {
    if (chunk instanceof Uint8Array) chunks.push(chunk);
    return push(chunk, encoding);
  };
  return chunks;
}

/** Names a delivery by its webhookId; an empty text where its body has none, or is no JSON. */
function nameDelivery(body: readonly Uint8Array[]): string {
  try {
    const { webhookId } = JSON.parse(Buffer.concat(body).toString());
    return typeof webhookId === 'string' ? ` (webhookId ${webhookId})` : '';
  } catch {
    return '';
  }
}
