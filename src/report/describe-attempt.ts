import { escapeText } from '../errors/escape-text.ts';
import type { Outcome } from '../model/delivery.ts';
import type { AttemptMade } from '../model/journal.ts';
import { decodeBytes } from './decode-bytes.ts';
import { formatMs } from './format-quantity.ts';

const EXCERPT_BYTES = 120;

/** Names what an attempt came to in a word or two: the status, `timed out`, or `unreachable`. */
export function labelAttempt(outcome: Outcome, status?: number): string {
  if (outcome === 'timed-out') return 'timed out';
  return outcome === 'unreachable' || status === undefined ? outcome : String(status);
}

/** Says in one line what came back from an attempt: the status and the beginning of the answer, or what went wrong. */
export function describeAttempt(attempt: AttemptMade): string {
  const { outcome, status, error, latencyMs } = attempt;
  if (outcome === 'timed-out') return `timed out after ${formatMs(latencyMs)}`;
  const excerpt = quoteStart(attempt.answerBase64 ?? '');
  const label =
    excerpt === null ? labelAttempt(outcome, status) : `${labelAttempt(outcome, status)} ${excerpt}`;
  return error === undefined ? label : `${label}: ${escapeText(error)}`;
}

/** The beginning of an answer in quotes, or null for an empty one. Longer answers are not decoded whole. */
function quoteStart(base64: string): string | null {
  if (base64 === '') return null;
  const bytes = Buffer.from(base64.slice(0, (EXCERPT_BYTES / 3) * 4), 'base64');
  const cut = base64.length > (EXCERPT_BYTES / 3) * 4;
  const text = decodeBytes(cut ? withoutHalfCharacter(bytes) : bytes);
  return `"${escapeText(text)}${cut ? '…' : ''}"`;
}

/** Drops the bytes at the end that begin a UTF-8 character without finishing it. */
function withoutHalfCharacter(bytes: Uint8Array): Uint8Array {
  for (let back = 1; back <= 3; back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) break;
    if (byte < 0xc0) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return length > back ? bytes.subarray(0, bytes.length - back) : bytes;
  }
  return bytes;
}
