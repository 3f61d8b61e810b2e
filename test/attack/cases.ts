import { generateKeyPairSync } from 'node:crypto';
import type { Socket } from 'node:net';
import { sealLine } from '../../src/journal/seal-line.ts';
import { SAMPLE_ENTRIES } from '../journal/sample-entries.ts';

/** An attack on the command line, and how it has to end: the exit code, and what its output says. */
export type Attack = {
  readonly what: string;
  /** Files it needs, by name; `@name` in the arguments is the path of one. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  /** What a receiver does with each request; `@receiver` in the arguments is its URL. */
  readonly answer?: (socket: Socket) => unknown;
  readonly args: readonly string[];
  readonly exitCode: number;
  readonly says: RegExp;
  /** What the output must not hold. */
  readonly hides?: string;
};

const STORY = 'version: 1\nname: story\nsteps:\n  - emit: sms.sent\n';
const sealed = Buffer.concat(SAMPLE_ENTRIES.map((entry) => sealLine(entry)));
const firstLine = sealed.subarray(0, sealed.indexOf(0x0a) + 1);
const flip = (bytes: Buffer, at: number): Buffer => {
  const flipped = Buffer.from(bytes);
  flipped[at] = (flipped[at] as number) ^ 1;
  return flipped;
};
const bomb = [
  'a: &a [x]',
  ...[...'bcdefgh'].map((name, at) => `${name}: &${name} [${Array(20).fill(`*${'abcdefg'[at]}`)}]`),
];

const scenario = (what: string, text: string | Uint8Array, says: RegExp): Attack => ({
  what,
  files: { 'attack.yaml': text },
  args: ['validate', '@attack.yaml'],
  exitCode: 2,
  says,
});
const report = (what: string, bytes: string | Uint8Array, says: RegExp): Attack => ({
  what,
  files: { 'attack.jsonl': bytes },
  args: ['report', '@attack.jsonl'],
  exitCode: 2,
  says,
});
const resume = (what: string, bytes: string | Uint8Array, says: RegExp): Attack => ({
  what,
  files: { 'attack.jsonl': bytes },
  args: ['run', '--resume', '@attack.jsonl'],
  exitCode: 2,
  says,
});
const target = (url: string, says: RegExp): Attack => ({
  what: url,
  args: ['trigger', 'sms.sent', '--target', url],
  exitCode: 2,
  says,
});
const receiver = (what: string, answer: string | ((socket: Socket) => unknown), says: RegExp): Attack => ({
  what,
  answer: typeof answer === 'string' ? (socket) => socket.end(answer, 'latin1') : answer,
  args: ['trigger', 'sms.sent', '--target', '@receiver', '--retry', 'none', '--timeout', '2s'],
  exitCode: 1,
  says,
});
const module = (what: string, text: string, says: RegExp, exitCode = 2): Attack => ({
  what,
  files: { 'attack.mjs': text },
  args: ['validate', '@attack.mjs'],
  exitCode,
  says,
});
/** Colours, clears the screen in the eight-bit form, and turns the direction of writing. */
const ESCAPES = '\x1b[31mx\x9b2J\u202ey';
const escapes = (what: string, args: readonly string[], files: Attack['files'] = {}): Attack => ({
  ...{ what, files, args },
  exitCode: 2,
  says: /\\u(001b|\{1b\})|\\x1b/i,
});
const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const secret = String(pem.split('\n')[1]);
const keyAsText = (what: string, args: readonly string[]): Attack => ({
  ...{ what, args },
  exitCode: 2,
  says: /it is the text of a private key/,
  hides: secret.slice(24, 48),
});
const TREE = "{ version: 1, name: 'told', steps: [{ emit: 'sms.sent' }] }";

