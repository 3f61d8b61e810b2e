import type { KeyObject } from 'node:crypto';
import { KeyError } from '../errors/key-error.ts';
import type { SignatureScheme } from '../model/envelope.ts';
import { keyScheme, SCHEME_NAMES } from './key-scheme.ts';
import { type PemText, readPem } from './read-pem.ts';

const KEPT_PUBLIC_KEYS = 32;
const publicKeys = new Map<string, KeyObject>();

/**
 * Reads a private key to sign with.
 *
 * @param pem PEM text, PKCS#8 or the traditional RSA form; line breaks may be written as `\n`.
 * @param source Where the text comes from, for the message: a file or an environment variable.
 * @throws {@link KeyError} `HL_KEY_MALFORMED` when it is no key; `HL_KEY_WRONG_TYPE` when it is a public key, a
 * locked one, or of a type HighLevel does not sign with.
 */
export function readPrivateKey(pem: string, source: string): KeyObject {
  const key = readPem('private', { pem, source });
  keyScheme(key, source);
  return key;
}

/**
 * Reads the private key of one scheme.
 *
 * @throws {@link KeyError} As {@link readPrivateKey}, and `HL_KEY_WRONG_TYPE` when it is of the other scheme.
 */
export function readPrivateKeyOf(scheme: SignatureScheme, { pem, source }: PemText): KeyObject {
  const key = readPrivateKey(pem, source);
  const found = keyScheme(key);
  if (found === scheme) return key;
  throw new KeyError(
    'HL_KEY_WRONG_TYPE',
    `Failed to read a private key from ${source}: it is an ${SCHEME_NAMES[found]} key. ` +
      `Give an ${SCHEME_NAMES[scheme]} key.`,
  );
}

/**
 * Reads a public key to verify with. The last few texts are remembered, so that verifying with PEM text stays fast.
 *
 * @param source Where the text comes from, for the message.
 * @throws {@link KeyError} `HL_KEY_MALFORMED` when it is no key; `HL_KEY_WRONG_TYPE` when it is a private key, or of
 * a type HighLevel does not sign with.
 */
export function readPublicKey(pem: string, source: string): KeyObject {
  const known = publicKeys.get(pem);
  if (known !== undefined) return known;
  const key = readPem('public', { pem, source });
  keyScheme(key, source);
  if (publicKeys.size >= KEPT_PUBLIC_KEYS) publicKeys.clear();
  publicKeys.set(pem, key);
  return key;
}
