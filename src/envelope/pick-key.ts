import type { KeyObject } from 'node:crypto';
import { KeyError } from '../errors/key-error.ts';
import type { SignatureScheme, SigningKeys } from '../model/envelope.ts';
import { keyScheme, SCHEME_NAMES } from './key-scheme.ts';

/**
 * Picks the private key of a scheme.
 *
 * @throws {@link KeyError} `HL_KEY_MISSING` when there is none; `HL_KEY_WRONG_TYPE` when a public key or one of
 * another scheme stands in its place.
 */
export function pickKey(keys: Partial<SigningKeys>, scheme: SignatureScheme): KeyObject {
  const key = keys[scheme];
  const name = SCHEME_NAMES[scheme];
  if (key === undefined) {
    throw new KeyError(
      'HL_KEY_MISSING',
      `Failed to sign an event: there is no ${name} private key. ` +
        'Give one with the keys of the call (`createTestKeys({ legacy: true })` makes both types).',
    );
  }
  if (key.type === 'private' && keyScheme(key) === scheme) return key;
  throw new KeyError(
    'HL_KEY_WRONG_TYPE',
    `Failed to sign an event: what was given as the ${name} private key is a ${key.type} key of type ` +
      `"${key.asymmetricKeyType}". Give an ${name} private key.`,
  );
}
