import type { KeyObject } from 'node:crypto';

/** A place private keys come from when none is given. Each is read or made only when it is asked for. */
export interface KeyStore {
  /** Where it keeps its keys, as in "…/.highlevel-mock/keys", for people to read. */
  readonly path: string;
  /** @throws {@link KeyError} `HL_KEY_…` when it can neither be read nor made. */
  ed25519(): KeyObject;
  /** @throws {@link KeyError} `HL_KEY_…` when it can neither be read nor made. */
  rsa(): KeyObject;
  /** The app id kept beside the keys, made with them; null where none is kept. */
  appId(): string | null;
  /** The app id kept beside the keys if there is one already; makes nothing. */
  keptAppId(): string | null;
}
