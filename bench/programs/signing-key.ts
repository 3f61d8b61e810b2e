import { createPrivateKey, type KeyObject } from 'node:crypto';

/** Reads the key that everybody signs with, once: parsing it for each event costs ten times the signature. */
export function readSigningKey(): KeyObject {
  return createPrivateKey(process.env.HIGHLEVEL_MOCK_ED25519_PRIVATE_KEY ?? '');
}
