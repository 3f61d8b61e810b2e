import type { Socket } from 'node:net';
import { expect } from 'chai';
import fc from 'fast-check';
import { createHttpTransport } from '../../src/delivery/http-transport.ts';
import type { AttemptResult } from '../../src/model/delivery.ts';
import type { WireFault } from '../../src/model/world.ts';
import { machineClock } from './fakes.ts';
import { startRawReceiver, type TestReceiver } from './receivers.ts';

/** What a receiver does with a connection, whatever is said on it. */
type Manners = {
  /** Before the request has come, when it begins to come, or when all of it is there. */
  readonly speaks: 'at once' | 'early' | 'in turn';
  /** What it writes, packet by packet. */
  readonly packets: readonly Buffer[];
  readonly ends: 'keep' | 'end' | 'destroy' | 'reset' | 'stop reading';
};

const BODY = '{"a":"0123456789"}';
const TIMEOUT_MS = 60;
/** Nothing that comes to an end takes this long, on any machine. */
const STUCK_MS = 30_000;

const status = fc.constantFrom(
  '200 OK',
  '204 No Content',
  '201',
  '302 Found',
  '400 Bad',
  '503 ',
  '999 Odd',
  '20 Short',
);
const version = fc.constantFrom(
  'HTTP/1.1',
  'HTTP/1.1',
  'HTTP/1.1',
  'HTTP/1.0',
  'HTTP/0.9',
  'HTTP/2',
  'http/1.1',
  'SSH-2.0',
);
const lengthHeader = fc.oneof(
  fc.nat({ max: 40 }).map((length) => `content-length: ${length}`),
  fc.constantFrom(
    'content-length: -1',
    'content-length: 1e3',
    'content-length: 99999999999999999999',
    'content-length: 5\r\ncontent-length: 7',
    'content-length:',
    'transfer-encoding: chunked',
    'transfer-encoding: chunked\r\ncontent-length: 5',
    'transfer-encoding: gzip',
    'connection: close',
    'connection: upgrade\r\nupgrade: websocket',
    ': no name',
    'no colon',
    'x: \u0000',
    ' folded: yes',
    `x: ${'y'.repeat(20_000)}`,
    'location: /elsewhere',
  ),
);
const content = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.constantFrom(
    '',
    '5\r\nhello\r\n0\r\n\r\n',
    '5\r\nhel',
    'zz\r\n',
    '0\r\n\r\n',
    'ffffffffffffffffff\r\n',
    '{"ok":true}',
  ),
);
const answer = fc
  .record({ version, status, headers: fc.array(lengthHeader, { maxLength: 3 }), content })
  .map(
    (parts) =>
      `${[`${parts.version} ${parts.status}`, ...parts.headers].join('\r\n')}\r\n\r\n${parts.content}`,
  );
const interim = fc.constantFrom(
  'HTTP/1.1 100 Continue\r\n\r\n',
  'HTTP/1.1 102 Processing\r\n\r\n',
  'HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n',
  'HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n',
);
const noise = fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes).toString('latin1'));
const sound = fc.constantFrom(
  'HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok',
  'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n',
  'HTTP/1.1 503 Busy\r\ncontent-length: 0\r\nretry-after: 1\r\n\r\n',
);

/** Cuts a text into packets at any places. */
function packetsOf(text: string, cuts: readonly number[]): readonly Buffer[] {
  const bytes = Buffer.from(text, 'latin1');
  const places = [...new Set(cuts.map((cut) => cut % (bytes.length + 1)))].sort((a, b) => a - b);
  return [0, ...places].map((from, place) => bytes.subarray(from, places[place] ?? bytes.length));
}

const manners: fc.Arbitrary<Manners> = fc.record({
  speaks: fc.constantFrom<Manners['speaks']>('at once', 'early', 'in turn', 'in turn'),
  packets: fc
    .tuple(
      fc.array(fc.oneof({ arbitrary: sound, weight: 3 }, { arbitrary: answer, weight: 4 }, interim, noise), {
        maxLength: 3,
      }),
      fc.array(fc.nat({ max: 500 }), { maxLength: 4 }),
    )
    .map(([texts, cuts]) => packetsOf(texts.join(''), cuts)),
  ends: fc.constantFrom<Manners['ends']>('keep', 'end', 'end', 'destroy', 'reset', 'stop reading'),
});

