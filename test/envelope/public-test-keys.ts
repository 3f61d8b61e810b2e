import { createPublicKey, type KeyObject } from 'node:crypto';
import { testKeys } from '../../src/envelope/test-keys.ts';

/** The public halves of the fixed test keys. */
export function publicTestKeys(): { readonly ed25519: KeyObject; readonly rsa: KeyObject } {
  return { ed25519: createPublicKey(testKeys.ed25519()), rsa: createPublicKey(testKeys.rsa()) };
}
