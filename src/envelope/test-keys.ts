import { createPrivateKey, type KeyObject } from 'node:crypto';
import type { KeyStore } from './key-store.ts';
import { makeOnce } from './make-once.ts';
import {
  PUBLIC_STRANGER_ED25519_KEY,
  PUBLIC_STRANGER_RSA_KEY,
  PUBLIC_TEST_ED25519_KEY,
  PUBLIC_TEST_RSA_KEY,
} from './public-test-keys.ts';

function fixedKey(derBase64: string): () => KeyObject {
  return makeOnce(() =>
    createPrivateKey({ key: Buffer.from(derBase64, 'base64'), format: 'der', type: 'pkcs8' }),
  );
}

/**
 * The fixed keys a dry run signs with, the same on every machine.
 *
 * @remarks Public and worthless: anybody can sign with them.
 */
export const testKeys: KeyStore = {
  path: '(fixed keys)',
  ed25519: fixedKey(PUBLIC_TEST_ED25519_KEY),
  rsa: fixedKey(PUBLIC_TEST_RSA_KEY),
  appId: () => null,
  keptAppId: () => null,
};

/**
 * The fixed keys of somebody no receiver knows; `signature-wrong-key` signs with them.
 *
 * @remarks Public and worthless, as {@link testKeys}.
 */
export const strangerKeys: KeyStore = {
  path: '(fixed keys)',
  ed25519: fixedKey(PUBLIC_STRANGER_ED25519_KEY),
  rsa: fixedKey(PUBLIC_STRANGER_RSA_KEY),
  appId: () => null,
  keptAppId: () => null,
};
