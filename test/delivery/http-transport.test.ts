import type { RequestListener } from 'node:http';
import type { Socket } from 'node:net';
import { expect } from 'chai';
import { createHttpTransport } from '../../src/delivery/http-transport.ts';
import type { AttemptResult } from '../../src/model/delivery.ts';
import type { OutgoingRequest, Transport } from '../../src/model/world.ts';
import { countTimers } from './count-timers.ts';
import { machineClock } from './fakes.ts';
import { findDeadUrl, startHttpReceiver, startRawReceiver, type TestReceiver } from './receivers.ts';

const HEADERS = {
  'content-type': 'application/json',
  accept: 'application/json',
  'user-agent': 'axios/1.13.2',
};
const OK = 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok';

describe('createHttpTransport()', () => {
  const receivers: TestReceiver[] = [];
  const transports: Transport[] = [];

  afterEach(async () => {
    for (const transport of transports.splice(0)) await transport.close();
    for (const receiver of receivers.splice(0)) await receiver.close();
  });

  const open = (url: string): Transport => {
    const transport = createHttpTransport({ url, clock: machineClock, maxSockets: 8 });
    transports.push(transport);
    return transport;
  };
  const post = (transport: Transport, extra: Partial<OutgoingRequest> = {}): Promise<AttemptResult> =>
    transport.send({
      headers: HEADERS,
      body: Buffer.from('{"a":1}'),
      timeoutMs: 5000,
      signal: new AbortController().signal,
      ...extra,
    });
  const startHttp = async (listener: RequestListener): Promise<TestReceiver> => {
    const receiver = await startHttpReceiver(listener);
    receivers.push(receiver);
    return receiver;
  };
  const startRaw = async (answer: (socket: Socket, request: string) => void): Promise<TestReceiver> => {
    const receiver = await startRawReceiver(answer);
    receivers.push(receiver);
    return receiver;
  };
  const textOf = (result: AttemptResult): string => Buffer.from(result.answer?.body ?? []).toString();

  it('posts exactly the body, with the headers it was given and no more than it must add', async () => {
    let seen = '';
    const { url } = await startRaw((socket, request) => {
      seen += request;
      if (seen.endsWith('{"a":1}')) socket.end(OK);
    });
    await post(open(url));
    const [head, body] = seen.split('\r\n\r\n') as [string, string];
    const [line, ...headers] = head.split('\r\n');
    expect(line).to.equal('POST /hooks?from=test HTTP/1.1');
    expect(body).to.equal('{"a":1}');
    expect(headers.map((header) => header.toLowerCase()).sort()).to.deep.equal([
      'accept: application/json',
      'connection: keep-alive',
      'content-length: 7',
      'content-type: application/json',
      `host: ${new URL(url).host}`,
      'user-agent: axios/1.13.2',
    ]);
  });

  it('gives back status, headers, body and how long it took', async () => {
    const { url } = await startHttp((_request, response) => {
      response.writeHead(201, { 'X-Trace': 'abc', 'Retry-After': '5' }).end('{"stored":true}');
    });
    const result = await post(open(url));
    expect(result).to.include({ outcome: 'accepted', status: 201 });
    expect(result).to.not.have.property('error');
    expect(result.answer?.headers).to.include({ 'x-trace': 'abc', 'retry-after': '5' });
    expect(textOf(result)).to.equal('{"stored":true}');
    expect(result.latencyMs).to.be.at.least(0);
  });

  it('takes an answer without a body', async () => {
    const { url } = await startHttp((_request, response) => response.writeHead(204).end());
    expect(await post(open(url))).to.include({ outcome: 'accepted', status: 204 });
  });

  for (const status of [400, 404, 429, 500, 503]) {
    it(`calls a ${status} rejected`, async () => {
      const { url } = await startHttp((_request, response) => response.writeHead(status).end('no'));
      expect(await post(open(url))).to.include({ outcome: 'rejected', status });
    });
  }

  it('leaves an encoded answer as it came', async () => {
    const { url } = await startHttp((_request, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end('not really gzip');
    });
    expect(textOf(await post(open(url)))).to.equal('not really gzip');
  });

  describe('against a receiver that misbehaves', () => {
    it('calls a redirect rejected and never follows it', async () => {
      let requestCount = 0;
      const { url } = await startHttp((_request, response) => {
        requestCount += 1;
        response.writeHead(307, { location: '/elsewhere' }).end();
      });
      const result = await post(open(url));
      expect(result).to.include({ outcome: 'rejected', status: 307 });
      expect(result.answer?.headers).to.include({ location: '/elsewhere' });
      expect(requestCount).to.equal(1);
    });

    it('says that nobody listens', async () => {
      expect(await post(open(await findDeadUrl()))).to.include({
        outcome: 'unreachable',
        error: 'connection refused (ECONNREFUSED)',
      });
    });

    it('says that nobody listens under any address of a name', async () => {
      const url = (await findDeadUrl()).replace('127.0.0.1', 'localhost');
      expect(await post(open(url))).to.include({
        outcome: 'unreachable',
        error: 'connection refused (ECONNREFUSED)',
      });
    });

    it('says that a host name does not exist', async () => {
      const result = await post(open('http://receiver.invalid/'));
      expect(result.outcome).to.equal('unreachable');
      expect(result.error).to.match(
        /^host name (not found \(ENOTFOUND\)|could not be looked up \(EAI_AGAIN\))$/,
      );
    });

    it('says that it closed without an answer', async () => {
      const { url } = await startRaw((socket) => socket.end());
      expect(await post(open(url))).to.include({
        outcome: 'unreachable',
        error: 'connection closed before an answer (ECONNRESET)',
      });
    });

    it('says that it reset the connection', async () => {
      const { url } = await startRaw((socket) => socket.resetAndDestroy());
      expect(await post(open(url))).to.include({
        outcome: 'unreachable',
        error: 'connection closed before an answer (ECONNRESET)',
      });
    });

    it('says that it does not speak HTTP', async () => {
      const { url } = await startRaw((socket) => socket.end('SSH-2.0-OpenSSH_9.2\r\n'));
      expect(await post(open(url))).to.include({
        outcome: 'unreachable',
        error: 'answer is not HTTP (HPE_INVALID_CONSTANT)',
      });
    });

    it('says that it does not speak TLS', async () => {
      const { url } = await startRaw((socket) => socket.end(OK));
      const result = await post(open(url.replace('http:', 'https:')));
      expect(result.outcome).to.equal('unreachable');
      expect(result.error).to.match(
        /^receiver does not speak TLS: did you mean http\? \((EPROTO|ERR_SSL_\w+)\)$/,
      );
    });

    it('says that its headers are too large', async () => {
      const { url } = await startRaw((socket) =>
        socket.end(`HTTP/1.1 200 OK\r\nx: ${'x'.repeat(20_000)}\r\n\r\n`),
      );
      expect(await post(open(url))).to.include({
        outcome: 'unreachable',
        error: 'headers of the answer are too large (HPE_HEADER_OVERFLOW)',
      });
    });

    it('gives up on one that wants to switch protocols', async () => {
      const receiver = await startRaw((socket) =>
        socket.write('HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n'),
      );
      expect((await post(open(receiver.url), { timeoutMs: 50 })).outcome).to.equal('timed-out');
      await receiver.allClosed();
    });

    it('gives up on one that never answers, and closes the connection', async () => {
      const receiver = await startRaw(() => {});
      const result = await post(open(receiver.url), { timeoutMs: 50 });
      expect(result).to.include({ outcome: 'timed-out', error: 'no answer within 50 ms' });
      expect(result).to.not.have.any.keys('status', 'answer');
      expect(result.latencyMs).to.be.at.least(45);
      await receiver.allClosed();
    });

    it('gives up on one that never ends its answer, and keeps what came', async () => {
      const receiver = await startRaw((socket) =>
        socket.write('HTTP/1.1 200 OK\r\nx: y\r\ncontent-length: 10\r\n\r\nhalf'),
      );
      const result = await post(open(receiver.url), { timeoutMs: 50 });
      expect(result).to.include({
        outcome: 'timed-out',
        status: 200,
        error: 'answer not finished within 50 ms',
      });
      expect(result.answer?.headers).to.include({ x: 'y' });
      expect(textOf(result)).to.equal('half');
      await receiver.allClosed();
    });

    for (const [how, answer] of [
      ['fewer bytes than it announced', 'HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nhalf'],
      [
        'a chunked answer without an end',
        'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n4\r\nhalf\r\n',
      ],
    ] as const) {
      it(`counts ${how} as no answer, and keeps what came`, async () => {
        const { url } = await startRaw((socket) => socket.end(answer));
        const result = await post(open(url));
        expect(result).to.include({ outcome: 'unreachable', status: 200 });
        expect(result.error).to.match(/^answer broke off after 4 bytes of body \([A-Z_]+\)$/);
        expect(textOf(result)).to.equal('half');
      });
    }

    it('reads 64 KiB of a hundred megabytes, closes the connection and goes by the status', async () => {
      let sentBytes = 0;
      const receiver = await startHttp((_request, response) => {
        response.writeHead(200, { 'content-length': 100_000_000 });
        const block = Buffer.alloc(1_000_000);
        const pour = (): void => {
          sentBytes += block.length;
          if (sentBytes <= 100_000_000 && !response.destroyed) response.write(block, pour);
        };
        pour();
      });
      const transport = open(receiver.url);
      const result = await post(transport);
      expect(result).to.include({ outcome: 'accepted', status: 200 });
      expect(result.answer?.body).to.have.length(65_536);
      await receiver.allClosed();
      expect(sentBytes).to.be.below(50_000_000);
    });
  });

  describe('when it is told to give up', () => {
    it('does not even connect if it was told before', async () => {
      const receiver = await startRaw((socket) => socket.end(OK));
      const result = await post(open(receiver.url), { signal: AbortSignal.abort() });
      expect(result).to.include({ outcome: 'unreachable', error: 'given up because the run was stopped' });
      expect(receiver.connectionCount()).to.equal(0);
    });

    it('closes the connection under way, whatever the moment', async () => {
      const receiver = await startRaw((socket) => {
        socket.write('HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\n');
        setTimeout(() => socket.write('half'), 1);
      });
      const transport = open(receiver.url);
      for (let i = 0; i < 200; i++) {
        const controller = new AbortController();
        const giveUp = (): void => controller.abort();
        if (i % 4 === 0) queueMicrotask(giveUp);
        else if (i % 4 === 1) setImmediate(giveUp);
        else setTimeout(giveUp, i % 7);
        const result = await post(transport, { signal: controller.signal });
        expect(result).to.include({ outcome: 'unreachable', error: 'given up because the run was stopped' });
      }
      await receiver.allClosed();
    });
  });

  describe('keeping connections', () => {
    it('sends one request after another over one connection', async () => {
      const receiver = await startHttp((_request, response) => response.end('ok'));
      const transport = open(receiver.url);
      for (let i = 0; i < 50; i++) expect((await post(transport)).outcome).to.equal('accepted');
      expect(receiver.connectionCount()).to.equal(1);
    });

    it('goes on keeping connections with a receiver that says when it closes one', async () => {
      let requestCount = 0;
      const receiver = await startHttp((_request, response) => {
        requestCount += 1;
        if (requestCount % 5 === 0) response.setHeader('connection', 'close');
        response.end('ok');
      });
      const transport = open(receiver.url);
      for (let i = 0; i < 20; i++) expect((await post(transport)).outcome).to.equal('accepted');
      expect(receiver.connectionCount()).to.equal(4);
    });

    it('goes on keeping connections after an answer that broke off on one used before', async () => {
      let requestCount = 0;
      const receiver = await startRaw((socket) => {
        requestCount += 1;
        if (requestCount === 3) socket.end('HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nhalf');
        else socket.write(OK);
      });
      const transport = open(receiver.url);
      for (let i = 0; i < 10; i++) await post(transport);
      expect(receiver.connectionCount()).to.equal(2);
    });

    it('closes a connection that lies idle for a second, and goes on keeping others', async () => {
      const receiver = await startHttp((_request, response) => response.end('ok'));
      const transport = open(receiver.url);
      await post(transport);
      await receiver.allClosed();
      for (let i = 0; i < 5; i++) await post(transport);
      expect(receiver.connectionCount()).to.equal(2);
    });

    it('uses no more connections than there are requests at a time', async () => {
      const receiver = await startHttp((request, response) =>
        request.resume().on('end', () => response.end('ok')),
      );
      const transport = open(receiver.url);
      await Promise.all(
        Array.from({ length: 8 }, async () => {
          for (let i = 0; i < 40; i++) expect((await post(transport)).outcome).to.equal('accepted');
        }),
      );
      expect(receiver.connectionCount()).to.be.at.most(8);
    });

    for (const [how, closeAfter] of [
      ['at once', (socket: Socket) => socket.end()],
      ['a moment later', (socket: Socket) => setTimeout(() => socket.end(), 2)],
      ['by a reset', (socket: Socket) => setImmediate(() => socket.resetAndDestroy())],
    ] as const) {
      it(`does not blame a receiver that closes connections ${how} after each answer without saying so`, async () => {
        let requestCount = 0;
        const receiver = await startRaw((socket, request) => {
          if (!request.startsWith('POST')) return;
          requestCount += 1;
          socket.write(OK, () => closeAfter(socket));
        });
        const transport = open(receiver.url);
        const results = await Promise.all(
          Array.from({ length: 4 }, async () => {
            const outcomes: string[] = [];
            for (let i = 0; i < 40; i++) outcomes.push((await post(transport)).error ?? 'fine');
            return outcomes;
          }),
        );
        expect(new Set(results.flat())).to.deep.equal(new Set(['fine']));
        expect(requestCount).to.equal(160);
      });
    }

    it('makes one request of one attempt, also where the receiver drops it on a connection used before', async () => {
      let requestCount = 0;
      const { url } = await startHttp((request, response) => {
        requestCount += 1;
        if (requestCount % 3 === 0) request.socket.destroy();
        else response.end('ok');
      });
      const transport = open(url);
      const outcomes: string[] = [];
      for (let i = 0; i < 9; i++) outcomes.push((await post(transport)).outcome);
      expect(requestCount).to.equal(9);
      const round = ['accepted', 'accepted', 'unreachable'];
      expect(outcomes).to.deep.equal([...round, ...round, ...round]);
    });

    it('leaves no timer behind when it is closed right after its first answer', async () => {
      const receiver = await startHttp((_request, response) => response.end('ok'));
      const { clock, timerCount } = countTimers();
      const transport = createHttpTransport({ url: receiver.url, clock, maxSockets: 4 });
      await post(transport);
      expect(timerCount()).to.equal(1);
      await transport.close();
      expect(timerCount()).to.equal(0);
    });

    it('leaves nothing behind: no listener on the signal, no open connection, no timer', async () => {
      const receiver = await startHttp((_request, response) => response.end('ok'));
      const warnings: Error[] = [];
      const onWarning = (warning: Error): unknown => warnings.push(warning);
      process.on('warning', onWarning);
      const listeners = new Set<unknown>();
      const { signal } = new AbortController();
      const { addEventListener, removeEventListener } = signal;
      signal.addEventListener = (...args: Parameters<typeof addEventListener>) => {
        listeners.add(args[1]);
        addEventListener.apply(signal, args);
      };
      signal.removeEventListener = (...args: Parameters<typeof removeEventListener>) => {
        listeners.delete(args[1]);
        removeEventListener.apply(signal, args);
      };
      const { clock, timerCount } = countTimers();
      const transport = createHttpTransport({ url: receiver.url, clock, maxSockets: 4 });
      await Promise.all(Array.from({ length: 8 }, () => post(transport, { signal })));
      for (let i = 0; i < 50; i++) await post(transport, { signal });
      await transport.close();
      // The receiver would keep them for ever.
      await receiver.allClosed();
      process.off('warning', onWarning);
      expect([...listeners]).to.deep.equal([]);
      expect(timerCount()).to.equal(0);
      expect(warnings).to.deep.equal([]);
    });
  });
});
