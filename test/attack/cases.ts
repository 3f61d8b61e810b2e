import { sealLine } from '../../src/journal/seal-line.ts';
import { SAMPLE_ENTRIES } from '../journal/sample-entries.ts';

/** An attack on the command line, and how it has to end: the exit code, and what its output says. */
export type Attack = {
  readonly what: string;
  /** Files it needs, by name; `@name` in the arguments is the path of one. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly args: readonly string[];
  readonly exitCode: number;
  readonly says: RegExp;
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
};
