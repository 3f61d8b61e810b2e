import { type KeyObject, verify } from 'node:crypto';
import { LEGACY_SIGNATURE_HEADER, NO_SIGNATURE, SIGNATURE_HEADER } from '../catalog/wire.ts';
import { KeyError } from '../errors/key-error.ts';
import type { SignatureScheme, Verification } from '../model/envelope.ts';
import { keyScheme, SCHEME_NAMES } from './key-scheme.ts';
import { readPublicKey } from './read-key.ts';
import { readSignature } from './read-signature.ts';

/** Headers as a plain object, such as Node's, or as pairs, such as fetch's `Headers`. */
export type ReceivedHeaders =
  | Readonly<Record<string, string | readonly string[] | undefined>>
  | Iterable<readonly [string, string]>;

/** What a receiver got, and the public keys it trusts. */
export type VerifyOptions = {
  /** The raw bytes, or a text, which counts as its UTF-8 bytes. */
  readonly body: Uint8Array | string;
  /** Those of Node or of fetch, names in any case; several values of one name count as one, joined by commas. */
  readonly headers: ReceivedHeaders;
  /** Key objects or PEM text. */
  readonly publicKeys: { readonly ed25519?: KeyObject | string; readonly rsa?: KeyObject | string };
};

/**
 * Verifies an envelope as HighLevel's guide tells receivers to.
 *
 * @remarks Rule, documented by the guide's sample (read 2026-08-30): `x-ghl-signature` is verified where it is
 * present, and `x-wh-signature` never rescues it; only without it does `x-wh-signature` count. `N/A` and an empty
 * value are read as absent. The sample itself refuses `N/A` beside a good `x-wh-signature`; HighLevel is not known
 * to send that. Signatures are read more strictly than most receivers do: anything but exact base64 of the exact
 * length is invalid.
 * @returns `valid`, the scheme that was judged (null without a signature) and, when invalid, the reason. Whatever
 * stands in body and headers, it is an answer and never an exception.
 * @throws {@link KeyError} `HL_KEY_MALFORMED` or `HL_KEY_WRONG_TYPE` when a public key is not one of its scheme.
 * @example
 * const { valid, reason } = verifyEnvelope({ body: request.rawBody, headers: request.headers, publicKeys });
 */
export function verifyEnvelope({ body, headers, publicKeys }: VerifyOptions): Verification {
  const current = findHeader(headers, SIGNATURE_HEADER);
  const value = current ?? findHeader(headers, LEGACY_SIGNATURE_HEADER);
  if (value === null) return { valid: false, scheme: null, reason: 'there is no signature' };
  const [scheme, name]: [SignatureScheme, string] =
    current === null ? ['rsa', LEGACY_SIGNATURE_HEADER] : ['ed25519', SIGNATURE_HEADER];

  const key = findPublicKey(publicKeys, scheme);
  if (key === null) {
    return {
      valid: false,
      scheme,
      reason: `there is no ${SCHEME_NAMES[scheme]} public key to verify ${name} with`,
    };
  }
  const signature = readSignature(value, key);
  if ('problem' in signature) return { valid: false, scheme, reason: `${name} ${signature.problem}` };
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  const valid = verify(scheme === 'rsa' ? 'sha256' : null, bytes, key, signature.bytes);
  return valid
    ? { valid, scheme }
    : { valid, scheme, reason: `${name} is no signature of this body by this key` };
}

/** The value of a header, or null when it is absent, empty or says that there is none. */
function findHeader(headers: ReceivedHeaders, wanted: string): string | null {
  const pairs = Symbol.iterator in headers ? [...headers] : Object.entries(headers);
  const values = pairs.flatMap(([name, value]) =>
    name.toLowerCase() === wanted && value !== undefined ? value : [],
  );
  const joined = values.join(', ').trim();
  return joined === '' || joined === NO_SIGNATURE ? null : joined;
}

function findPublicKey(publicKeys: VerifyOptions['publicKeys'], scheme: SignatureScheme): KeyObject | null {
  const given = publicKeys[scheme];
  if (given === undefined) return null;
  const name = `the ${SCHEME_NAMES[scheme]} public key`;
  const key = typeof given === 'string' ? readPublicKey(given, name) : given;
  if (keyScheme(key, name) === scheme) return key;
  throw new KeyError(
    'HL_KEY_WRONG_TYPE',
    `Failed to verify an envelope: what was given as ${name} is of the other type. Swap the keys.`,
  );
}
