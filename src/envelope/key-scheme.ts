import type { KeyObject } from 'node:crypto';
import { KeyError } from '../errors/key-error.ts';
import type { SignatureScheme } from '../model/envelope.ts';

/** The scheme's name in messages. */
export const SCHEME_NAMES: Readonly<Record<SignatureScheme, string>> = { ed25519: 'Ed25519', rsa: 'RSA' };

const MIN_RSA_BITS = 2048;

/**
 * Says which scheme a key, private or public, signs with.
 *
 * @remarks HighLevel's own RSA key has 4096 bits (documented: WebhookAuthentication.md, 2025-05-04). Any from 2048
 * bits up serves a test.
 * @param source Where the key comes from, for the message: a file or an environment variable.
 * @throws {@link KeyError} `HL_KEY_WRONG_TYPE` when it is neither Ed25519 nor RSA of at least 2048 bits.
 */
export function keyScheme(key: KeyObject, source = 'the key given'): SignatureScheme {
  if (key.asymmetricKeyType === 'ed25519') return 'ed25519';
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
  if (key.asymmetricKeyType === 'rsa' && bits >= MIN_RSA_BITS) return 'rsa';
  const found =
    key.asymmetricKeyType === 'rsa'
      ? `an RSA key of ${bits} bits`
      : `a key of type "${key.asymmetricKeyType ?? key.type}"`;
  throw new KeyError(
    'HL_KEY_WRONG_TYPE',
    `Failed to use ${source}: it is ${found}. Give an Ed25519 key, or an RSA key of ${MIN_RSA_BITS} bits or more.`,
  );
}
