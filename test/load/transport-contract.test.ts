import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'chai';
import type { LoadResult } from '../../src/load/load-result.ts';
import { createLoadTransport, type LoadTransport } from '../../src/load/load-transport.ts';
import { systemClock } from '../../src/run/system-clock.ts';
import { findDeadUrl } from '../delivery/receivers.ts';
import { useReceivers } from '../run/use-receivers.ts';
import { createUndiciTransport } from './undici-transport.ts';

/** Ours, and the one it has to match. */
const TRANSPORTS = { ours: createLoadTransport, 'that on undici': createUndiciTransport };

const OK = 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok';
const HEADERS = ['content-type', 'application/json', 'x-ghl-signature', 'abc'];

/** What a receiver does with each request, and what that comes to, request by request, one after another. */
type Case = {
  readonly what: string;
  readonly answer: (socket: Socket, nth: number) => unknown;
  readonly results: readonly (readonly [LoadResult['outcome'], number | null])[];
  /** How many connections that takes; left out where it does not matter. */
  readonly connections?: number;
};

const write = (text: string) => (socket: Socket) => socket.write(text, 'latin1');
const twice = (outcome: LoadResult['outcome'], status: number | null) =>
  [
    [outcome, status],
    [outcome, status],
  ] as const;

async function writeByByte(socket: Socket, text: string): Promise<void> {
  socket.setNoDelay(true);
  for (const character of text) {
    socket.write(character, 'latin1');
    await sleep(0);
  }
}

