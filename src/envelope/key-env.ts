import type { KeyObject } from 'node:crypto';

/** The environment a receiver built on the official SDK reads its webhook settings from. */
export type KeyEnv = {
  /** PEM of the Ed25519 public key. */
  readonly WEBHOOK_SIGNATURE_PUBLIC_KEY: string;
  /** PEM of the RSA public key. */
  readonly WEBHOOK_PUBLIC_KEY?: string;
  /** Begins with the app id and a hyphen; the SDK takes what stands before the hyphen for its app id. */
  readonly CLIENT_ID: string;
};

/** The public keys and the app id a receiver has to know. */
export type ReceiverKeys = {
  readonly publicKeys: { readonly ed25519: KeyObject; readonly rsa?: KeyObject };
  /** Free of hyphens. */
  readonly appId: string;
};

/**
 * Creates the environment a receiver needs to accept what is signed with a key pair.
 *
 * @remarks Names and the meaning of `CLIENT_ID` are documented by the official SDK (GoHighLevel/highlevel-api-sdk
 * 2.3 and 3.1).
 * @returns PEM values with real line breaks.
 */
export function createKeyEnv({ publicKeys, appId }: ReceiverKeys): KeyEnv {
  return {
    WEBHOOK_SIGNATURE_PUBLIC_KEY: writePem(publicKeys.ed25519),
    ...(publicKeys.rsa && { WEBHOOK_PUBLIC_KEY: writePem(publicKeys.rsa) }),
    CLIENT_ID: `${appId}-mock`,
  };
}

function writePem(publicKey: KeyObject): string {
  return publicKey.export({ type: 'spki', format: 'pem' }).toString();
}
