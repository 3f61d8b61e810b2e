import type { KeyObject } from 'node:crypto';

/** The bytes of a signature, or why the header holds none. */
export type ReadSignature = { readonly bytes: Uint8Array } | { readonly problem: string };

/**
 * Reads the base64 of a signature header strictly: padding, alphabet and length must be right.
 *
 * @param key The public key it will be verified with; it says how long a signature is.
 */
export function readSignature(base64: string, key: KeyObject): ReadSignature {
  const bytes = Buffer.from(base64, 'base64');
  if (bytes.toString('base64') !== base64) return { problem: `is not base64 (${base64.length} characters)` };
  const expected = signatureLength(key);
  if (bytes.length === expected) return { bytes };
  return { problem: `is ${bytes.length} bytes long instead of ${expected}` };
}

/** The length of a signature in bytes: 64 for Ed25519, that of the modulus for RSA. */
function signatureLength(key: KeyObject): number {
  return key.asymmetricKeyType === 'ed25519'
    ? 64
    : Math.ceil((key.asymmetricKeyDetails?.modulusLength ?? 0) / 8);
}
