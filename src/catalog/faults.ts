import { CatalogError } from '../errors/catalog-error.ts';
import { didYouMean } from '../errors/near-miss.ts';
import type { FaultFamily, FaultName } from '../model/fault.ts';

/** What a fault does to an event, and how such an event is treated. */
export type FaultDefinition = {
  readonly name: FaultName;
  readonly family: FaultFamily;
  /** What the receiver sees, in one line. */
  readonly summary: string;
  /** What a step may say with `by`, and how much it is without; null for a fault that has no size. */
  readonly size: { readonly unit: 'ms' | 'bytes'; readonly default: number } | null;
  /** Whether it makes sense on an `again` step only. */
  readonly onlyOnAgain: boolean;
  /** Whether the event is retried and can be lost, as one without a fault. */
  readonly retried: boolean;
  /** Whether signing it takes an RSA key. */
  readonly needsRsa: boolean;
  /** Whether it happens on the socket, so that a target without one cannot show it. */
  readonly needsSocket: boolean;
};

type FaultTraits = Omit<FaultDefinition, 'name' | 'family' | 'summary'>;

const SENT_ONCE: FaultTraits = {
  size: null,
  onlyOnAgain: false,
  retried: false,
  needsRsa: false,
  needsSocket: false,
};
const SENT_ONCE_WITH_RSA: FaultTraits = { ...SENT_ONCE, needsRsa: true };
const MOVED_BY_AN_HOUR: FaultTraits = { ...SENT_ONCE, size: { unit: 'ms', default: 3_600_000 } };
const ON_AGAIN: FaultTraits = { ...SENT_ONCE, onlyOnAgain: true };
const RETRIED: FaultTraits = { ...SENT_ONCE, retried: true };
const ON_SOCKET: FaultTraits = { ...SENT_ONCE, needsSocket: true };
const SLOW_BY_SECONDS: FaultTraits = { ...ON_SOCKET, size: { unit: 'ms', default: 3_000 } };
const A_MEGABYTE: FaultTraits = { ...SENT_ONCE, size: { unit: 'bytes', default: 1_000_000 } };
const RESET: FaultTraits = { ...ON_SOCKET, retried: true };

function fault(name: FaultName, family: FaultFamily, traits: FaultTraits, summary: string): FaultDefinition {
  return { name, family, summary, ...traits };
}

/** Every fault a step can ask for. */
export const FAULTS: readonly FaultDefinition[] = [
  fault('signature-missing', 'signature', SENT_ONCE, 'No signature header at all.'),
  fault('signature-na', 'signature', SENT_ONCE, 'The signature header says N/A.'),
  fault('signature-tampered', 'signature', SENT_ONCE, 'The body was changed after it was signed.'),
  fault('signature-wrong-key', 'signature', SENT_ONCE, 'Signed by a key the receiver does not know.'),
  fault('signature-garbage', 'signature', SENT_ONCE, 'The signature header is not a signature.'),
  fault('signature-legacy-only', 'signature', SENT_ONCE_WITH_RSA, 'Only the old header, correctly signed.'),
  fault(
    'signature-downgrade',
    'signature',
    SENT_ONCE_WITH_RSA,
    'The new signature is bad, the old one good.',
  ),
  fault('bytes-pretty', 'bytes', RETRIED, 'Correctly signed JSON with line breaks and indents.'),
  fault('bytes-unicode-escaped', 'bytes', RETRIED, 'Correctly signed JSON with \\u escapes.'),
  fault('bytes-number-form', 'bytes', RETRIED, 'Correctly signed JSON with numbers written as 42.0.'),
  fault('bytes-duplicate-key', 'bytes', RETRIED, 'Correctly signed JSON with one key twice.'),
  fault('timestamp-stale', 'replay', MOVED_BY_AN_HOUR, 'The timestamp lies in the past.'),
  fault('timestamp-future', 'replay', MOVED_BY_AN_HOUR, 'The timestamp lies in the future.'),
  fault('timestamp-missing', 'replay', SENT_ONCE, 'No timestamp.'),
  fault('webhook-id-new', 'replay', ON_AGAIN, 'The same message under a new webhookId.'),
  fault('webhook-id-missing', 'replay', SENT_ONCE, 'No webhookId.'),
  fault('field-unknown', 'shape', SENT_ONCE, 'A field no revision has.'),
  fault('message-type-unknown', 'shape', SENT_ONCE, 'A messageType no revision has.'),
  fault('event-unknown', 'shape', SENT_ONCE, 'An event type no revision has.'),
  fault('app-foreign', 'shape', SENT_ONCE, 'The appId of another app.'),
  fault('location-foreign', 'shape', SENT_ONCE, 'The locationId of another sub-account.'),
  fault('body-truncated', 'wire', ON_SOCKET, 'Half of the announced body, then the end of the connection.'),
  fault('body-invalid-json', 'wire', SENT_ONCE, 'Correctly signed bytes that are not JSON.'),
  fault('body-oversized', 'wire', A_MEGABYTE, 'A correctly signed body of a megabyte.'),
  fault('body-slow', 'wire', SLOW_BY_SECONDS, 'A body that comes in small pieces over seconds.'),
  fault('content-type-wrong', 'wire', SENT_ONCE, 'A genuine body that says it is text/plain.'),
  fault('connection-reset-early', 'wire', RESET, 'A first attempt cut off before its body has ended.'),
  fault('connection-reset-late', 'wire', RESET, 'A first attempt cut off before its answer is read.'),
];

/**
 * Finds a fault by its name.
 *
 * @throws {@link CatalogError} `HL_CATALOG_UNKNOWN_FAULT` when there is none of that name.
 */
export function findFault(name: string): FaultDefinition {
  const found = FAULTS.find((candidate) => candidate.name === name);
  if (found === undefined) {
    const names = FAULTS.map((candidate) => candidate.name);
    throw new CatalogError(
      'HL_CATALOG_UNKNOWN_FAULT',
      `Failed to find a fault: "${name}" is not one.${didYouMean(name, names)} Use one of ${names.join(', ')}.`,
    );
  }
  return found;
}
