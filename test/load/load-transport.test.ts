import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer, type Server, type Socket } from 'node:net';
import { expect } from 'chai';
import { guardLookup } from '../../src/delivery/guard-lookup.ts';
import type { LoadResult } from '../../src/load/load-result.ts';
import { createLoadTransport } from '../../src/load/load-transport.ts';
import { systemClock } from '../../src/run/system-clock.ts';
import { createFakeLookup } from '../delivery/fake-lookup.ts';
import { startRawReceiver } from '../delivery/receivers.ts';

const HEADERS = ['content-type', 'application/json', 'x-ghl-signature', 'abc'];

/** A receiver that answers each request with raw bytes. */
async function withReceiver(
  answer: (socket: Socket, request: string) => void,
  use: (send: (body?: string) => Promise<LoadResult>) => Promise<void>,
  timeoutMs = 2_000,
): Promise<void> {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('data', (data) => answer(socket, String(data)));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}/hooks?a=1`;
  const transport = createLoadTransport({ url, maxSockets: 10, timeoutMs, clock: systemClock });
  try {
    await use(
      (body = '{}') =>
        new Promise((resolve) =>
          transport.send(transport.prepare({ headers: HEADERS, body: Buffer.from(body) }), resolve),
        ),
    );
  } finally {
    await transport.destroy();
    for (const socket of sockets) socket.destroy();
    server.close();
  }
}

describe('createLoadTransport()', () => {
  it('sends the exact body and headers to the path of the target', async () => {
    let request = '';
    await withReceiver(
      (socket, text) => {
        request += text;
        socket.write('HTTP/1.1 204 No Content\r\n\r\n');
      },
      async (send) => {
        expect(await send('{"a":1}')).to.deep.equal({ outcome: 'accepted', status: 204, error: null });
      },
    );
    expect(request).to.match(/^POST \/hooks\?a=1 HTTP\/1\.1\r\n/);
    expect(request).to.include('x-ghl-signature: abc\r\n').and.include('content-length: 7\r\n');
    expect(request.endsWith('\r\n\r\n{"a":1}')).to.equal(true);
  });

  it('ends all that wait for a receiver that never answers', async () => {
    await withReceiver(
      () => undefined,
      async (send) => {
        const results = await Promise.all([send(), send(), send()]);
        for (const result of results) expect(result).to.include({ outcome: 'timed-out', status: null });
      },
      60,
    );
  });

  it('opens connections before there is anything to send, no more than it may, and sends over them', async () => {
    const sockets: Socket[] = [];
    const server = createServer((socket) => {
      sockets.push(socket);
      socket.on('data', () => socket.write('HTTP/1.1 204 No Content\r\n\r\n'));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const url = `http://127.0.0.1:${port}/`;
    const transport = createLoadTransport({ url, maxSockets: 2, timeoutMs: 2_000, clock: systemClock });
    transport.openAhead(5);
    while (sockets.length < 2) await once(server, 'connection');
    const result = await new Promise<LoadResult>((resolve) =>
      transport.send(transport.prepare({ headers: HEADERS, body: Buffer.from('{}') }), resolve),
    );
    expect(result).to.include({ outcome: 'accepted' });
    expect(sockets).to.have.lengthOf(2);
    await transport.destroy();
    server.close();
  });

  it('forgets a connection opened ahead that the receiver refused', async () => {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    server.close();
    await once(server, 'close');
    const url = `http://127.0.0.1:${port}/`;
    const transport = createLoadTransport({ url, maxSockets: 1, timeoutMs: 2_000, clock: systemClock });
    transport.openAhead(1);
    await new Promise((resolve) => setImmediate(resolve));
    const result = await new Promise<LoadResult>((resolve) =>
      transport.send(transport.prepare({ headers: HEADERS, body: Buffer.from('{}') }), resolve),
    );
    expect(result).to.include({ outcome: 'unreachable' });
    expect(result.error).to.match(/refused/);
    await transport.destroy();
  });

  it('makes no connection when its name resolves elsewhere', async () => {
    const receiver = await startRawReceiver((socket) => socket.end('HTTP/1.1 204 No Content\r\n\r\n'));
    const url = receiver.url.replace('127.0.0.1', 'app.localhost');
    const lookup = guardLookup(createFakeLookup(['127.0.0.1'], ['127.0.0.1', '10.0.0.5']).lookup);
    const transport = createLoadTransport({
      ...{ url, maxSockets: 1, timeoutMs: 5_000, clock: systemClock, lookup },
    });
    const send = (): Promise<LoadResult> =>
      new Promise((resolve) =>
        transport.send(transport.prepare({ headers: HEADERS, body: Buffer.from('{}') }), resolve),
      );
    const first = await send();
    await receiver.allClosed();
    const second = await send();
    await transport.destroy();
    await receiver.close();
    expect(first).to.include({ outcome: 'accepted' });
    expect(second).to.deep.equal({
      ...{ outcome: 'unreachable', status: null },
      error: '"app.localhost" resolves to 10.0.0.5, which is not this machine',
    });
    expect(receiver.connectionCount()).to.equal(1);
  });
});
