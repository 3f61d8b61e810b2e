import type { KeyObject } from 'node:crypto';

/** What goes over the wire: the exact body bytes and the headers we set, lower-case, in sending order. */
export type Envelope = {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
};

/** Private keys to sign with; `rsa` only where a legacy signature is asked for. */
export type SigningKeys = { readonly ed25519: KeyObject; readonly rsa?: KeyObject };

/** Public keys to verify with. */
export type VerifyingKeys = { readonly ed25519?: KeyObject; readonly rsa?: KeyObject };

export type SignatureScheme = 'ed25519' | 'rsa';

/** What verifying says. Never an exception: a bad signature is data. */
export type Verification = {
  readonly valid: boolean;
  /** The scheme that was judged; null when there was no signature. */
  readonly scheme: SignatureScheme | null;
  /** Why not, when not valid. */
  readonly reason?: string;
};
