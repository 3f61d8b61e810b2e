import { PayloadError } from '../errors/payload-error.ts';
import type { FaultName } from '../model/fault.ts';
import type { Payload } from '../model/payload.ts';

type BytesFault = Extract<FaultName, `bytes-${string}`>;

const STRING = /"[^"\\]*(?:\\.[^"\\]*)*"/g;
const STRING_OR_NUMBER = /("[^"\\]*(?:\\.[^"\\]*)*")|(-?\d+)(\.\d+)?((?:[eE][+-]?\d+)?)/g;
/** An escape that is there already, or a character that serialisers of .NET or PHP escape; they agree on few. */
const ESCAPED_ELSEWHERE = /\\(?:u[\da-f]{4}|.)|[&<>'+/:\u007f-\uffff]/g;
const ESCAPED_AT_WORST = /\\(?:u[\da-f]{4}|.)|[A-Za-z\d]/g;

/** Other ways to write a payload, each of which JSON readers take for the same value. */
const WRITERS: Readonly<Record<BytesFault, (canonical: string, payload: Payload) => string>> = {
  'bytes-pretty': (_canonical, payload) => JSON.stringify(payload, null, 2),
  'bytes-unicode-escaped': (canonical) => {
    const escaped = escapeInStrings(canonical, ESCAPED_ELSEWHERE);
    return escaped === canonical ? escapeInStrings(canonical, ESCAPED_AT_WORST) : escaped;
  },
  'bytes-number-form': (canonical) =>
    canonical.replace(STRING_OR_NUMBER, (_all, text?: string, whole = '', part?: string, exponent = '') =>
      text === undefined ? `${whole}${part === undefined ? '.0' : `${part}0`}${exponent}` : text,
    ),
  'bytes-duplicate-key': (canonical, payload) => {
    const first = Object.entries(payload)[0];
    if (first === undefined) return canonical;
    return `${canonical.slice(0, -1)},${JSON.stringify(first[0])}:${JSON.stringify(first[1])}}`;
  },
};

/** Whether a fault changes how the body is written. */
export function isBytesFault(name: FaultName): name is BytesFault {
  return Object.hasOwn(WRITERS, name);
}

/**
 * Writes a payload as JSON that means the same as the compact form but is other bytes.
 *
 * @remarks A receiver that verifies the bytes it got accepts them once signed; one that parses the body and verifies
 * `JSON.stringify` of it refuses them. Whole numbers become `95.0` and fractions get one more zero; a doubled key
 * has the same value both times, its second place is the end.
 * @returns The text to sign and send.
 * @throws {@link PayloadError} `HL_PAYLOAD_INVALID` when the payload has nothing to write differently, such as a
 * number for `bytes-number-form`.
 */
export function writeOtherBytes(name: BytesFault, payload: Payload): string {
  const canonical = JSON.stringify(payload);
  const other = WRITERS[name](canonical, payload);
  if (other !== canonical) return other;
  throw new PayloadError(
    'HL_PAYLOAD_INVALID',
    `Failed to apply ${name}: the payload has ${name === 'bytes-number-form' ? 'no number' : 'no field'} ` +
      'to write differently. Use a kind or a revision that has one, or add one with set.',
  );
}

function escapeInStrings(canonical: string, pattern: RegExp): string {
  return canonical.replace(STRING, (text) =>
    text.replace(pattern, (found) => (found.startsWith('\\') ? found : escapeCharacter(found))),
  );
}

function escapeCharacter(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}
