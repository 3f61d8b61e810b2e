import { CatalogError } from '../errors/catalog-error.ts';
import { didYouMean } from '../errors/near-miss.ts';
import type { FaultFamily, FaultName } from '../model/fault.ts';

/** What a fault does to an event, and how such an event is treated. */
export type FaultDefinition = {
  readonly name: FaultName;
  readonly family: FaultFamily;
  /** What the receiver sees, in one line. */
  readonly summary: string;
  /** Whether a step may say how far with `by`. */
  readonly takesBy: boolean;
  /** How far it goes without `by`, in milliseconds; set where `takesBy` is. */
  readonly defaultByMs?: number;
  /** Whether it makes sense on an `again` step only. */
  readonly onlyOnAgain: boolean;
  /** Whether the event is retried and can be lost, as one without a fault. */
  readonly retried: boolean;
  /** Whether signing it takes an RSA key. */
  readonly needsRsa: boolean;
};

type FaultTraits = Omit<FaultDefinition, 'name' | 'family' | 'summary'>;

const SENT_ONCE: FaultTraits = { takesBy: false, onlyOnAgain: false, retried: false, needsRsa: false };
const SENT_ONCE_WITH_RSA: FaultTraits = { ...SENT_ONCE, needsRsa: true };
const MOVED_BY_AN_HOUR: FaultTraits = { ...SENT_ONCE, takesBy: true, defaultByMs: 3_600_000 };
const ON_AGAIN: FaultTraits = { ...SENT_ONCE, onlyOnAgain: true };
const RETRIED: FaultTraits = { ...SENT_ONCE, retried: true };

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
