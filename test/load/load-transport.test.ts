import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer, type Server, type Socket } from 'node:net';
import { expect } from 'chai';
import { createLoadTransport, type LoadResult } from '../../src/load/load-transport.ts';
import { systemClock } from '../../src/run/system-clock.ts';

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
        new Promise((resolve) => transport.send({ headers: HEADERS, body: Buffer.from(body) }, resolve)),
    );
  } finally {
    await transport.destroy();
    for (const socket of sockets) socket.destroy();
    server.close();
  }
}

const reply =
  (text: string) =>
  (socket: Socket): void => {
    socket.write(text);
  };

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

  const answers: readonly (readonly [string, string, Partial<LoadResult>])[] = [
    [
      'a chunked answer',
      'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\n\r\n',
      { outcome: 'accepted', status: 200 },
    ],
    ['an error', 'HTTP/1.1 503 Busy\r\ncontent-length: 0\r\n\r\n', { outcome: 'rejected', status: 503 }],
    [
      'a redirect, which it does not follow',
      'HTTP/1.1 302 Found\r\nlocation: /x\r\ncontent-length: 0\r\n\r\n',
      { outcome: 'rejected', status: 302 },
    ],
    [
      'an interim answer before the real one',
      'HTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 201 Created\r\ncontent-length: 0\r\n\r\n',
      { outcome: 'accepted', status: 201 },
    ],
    ['what is not HTTP', 'hello\r\n\r\n', { outcome: 'unreachable', status: null }],
  ];
  for (const [name, text, expected] of answers) {
    it(`understands ${name}`, async () => {
      await withReceiver(reply(text), async (send) => {
        expect(await send()).to.include(expected);
      });
    });
  }

  it('counts a closed connection and an answer that breaks off as unreachable', async () => {
    await withReceiver(
      (socket) => socket.destroy(),
      async (send) => {
        expect(await send()).to.include({ outcome: 'unreachable', status: null });
      },
    );
    await withReceiver(
      (socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 50\r\n\r\nhalf'),
      async (send) => {
        const { outcome, status, error } = await send();
        expect({ outcome, status }).to.deep.equal({ outcome: 'unreachable', status: 200 });
        expect(error).to.match(/^answer broke off after 4 bytes of body/);
      },
    );
  });

  it('lets the status decide after 64 KiB of an answer without end', async () => {
    await withReceiver(reply(`HTTP/1.1 200 OK\r\n\r\n${'x'.repeat(200_000)}`), async (send) => {
      expect(await send()).to.include({ outcome: 'accepted', status: 200 });
    });
  });

  it('times out when a receiver accepts and never answers', async () => {
    await withReceiver(
      () => undefined,
      async (send) => {
        const results = await Promise.all([send(), send(), send()]);
        for (const result of results) expect(result).to.include({ outcome: 'timed-out', status: null });
      },
      60,
    );
  });

  it('says that nobody listens', async () => {
    const transport = createLoadTransport({
      url: 'http://127.0.0.1:9/',
      maxSockets: 1,
      timeoutMs: 500,
      clock: systemClock,
    });
    const result = await new Promise<LoadResult>((resolve) => {
      transport.send({ headers: HEADERS, body: Buffer.from('{}') }, resolve);
    });
    await transport.destroy();
    expect(result).to.deep.equal({
      outcome: 'unreachable',
      status: null,
      error: 'connection refused (ECONNREFUSED)',
    });
  });
});
