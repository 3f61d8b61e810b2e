import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect } from 'chai';
import { type ServedTwin, serveTwin } from '../../src/twin/serve-twin.ts';
import { countAttacks } from './count-attacks.ts';

const HOST = 'host: localhost\r\n';
const request = (line: string, headers = HOST, body = ''): string =>
  `${line} HTTP/1.1\r\n${headers}connection: close\r\ncontent-length: ${body.length}\r\n\r\n${body}`;

/** Requests to a twin on a port, and the status each has to be answered with. */
const REQUESTS: readonly (readonly [what: string, request: string, status: number])[] = [
  ['a foreign host', request('GET /contacts/1', 'host: attacker.example\r\n'), 403],
  ['a host that begins like ours', request('GET /contacts/1', 'host: localhost.attacker.example\r\n'), 403],
  ['no host', request('GET /contacts/1', ''), 400],
  [
    'a foreign origin that resets',
    request('POST /__reset', `${HOST}origin: http://attacker.example\r\n`),
    403,
  ],
  [
    'a foreign origin that reads',
    request('GET /__requests', `${HOST}origin: http://attacker.example\r\n`),
    403,
  ],
  ['an origin without a name', request('POST /__reset', `${HOST}origin: null\r\n`), 403],
  ['TRACE', request('TRACE /'), 405],
  ['TRACK', request('TRACK /'), 400],
  ['a body of 2 MB', request('POST /conversations/messages', HOST, 'x'.repeat(2_000_000)), 413],
  ['a path that cannot be decoded', request('GET /%zz'), 404],
  ['half of a character', request('GET /contacts/%e2%82'), 401],
  ['a path out of the twin', request('GET /../../etc/passwd'), 404],
  ['a whole URL elsewhere', request('GET http://attacker.example/'), 404],
  ['no HTTP', 'what?\r\n\r\n', 400],
  ['headers of 100 kB', request('GET /', `${HOST}x: ${'x'.repeat(100_000)}\r\n`), 431],
];

describe('attacks on a twin on a port', () => {
  const count = countAttacks('a twin on a port');
  let served: ServedTwin;
  before(async () => {
    served = await serveTwin({ port: 0, fill: () => {} });
  });
  after(() => served.close());

  async function ask(raw: string): Promise<string> {
    const socket = connect(Number(new URL(served.url).port), '127.0.0.1');
    // A server that has refused need not read the rest.
    socket.on('error', () => {});
    socket.write(raw, 'latin1');
    return text(socket);
  }

  for (const [what, raw, status] of REQUESTS) {
    it(
      what,
      count(async () => {
        const answer = await ask(raw);
        expect(answer.split('\r\n', 1)[0]).to.include(`HTTP/1.1 ${status} `);
        expect(answer).to.not.match(/\n +at /);
      }),
    );
  }

  it(
    'goes on answering',
    count(async () => {
      expect(await ask(request('GET /__requests'))).to.include('HTTP/1.1 200 ');
    }),
  );
});
