import type { SigningKeys } from '../model/envelope.ts';
import { generateAppId, generateKeyPair } from './generate-keys.ts';
import { createKeyEnv, type KeyEnv, type ReceiverKeys } from './key-env.ts';

/** Keys for a test, with the app id they belong to. */
export type TestKeys = {
  /** 24 hexadecimal digits unless given. */
  readonly appId: string;
  readonly privateKeys: SigningKeys;
  readonly publicKeys: ReceiverKeys['publicKeys'];
  /** What to put into the receiver's environment. */
  readonly env: KeyEnv;
};

/** Which keys to create. */
export type CreateTestKeysOptions = {
  /**
   * Whether to make an RSA-4096 pair too, for `x-wh-signature`; it takes a second or so.
   *
   * @default false
   */
  readonly legacy?: boolean;
  /**
   * Free of hyphens.
   *
   * @default a random one
   */
  readonly appId?: string;
};

/**
 * Creates fresh keys that exist only in this process.
 *
 * @example
 * const keys = createTestKeys();
 * Object.assign(process.env, keys.env);
 */
export function createTestKeys({
  legacy = false,
  appId = generateAppId(),
}: CreateTestKeysOptions = {}): TestKeys {
  const ed25519 = generateKeyPair.ed25519();
  const rsa = legacy ? generateKeyPair.rsa() : undefined;
  const privateKeys = { ed25519: ed25519.privateKey, ...(rsa && { rsa: rsa.privateKey }) };
  const publicKeys = { ed25519: ed25519.publicKey, ...(rsa && { rsa: rsa.publicKey }) };
  return { appId, privateKeys, publicKeys, env: createKeyEnv({ publicKeys, appId }) };
}
