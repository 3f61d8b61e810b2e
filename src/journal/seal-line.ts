import { crc32 } from 'node:zlib';

const OPENING = ',"crc":"';
const CLOSING = '"}';
const DIGITS = 8;
const SEAL_BYTES = OPENING.length + DIGITS + CLOSING.length;
/** Any field of that size in that place: a flipped bit in the name `crc` must not make a line of one without. */
const SEAL_LIKE = /^,".{3}":".{8}"\}$/s;

/**
 * Writes an object as a line that ends with a checksum of what stands before it: `…,"crc":"1c8f02aa"}`.
 *
 * @remarks The line is JSON all the same. The checksum is there for damage, not for forgery.
 */
export function sealLine(value: object): Buffer {
  const line = Buffer.from(
    `${JSON.stringify(value).slice(0, -1)}${OPENING}${'0'.repeat(DIGITS)}${CLOSING}\n`,
  );
  const at = line.length - 1 - SEAL_BYTES;
  line.write(format(crc32(line.subarray(0, at))), at + OPENING.length, 'latin1');
  return line;
}

/**
 * Compares a line with its checksum.
 *
 * @param line Without its line feed.
 * @returns `absent` for a line that has none, as older versions wrote them.
 */
export function checkSeal(line: Buffer): 'intact' | 'damaged' | 'absent' {
  const at = line.length - SEAL_BYTES;
  const seal = at > 0 ? line.toString('latin1', at) : '';
  if (!SEAL_LIKE.test(seal)) return 'absent';
  return seal === `${OPENING}${format(crc32(line.subarray(0, at)))}${CLOSING}` ? 'intact' : 'damaged';
}

function format(checksum: number): string {
  return checksum.toString(16).padStart(DIGITS, '0');
}
