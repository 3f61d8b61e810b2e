import { type KeyObject, verify } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Receiver } from './receiver.ts';

/** What events turned out to be. */
export type Findings = {
  readonly events: number;
  readonly signedCount: number;
  readonly uniqueCount: number;
  /** Of a body. */
  readonly leastBytes: number;
  readonly mostBytes: number;
  readonly meanBytes: number;
};

/** A receiver that looks at every event. It is slow. */
export type CheckingReceiver = Receiver & { findings(): Findings };

/** Starts a receiver in this process that verifies every signature and remembers every webhookId. */
export async function startCheckingReceiver(publicKey: KeyObject): Promise<CheckingReceiver> {
  let [events, signedCount, bytes, leastBytes, mostBytes] = [0, 0, 0, Number.POSITIVE_INFINITY, 0];
  const ids = new Set<unknown>();

  const take = (request: IncomingMessage, body: Buffer): void => {
    const signature = Buffer.from(String(request.headers['x-ghl-signature']), 'base64');
    events += 1;
    if (verify(null, body, publicKey, signature)) signedCount += 1;
    bytes += body.length;
    leastBytes = Math.min(leastBytes, body.length);
    mostBytes = Math.max(mostBytes, body.length);
    ids.add((JSON.parse(body.toString()) as { readonly webhookId: unknown }).webhookId);
  };
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      take(request, Buffer.concat(chunks));
      response.writeHead(204).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('It listens at a port.');
  return {
    name: 'node:http',
    url: `http://127.0.0.1:${address.port}/webhooks`,
    pid: null,
    count: async () => events,
    findings: () => {
      const meanBytes = Math.round(bytes / events);
      return { events, signedCount, uniqueCount: ids.size, leastBytes, mostBytes, meanBytes };
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