/** The attacks by what is attacked. */
export const ATTACKS: Readonly<Record<string, readonly Attack[]>> = {
  'scenario files': [
    scenario('an alias bomb', bomb.join('\n'), /attack\.yaml/),
    scenario('lists in lists in lists', `${'['.repeat(5_000)}`, /attack\.yaml/),
    scenario('more than a scenario may be', `${STORY}#${'x'.repeat(1_100_000)}`, /attack\.yaml/),
    scenario('an empty file', '', /attack\.yaml/),
    scenario('a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0xff, 0xfe), /attack\.yaml/),
    scenario('a key given twice', `${STORY}name: other\n`, /attack\.yaml:5/),
    scenario('a prototype', `${STORY}__proto__: { polluted: true }\n`, /attack\.yaml:5/),
    scenario(
      'a tag that runs code elsewhere',
      `${STORY}seed: !!js/function "function(){}"\n`,
      /attack\.yaml:5/,
    ),
    scenario(
      'a template that reaches for a constructor',
      `${STORY}    text: '{{constructor.constructor}}'\n`,
      /attack\.yaml:5/,
    ),
    scenario('a wait that goes back', `${STORY}  - wait: -5s\n`, /attack\.yaml:5/),
  ],
  journals: [
    report(
      'a journal cut off in its first line',
      firstLine.subarray(0, 60),
      /cut off before its first line was whole/,
    ),
    report('a flipped bit', flip(sealed, 40), /:1 is damaged/),
    report('a flipped bit in a checksum', flip(sealed, firstLine.length - 4), /:1 is damaged/),
    report('an empty file', '', /does not begin with a run/),
    report('a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0xff, 0xfe), /:1 is not JSON/),
    report(
      'another version',
      sealed
        .toString()
        .replaceAll('"v":1', '"v":2')
        .replaceAll(/,"crc":"\w+"/g, ''),
      /has version 2/,
    ),
    report('a journal without its beginning', sealed.subarray(firstLine.length), /does not begin with a run/),
    resume(
      'a journal cut off in its first line',
      firstLine.subarray(0, 60),
      /cut off before its first line was whole/,
    ),
    resume('a flipped bit in the middle', flip(sealed, firstLine.length + 40), /:2 is damaged/),
    {
      what: 'a journal that another process writes',
      files: { 'attack.jsonl': sealed, 'attack.jsonl.lock': '' },
      args: ['run', '--resume', '@attack.jsonl'],
      exitCode: 2,
      says: /another process is writing it/,
    },
  ],
  targets: [
    target('ftp://localhost/', /Failed to read the target/),
    target('file:///etc/passwd', /Failed to read the target/),
    target('javascript:alert(1)', /Failed to read the target/),
    target('http://example.com/', /is not this machine/),
    target('http://localhost.example.com/', /is not this machine/),
    target('http://127.0.0.1.nip.io/', /is not this machine/),
    target('http://localhost@example.com/', /Failed to read the target/),
    target('http://user:secret@localhost/', /Failed to read the target/),
    target('http://localhost:99999/', /Failed to read the target/),
    target('http://[::1', /Failed to read the target/),
    target('', /Failed to read the target/),
  ],
  receivers: [
    receiver('another protocol', 'SSH-2.0-OpenSSH_9.6\r\n', /answer is not HTTP/),
    receiver('nothing, and the end', '', /connection closed before an answer/),
    receiver('a reset', (socket) => socket.resetAndDestroy(), /connection closed before an answer/),
    receiver('nothing at all', () => {}, /timed out/),
    receiver('a head without end', (socket) => socket.write('HTTP/1.1 200 OK\r\nx: '), /timed out/),
    receiver(
      'a body without end',
      (socket) => socket.write('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n'),
      /timed out/,
    ),
    receiver('half a body', 'HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nhalf', /broke off/),
    receiver('status 000', 'HTTP/1.1 000 Nothing\r\n\r\n', /unreachable|rejected/),
    receiver('status 99999', 'HTTP/1.1 99999 Much\r\n\r\n', /answer is not HTTP/),
    receiver(
      '101',
      'HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n',
      /1 delivery lost/,
    ),
    receiver('headers of 100 kB', `HTTP/1.1 200 OK\r\nx: ${'x'.repeat(100_000)}\r\n\r\n`, /unreachable/),
    receiver(
      'two lengths',
      'HTTP/1.1 200 OK\r\ncontent-length: 2\r\ncontent-length: 3\r\n\r\nok!',
      /answer is not HTTP/,
    ),
    receiver(
      'a chunk of no size',
      'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n',
      /answer is not HTTP|broke off/,
    ),
    receiver(
      'a redirect elsewhere',
      'HTTP/1.1 307 Elsewhere\r\nlocation: http://example.com/\r\ncontent-length: 0\r\n\r\n',
      /307/,
    ),
    receiver('terminal escapes', `HTTP/1.1 400 No\r\ncontent-length: 8\r\n\r\n\x1b[2J\x1b[1m`, /400/),
  ],
  'scenario modules': [
    module('a handle left open', `setInterval(() => {}, 1_000);\nexport default ${TREE};`, /attack\.mjs/, 0),
    module('one that never settles', 'await new Promise(() => {});', /its process ends with code/),
    module('process.exit(0)', `process.exit(0);\nexport default ${TREE};`, /its process ends with code 0/),
    module(
      'a getter that throws',
      "export default { version: 1, get name() { throw new Error('no'); } };",
      /it fails with "no"/,
    ),
    module(
      'a rejection left alone',
      `Promise.reject(new Error('no'));\nexport default ${TREE};`,
      /it fails with "no"/,
    ),
  ],
  'the terminal': [
    escapes('a command', [ESCAPES]),
    escapes('a kind', ['trigger', ESCAPES, '--target', 'http://127.0.0.1:9/']),
    escapes('a scenario', ['run', ESCAPES, '--dry-run']),
    escapes('a kind in a scenario', ['validate', '@attack.yaml'], {
      'attack.yaml': `version: 1\nname: n\nsteps: [{ emit: ${JSON.stringify(ESCAPES)} }]\n`,
    }),
    escapes('what a module throws', ['validate', '@attack.mjs'], {
      'attack.mjs': `throw new Error(${JSON.stringify(ESCAPES)});`,
    }),
    escapes('a name in a journal', ['report', ESCAPES]),
  ],
  'private keys given as text': [
    keyAsText('--key', ['trigger', 'sms.sent', '--dry-run', '--key', pem]),
    keyAsText('--key without its frame', ['trigger', 'sms.sent', '--dry-run', '--key', secret]),
    keyAsText('--target', ['trigger', 'sms.sent', '--target', pem]),
    keyAsText('--seed', ['trigger', 'sms.sent', '--dry-run', '--seed', pem]),
    keyAsText('a kind', ['trigger', pem, '--dry-run']),
    keyAsText('a command', [pem]),
  ],
};
