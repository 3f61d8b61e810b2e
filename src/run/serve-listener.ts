import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';

/** A server that outlives what its listener throws. */
export type ListenerServer = {
  readonly server: Server;
  /** What the listener threw, or wrote after the end of its answer, a sentence each. */
  problems(): readonly string[];
};

/**
 * Serves a listener as a process of its own would that crashes on each request and is started anew: where the listener
 * throws, or its promise rejects, the connection is closed without an answer, and the message is kept for the report.
 * What it writes after the end of an answer is kept as well: nobody else listens for that error, and it would end the
 * process of the tests.
 */
export function serveListener(listener: RequestListener): ListenerServer {
  const problems: string[] = [];
  const note = (what: string, error: unknown): void => {
    const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    problems.push(`The listener ${what}: ${message.split('\n', 1)[0]}`);
  };
  const fail = (error: unknown, response: ServerResponse): void => {
    note('threw', error);
    response.destroy();
  };
  const server = createServer((request, response) => {
    response.on('error', (error) => note('could not write its answer', error));
    try {
      // An async listener returns a promise, whatever its type says.
      Promise.resolve(listener(request, response) as unknown).catch((error) => fail(error, response));
    } catch (error) {
      fail(error, response);
    }
  });
  return { server, problems: () => problems };
}