const CASES: readonly Case[] = [
  {
    what: 'keeps a connection for the next request',
    answer: write(OK),
    results: [...twice('accepted', 200), ['accepted', 200]],
    connections: 1,
  },
  {
    what: 'reads chunks, with extensions and trailers',
    answer: write(
      'HTTP/1.1 201 Created\r\ntransfer-encoding: chunked\r\n\r\n3;a=b\r\nabc\r\n1\r\nd\r\n0\r\nx-t: 1\r\n\r\n',
    ),
    results: twice('accepted', 201),
    connections: 1,
  },
  {
    what: 'waits for no body behind 204 and 304',
    answer: (socket, nth) =>
      socket.write(
        nth === 0 ? 'HTTP/1.1 204 No Content\r\n\r\n' : 'HTTP/1.1 304 Not Modified\r\netag: "1"\r\n\r\n',
      ),
    results: [
      ['accepted', 204],
      ['rejected', 304],
    ],
    connections: 1,
  },
  {
    what: 'passes over interim answers',
    answer: write(`HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\nHTTP/1.1 103 Early Hints\r\n\r\n${OK}`),
    results: twice('accepted', 200),
  },
  {
    what: 'reads a body that ends with the connection',
    answer: (socket) => socket.end('HTTP/1.0 200 OK\r\n\r\nsome text'),
    results: twice('accepted', 200),
    connections: 2,
  },
  {
    what: 'opens another connection after connection: close',
    answer: (socket) => socket.end('HTTP/1.1 202 Accepted\r\nconnection: close\r\ncontent-length: 0\r\n\r\n'),
    results: twice('accepted', 202),
    connections: 2,
  },
  {
    what: 'reads an answer that comes byte by byte',
    answer: (socket) => void writeByByte(socket, OK),
    results: twice('accepted', 200),
  },
  {
    what: 'reads chunks that come byte by byte',
    answer: (socket) =>
      void writeByByte(socket, 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n'),
    results: twice('accepted', 200),
  },
  {
    what: 'does not follow a redirect',
    answer: write('HTTP/1.1 307 Temporary Redirect\r\nlocation: /other\r\ncontent-length: 0\r\n\r\n'),
    results: twice('rejected', 307),
  },
  {
    what: 'survives a reset before the answer',
    answer: (socket, nth) => (nth === 0 ? socket.resetAndDestroy() : socket.write(OK)),
    results: [
      ['unreachable', null],
      ['accepted', 200],
    ],
  },
  {
    what: 'survives a connection closed before the answer',
    answer: (socket, nth) => (nth === 0 ? socket.destroy() : socket.write(OK)),
    results: [
      ['unreachable', null],
      ['accepted', 200],
    ],
  },
  {
    what: 'tells an answer that breaks off',
    answer: (socket, nth) =>
      nth === 0 ? socket.end('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nhalf') : socket.write(OK),
    results: [
      ['unreachable', 200],
      ['accepted', 200],
    ],
  },
  {
    what: 'tells chunks that break off',
    answer: (socket, nth) =>
      nth === 0
        ? socket.end('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n9\r\nhalf')
        : socket.write(OK),
    results: [
      ['unreachable', 200],
      ['accepted', 200],
    ],
  },
  {
    what: 'lets the status decide after 64 KiB of an answer without end',
    answer: write(`HTTP/1.1 200 OK\r\n\r\n${'x'.repeat(200_000)}`),
    results: twice('accepted', 200),
  },
  {
    what: 'refuses what is no HTTP',
    answer: write('SSH-2.0-OpenSSH_9.2\r\n\r\n'),
    results: twice('unreachable', null),
  },
  {
    what: 'refuses two lengths that differ',
    answer: write('HTTP/1.1 200 OK\r\ncontent-length: 2\r\ncontent-length: 3\r\n\r\nok!'),
    results: twice('unreachable', null),
  },
  {
    what: 'refuses a length that is none',
    answer: write('HTTP/1.1 200 OK\r\ncontent-length: 2x\r\n\r\nok'),
    results: twice('unreachable', null),
  },
  {
    what: 'refuses headers without end',
    answer: (socket) => socket.write(`HTTP/1.1 200 OK\r\n${`x: ${'y'.repeat(1_000)}\r\n`.repeat(40)}\r\n`),
    results: twice('unreachable', null),
  },
  {
    what: 'tells a receiver that accepts and never answers',
    answer: () => undefined,
    results: twice('timed-out', null),
  },
  {
    what: 'opens another connection when an idle one was closed',
    answer: (socket) => socket.write(OK, () => void sleep(5).then(() => socket.end())),
    results: twice('accepted', 200),
    connections: 2,
  },
];

for (const [whose, createTransport] of Object.entries(TRANSPORTS)) {
  describe(`the transport of a load, ${whose},`, () => {
    const receivers = useReceivers();

    function open(url: string, { maxSockets = 2, timeoutMs = 300 } = {}) {
      const transport: LoadTransport = createTransport({ url, maxSockets, timeoutMs, clock: systemClock });
      let settledCount = 0;
      return {
        destroy: () => transport.destroy(),
        settledCount: () => settledCount,
        send: (body: Uint8Array = Buffer.from('{}')) =>
          new Promise<LoadResult>((resolve) =>
            transport.send(transport.prepare({ headers: HEADERS, body }), (result) => {
              settledCount += 1;
              resolve(result);
            }),
          ),
      };
    }

    for (const { what, answer, results, connections } of CASES) {
      it(what, async () => {
        let count = 0;
        const receiver = await receivers.startRaw((socket) => void answer(socket, count++));
        const { send, destroy, settledCount } = open(receiver.url);
        const came: (readonly [string, number | null])[] = [];
        for (const _ of results) {
          const { outcome, status } = await send();
          came.push([outcome, status]);
          await sleep(20);
        }
        await destroy();
        expect(came).to.deep.equal(results);
        expect(settledCount()).to.equal(results.length);
        if (connections !== undefined) expect(receiver.connectionCount()).to.equal(connections);
      });
    }

    it('never takes what comes unasked for the answer to the next request', async () => {
      let count = 0;
      const receiver = await receivers.startRaw((socket) => {
        count += 1;
        socket.write(count === 1 ? `${OK}HTTP/1.1 500 Unasked\r\ncontent-length: 0\r\n\r\n` : OK);
      });
      const { send, destroy } = open(receiver.url);
      await send();
      await sleep(20);
      expect(await send()).to.include({ outcome: 'accepted', status: 200 });
      await destroy();
    });

    it('sends a body of a megabyte whole', async () => {
      let length = 0;
      const receiver = await receivers.startRaw((socket, bytes) => {
        length += bytes.length;
        if (length > 1_000_000) socket.write(OK);
      });
      const { send, destroy } = open(receiver.url, { timeoutMs: 5_000 });
      expect(await send(Buffer.alloc(1_000_000, 97))).to.include({ outcome: 'accepted' });
      expect(length).to.be.within(1_000_000, 1_001_000);
      await destroy();
    });

    it('has no more connections than it may, and lets the others wait', async () => {
      const receiver = await receivers.startRaw((socket) => void sleep(5).then(() => socket.write(OK)));
      const { send, destroy } = open(receiver.url, { maxSockets: 3, timeoutMs: 5_000 });
      const results = await Promise.all(Array.from({ length: 30 }, () => send()));
      expect(results.filter(({ outcome }) => outcome === 'accepted')).to.have.lengthOf(30);
      expect(receiver.connectionCount()).to.equal(3);
      await destroy();
    });

    it('says that nobody listens', async () => {
      const { send, destroy } = open(await findDeadUrl());
      expect(await send()).to.deep.equal({
        outcome: 'unreachable',
        status: null,
        error: 'connection refused (ECONNREFUSED)',
      });
      await destroy();
    });

    it('gives up what is under way, once, when it is destroyed', async () => {
      const receiver = await receivers.startRaw(() => undefined);
      const { send, destroy, settledCount } = open(receiver.url, { maxSockets: 2, timeoutMs: 60_000 });
      const sending = Array.from({ length: 4 }, () => send());
      await sleep(20);
      await destroy();
      const outcomes = (await Promise.all(sending)).map(({ outcome }) => outcome);
      expect(outcomes).to.deep.equal(Array(4).fill('unreachable'));
      expect(settledCount()).to.equal(4);
      await receiver.allClosed();
    });
  });
}
