import { createServer as createTlsServer } from 'node:https';
import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'chai';
import { createHttpTransport } from '../../src/delivery/http-transport.ts';
import type { AttemptResult } from '../../src/model/delivery.ts';
import type { OutgoingRequest, WireFault } from '../../src/model/world.ts';
import { countTimers } from './count-timers.ts';
import { machineClock } from './fakes.ts';
import {
  findDeadUrl,
  listenOn,
  startHttpReceiver,
  startRawReceiver,
  type TestReceiver,
} from './receivers.ts';
import { TLS_CERTIFICATE } from './tls-certificate.ts';

const OK = 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok';
const BODY = `{"a":"${'x'.repeat(192)}"}`;
const HALF = BODY.slice(0, 100);
const RESET = 'connection reset on purpose';

/** What a receiver saw of one request, as far as its framework lets it. */
type Seen = { body: string; contentLength: string | undefined; end: 'whole' | 'aborted' | null };

describe('createHttpTransport() with a wire fault', () => {
  const receivers: TestReceiver[] = [];
  afterEach(async () => {
    for (const receiver of receivers.splice(0)) await receiver.close();
  });
  const keep = async (starting: Promise<TestReceiver>): Promise<TestReceiver> => {
    const receiver = await starting;
    receivers.push(receiver);
    return receiver;
  };
  const startRaw = (answer: (socket: Socket, request: string) => void): Promise<TestReceiver> =>
    keep(startRawReceiver(answer));

  /** Starts a receiver that takes down what it sees, and answers 200 to a body that came whole. */
  const startSound = async (seen: Seen[]): Promise<TestReceiver> =>
    keep(
      startHttpReceiver((request, response) => {
        const one: Seen = { body: '', contentLength: request.headers['content-length'], end: null };
        seen.push(one);
        request.on('data', (chunk) => {
          one.body += chunk;
        });
        request.on('error', () => {});
        request.on('close', () => {
          one.end = request.complete ? 'whole' : 'aborted';
        });
        request.on('end', () => response.end('ok'));
      }),
    );

  const post = (
    url: string,
    wireFault: WireFault | null,
    extra: Partial<OutgoingRequest> = {},
  ): Promise<AttemptResult> => {
    const transport = createHttpTransport({ url, clock: machineClock, maxSockets: 8 });
    return transport
      .send({
        headers: { 'content-type': 'application/json' },
        body: Buffer.from(BODY),
        wireFault,
        timeoutMs: 5000,
        signal: new AbortController().signal,
        ...extra,
      })
      .finally(() => transport.close());
  };
  const textOf = (result: AttemptResult): string => Buffer.from(result.answer?.body ?? []).toString();

  describe('body-truncated', () => {
    it('announces the whole body, sends half and ends the connection', async () => {
      const seen: Seen[] = [];
      const receiver = await startSound(seen);
      const result = await post(receiver.url, { name: 'body-truncated' });
      await receiver.allClosed();
      expect(seen).to.deep.equal([{ body: HALF, contentLength: '200', end: 'aborted' }]);
      // Node answers on behalf of the listener, which never saw the end.
      expect(result).to.include({ outcome: 'rejected', status: 400 });
    });

    it('ends its side only, so that an answer still gets through', async () => {
      let request = '';
      const receiver = await keep(
        startRawReceiver(
          (socket, bytes) => {
            request += bytes;
            socket.once('end', () => socket.end('HTTP/1.1 422 Cut\r\ncontent-length: 3\r\n\r\ncut'));
          },
          { allowHalfOpen: true },
        ),
      );
      const result = await post(receiver.url, { name: 'body-truncated' });
      expect(result).to.include({ outcome: 'rejected', status: 422 });
      expect(textOf(result)).to.equal('cut');
      expect(request.endsWith(`\r\n\r\n${HALF}`)).to.equal(true);
    });

    it('calls a receiver that hangs up on it unreachable', async () => {
      const { url } = await startRaw((socket) => socket.once('end', () => socket.end()));
      expect(await post(url, { name: 'body-truncated' })).to.include({
        outcome: 'unreachable',
        error: 'connection closed before an answer (ECONNRESET)',
      });
    });
  });

  describe('body-slow', () => {
    it('sends the whole body in small pieces over the time given', async () => {
      const sizes: number[] = [];
      let request = '';
      const receiver = await startRaw((socket, bytes) => {
        sizes.push(bytes.length);
        request += bytes;
        if (request.endsWith(BODY)) socket.end(OK);
      });
      const result = await post(receiver.url, { name: 'body-slow', byMs: 300 });
      expect(result).to.include({ outcome: 'accepted', status: 200 });
      expect(result.latencyMs).to.be.at.least(200);
      expect(request.endsWith(`\r\n\r\n${BODY}`)).to.equal(true);
      // Pieces may come together on a busy machine, but not all of them; the head may come alone.
      expect(sizes.length).to.be.within(5, 21);
      expect(Math.max(...sizes.slice(1))).to.be.below(100);
    });

    it('sends a body shorter than the number of its pieces', async () => {
      const seen: Seen[] = [];
      const { url } = await startSound(seen);
      const result = await post(url, { name: 'body-slow', byMs: 60 }, { body: Buffer.from('{}') });
      expect(result).to.include({ outcome: 'accepted' });
      expect(seen).to.deep.equal([{ body: '{}', contentLength: '2', end: 'whole' }]);
    });

    it('takes the answer of a receiver that does not hear it out, and sends no more', async () => {
      let receivedBytes = 0;
      const receiver = await startRaw((socket, bytes) => {
        receivedBytes += bytes.length;
        socket.write('HTTP/1.1 413 Too Slow\r\ncontent-length: 4\r\n\r\nslow');
      });
      const result = await post(receiver.url, { name: 'body-slow', byMs: 3_600_000 }, { timeoutMs: 50_000 });
      expect(result).to.include({ outcome: 'rejected', status: 413 });
      expect(textOf(result)).to.equal('slow');
      await receiver.allClosed();
      expect(receivedBytes).to.be.below(BODY.length);
    });

    it('ends at once when the receiver hangs up, and leaves no timer behind', async () => {
      const { clock, timerCount } = countTimers();
      const { url } = await startRaw((socket) => socket.end());
      const transport = createHttpTransport({ url, clock, maxSockets: 1 });
      const result = await transport.send({
        headers: {},
        body: Buffer.from(BODY),
        wireFault: { name: 'body-slow', byMs: 3_600_000 },
        timeoutMs: 5000,
        signal: new AbortController().signal,
      });
      expect(result.outcome).to.equal('unreachable');
      await transport.close();
      expect(timerCount()).to.equal(0);
    });

    it('is timed out when it is slower than an attempt may be, and leaves no timer behind', async () => {
      const { clock, timerCount } = countTimers();
      const receiver = await startRaw(() => {});
      const transport = createHttpTransport({ url: receiver.url, clock, maxSockets: 1 });
      const result = await transport.send({
        headers: {},
        body: Buffer.from(BODY),
        wireFault: { name: 'body-slow', byMs: 3_600_000 },
        timeoutMs: 50,
        signal: new AbortController().signal,
      });
      expect(result).to.include({ outcome: 'timed-out', error: 'no answer within 50 ms' });
      await receiver.allClosed();
      await sleep(1);
      expect(timerCount()).to.equal(0);
      await transport.close();
    });
  });

  describe('connection-reset-early', () => {
    it('lets the receiver read half the body, then resets', async () => {
      const seen: Seen[] = [];
      const receiver = await startSound(seen);
      const result = await post(receiver.url, { name: 'connection-reset-early' });
      await receiver.allClosed();
      expect(seen).to.deep.equal([{ body: HALF, contentLength: '200', end: 'aborted' }]);
      expect(result).to.include({ outcome: 'unreachable', error: RESET });
      expect(result).to.not.have.any.keys('status', 'answer');
    });

    it('is a reset, not an orderly end', async () => {
      const errors: string[] = [];
      const receiver = await startRaw((socket) => {
        socket.on('error', (error: NodeJS.ErrnoException) => errors.push(String(error.code)));
      });
      await post(receiver.url, { name: 'connection-reset-early' });
      await receiver.allClosed();
      expect(errors).to.deep.equal(['ECONNRESET']);
    });

    it('is no answer to us even where the receiver answered before the end of the body', async () => {
      const receiver = await startRaw((socket) => socket.write(OK));
      expect(await post(receiver.url, { name: 'connection-reset-early' })).to.include({
        outcome: 'unreachable',
        error: RESET,
      });
      await receiver.allClosed();
    });
  });

  describe('connection-reset-late', () => {
    it('lets the receiver do its work and resets before its answer is read', async () => {
      const seen: Seen[] = [];
      const receiver = await startSound(seen);
      const result = await post(receiver.url, { name: 'connection-reset-late' });
      await receiver.allClosed();
      expect(seen).to.deep.equal([{ body: BODY, contentLength: '200', end: 'whole' }]);
      expect(result).to.include({ outcome: 'unreachable', error: RESET });
      expect(result).to.not.have.any.keys('status', 'answer');
    });

    for (const [which, answer] of [
      ['short', OK],
      ['long', `HTTP/1.1 200 OK\r\ncontent-length: 1000000\r\n\r\n${'x'.repeat(100_000)}`],
      ['unfinished', 'HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\n'],
    ] as const) {
      it(`is a reset, not an orderly end, also with a ${which} answer`, async () => {
        const errors: string[] = [];
        const receiver = await startRaw((socket) => {
          socket.on('error', (error: NodeJS.ErrnoException) => errors.push(String(error.code)));
          socket.write(answer);
        });
        await post(receiver.url, { name: 'connection-reset-late' });
        await receiver.allClosed();
        expect(errors).to.deep.equal(['ECONNRESET']);
      });
    }

    it('is timed out where no answer comes', async () => {
      const receiver = await startRaw(() => {});
      const result = await post(receiver.url, { name: 'connection-reset-late' }, { timeoutMs: 50 });
      expect(result).to.include({ outcome: 'timed-out', error: 'no answer within 50 ms' });
      await receiver.allClosed();
    });
  });

  const FAULTS: readonly WireFault[] = [
    { name: 'body-truncated' },
    { name: 'body-slow', byMs: 100 },
    { name: 'connection-reset-early' },
    { name: 'connection-reset-late' },
  ];

  for (const fault of FAULTS) {
    describe(`${fault.name}, whatever the receiver does`, () => {
      it('says that nobody listens, and does not wait for a time-out', async () => {
        const result = await post(await findDeadUrl(), fault, { timeoutMs: 600_000 });
        expect(result).to.include({
          outcome: 'unreachable',
          error: 'connection refused (ECONNREFUSED)',
        });
      });

      for (const [manner, answer] of [
        ['closes at once', (socket: Socket) => socket.destroy()],
        ['resets at once', (socket: Socket) => socket.resetAndDestroy()],
        ['speaks no HTTP', (socket: Socket) => socket.write('220 ready\r\n')],
        ['answers at once and never closes', (socket: Socket) => socket.write(OK)],
        ['answers twice', (socket: Socket) => socket.write(OK + OK)],
        ['begins an answer and stops', (socket: Socket) => socket.write('HTTP/1.1 200 OK\r\ncontent-le')],
        [
          'announces a body that never comes',
          (socket: Socket) => socket.write('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n'),
        ],
        [
          'switches protocols',
          (socket: Socket) => socket.write('HTTP/1.1 101 Yes\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n'),
        ],
        ['never reads', (socket: Socket) => socket.pause()],
        ['half-closes and stays', (socket: Socket) => socket.end()],
      ] as const) {
        it(`ends with a receiver that ${manner}, and leaves no connection open`, async () => {
          const receiver = await keep(startRawReceiver(answer, { allowHalfOpen: true }));
          const result = await post(receiver.url, fault, { timeoutMs: 250 });
          expect(result.outcome).to.be.oneOf(['accepted', 'rejected', 'timed-out', 'unreachable']);
          if (fault.name.startsWith('connection-reset')) expect(result.outcome).to.not.equal('accepted');
          await receiver.allLetGo();
        });
      }

      it('ends when the run is stopped', async () => {
        const stop = new AbortController();
        const receiver = await startRaw(() => stop.abort());
        const result = await post(receiver.url, fault, { signal: stop.signal });
        expect(result).to.include({
          outcome: 'unreachable',
          error: 'given up because the run was stopped',
        });
        await receiver.allClosed();
      });

      it('works over TLS', async () => {
        const seen: Seen[] = [];
        const server = createTlsServer(TLS_CERTIFICATE, (request, response) => {
          const one: Seen = { body: '', contentLength: request.headers['content-length'], end: null };
          seen.push(one);
          request.on('data', (chunk) => {
            one.body += chunk;
          });
          request.on('error', () => {});
          request.on('close', () => {
            one.end = request.complete ? 'whole' : 'aborted';
          });
          request.on('end', () => response.end('ok'));
        });
        const receiver = await keep(listenOn(server));
        const before = process.env.NODE_TLS_REJECT_UNAUTHORIZED;
        process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
        try {
          await post(receiver.url.replace('http:', 'https:'), fault);
        } finally {
          if (before === undefined) delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;
          else process.env.NODE_TLS_REJECT_UNAUTHORIZED = before;
        }
        await receiver.allClosed();
        const isWhole = fault.name === 'body-slow' || fault.name === 'connection-reset-late';
        expect(seen).to.deep.equal([
          { body: isWhole ? BODY : HALF, contentLength: '200', end: isWhole ? 'whole' : 'aborted' },
        ]);
      });
    });
  }

  it('uses a connection of its own, and leaves the kept ones alone', async () => {
    const receiver = await keep(
      startHttpReceiver((request, response) => request.resume().on('end', () => response.end('ok'))),
    );
    const transport = createHttpTransport({ url: receiver.url, clock: machineClock, maxSockets: 8 });
    const send = (wireFault: WireFault | null): Promise<AttemptResult> =>
      transport.send({
        headers: {},
        body: Buffer.from(BODY),
        wireFault,
        timeoutMs: 5000,
        signal: new AbortController().signal,
      });
    await send(null);
    await send({ name: 'connection-reset-late' });
    expect((await send(null)).outcome).to.equal('accepted');
    expect(receiver.connectionCount()).to.equal(2);
    await transport.close();
  });

  it('closes its connection even when the receiver keeps its own side open after the answer', async () => {
    const receiver = await keep(
      startRawReceiver((socket, bytes) => void (bytes.endsWith(HALF) && socket.write(OK)), {
        allowHalfOpen: true,
      }),
    );
    expect(await post(receiver.url, { name: 'body-truncated' })).to.include({ outcome: 'accepted' });
    await receiver.allLetGo();
  });
});