const wireFault = fc.constantFrom<(WireFault | null)[]>(
  null,
  null,
  null,
  { name: 'body-truncated' },
  { name: 'body-slow', byMs: 10 },
  { name: 'connection-reset-early' },
  { name: 'connection-reset-late' },
);

async function behave(socket: Socket, { packets, ends }: Manners): Promise<void> {
  for (const packet of packets) {
    if (!socket.writable) return;
    socket.write(packet);
    await new Promise((resolve) => setImmediate(resolve));
  }
  if (ends === 'end') socket.end();
  if (ends === 'destroy') socket.destroy();
  if (ends === 'reset') socket.resetAndDestroy();
  if (ends === 'stop reading') socket.pause();
}

/** What has to hold of any result. */
function expectOutcome({ outcome, status, answer, latencyMs, error }: AttemptResult): void {
  expect(outcome).to.be.oneOf(['accepted', 'rejected', 'timed-out', 'unreachable']);
  const isSuccess = status !== undefined && status >= 200 && status < 300;
  if (outcome === 'accepted') expect(isSuccess).to.equal(true);
  if (outcome === 'rejected') expect(status !== undefined && !isSuccess).to.equal(true);
  const isAnswered = outcome === 'accepted' || outcome === 'rejected';
  expect(typeof error).to.equal(isAnswered ? 'undefined' : 'string');
  if (error !== undefined) expect(error).to.match(/^[^\n]+$/);
  expect(answer === undefined).to.equal(status === undefined);
  expect(answer?.body.byteLength ?? 0).to.be.at.most(65_536);
  expect(latencyMs).to.be.at.least(0);
}

describe('createHttpTransport() against any receiver', function () {
  this.timeout(120_000);
  let receiver: TestReceiver;
  let current: Manners = { speaks: 'in turn', packets: [], ends: 'keep' };
  const heard = new WeakMap<Socket, string>();

  before(async () => {
    receiver = await startRawReceiver(
      (socket, bytes) => {
        const before = heard.get(socket) ?? '';
        heard.set(socket, before + bytes);
        const isWhole = (before + bytes).endsWith(BODY) && !before.endsWith(BODY);
        if (current.speaks === 'early' ? before === '' : current.speaks === 'in turn' && isWhole) {
          void behave(socket, current);
        }
      },
      {
        allowHalfOpen: true,
        greet: (socket) => {
          if (current.speaks === 'at once') void behave(socket, current);
        },
      },
    );
  });
  after(() => receiver.close());

  it('always comes to an outcome in time, and lets go of every connection', async () => {
    await fc.assert(
      fc.asyncProperty(manners, wireFault, async (played, fault) => {
        current = played;
        const transport = createHttpTransport({ url: receiver.url, clock: machineClock, maxSockets: 2 });
        const send = (): Promise<AttemptResult> =>
          transport.send({
            headers: { 'content-type': 'application/json' },
            body: Buffer.from(BODY),
            wireFault: fault,
            timeoutMs: TIMEOUT_MS,
            signal: new AbortController().signal,
          });
        // Two one after another, so that what is left on a kept connection shows.
        for (let nth = 0; nth < 2; nth++) expectOutcome(await send());
        await transport.close();
        await receiver.allLetGo();
      }),
      { numRuns: 150, timeout: STUCK_MS },
    );
  });

  it('takes a sound answer for what it is, however it is cut into packets', async () => {
    await fc.assert(
      fc.asyncProperty(sound, fc.array(fc.nat({ max: 100 }), { maxLength: 6 }), async (text, cuts) => {
        current = { speaks: 'in turn', packets: packetsOf(text, cuts), ends: 'keep' };
        const transport = createHttpTransport({ url: receiver.url, clock: machineClock, maxSockets: 2 });
        const result = await transport.send({
          headers: {},
          body: Buffer.from(BODY),
          timeoutMs: 5000,
          signal: new AbortController().signal,
        });
        await transport.close();
        const isTaken = text.startsWith('HTTP/1.1 200');
        expect(result).to.include({
          outcome: isTaken ? 'accepted' : 'rejected',
          status: isTaken ? 200 : 503,
        });
        expect(Buffer.from(result.answer?.body ?? []).toString()).to.equal(isTaken ? 'ok' : '');
      }),
      { numRuns: 60 },
    );
  });
});
