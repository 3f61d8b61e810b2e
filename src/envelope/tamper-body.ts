import { PayloadError } from '../errors/payload-error.ts';

/** Keys of ids to change, the best first: for a foreign app or location a receiver may just look away. */
const ID_KEYS = ['messageId|emailMessageId|contactId', 'id|companyId|webhookId', String.raw`[^"\\]*[iI]d`];

const IDS: readonly RegExp[] = ID_KEYS.map((key) => new RegExp(String.raw`"(?:${key})":"[^"\\]*[A-Za-z\d]"`));

/**
 * Changes the last character of one id in a JSON text; the text stays JSON of the same length, the id keeps its shape.
 *
 * @throws {@link PayloadError} `HL_PAYLOAD_INVALID` when there is no id.
 */
export function tamperBody(json: string): string {
  for (const pattern of IDS) {
    const found = pattern.exec(json);
    if (found === null) continue;
    const at = found.index + found[0].length - 2;
    return `${json.slice(0, at)}${json[at] === '0' ? '1' : '0'}${json.slice(at + 1)}`;
  }
  throw new PayloadError(
    'HL_PAYLOAD_INVALID',
    'Failed to apply signature-tampered: the payload has no id to change. Leave contactId or messageId in it.',
  );
}
