import { createPublicKey, type KeyObject } from 'node:crypto';
import { KeyError } from '../errors/key-error.ts';
import type { SignatureScheme, SigningKeys } from '../model/envelope.ts';
import type { ReceiverKeys } from './key-env.ts';
import { keyScheme, SCHEME_NAMES } from './key-scheme.ts';
import type { KeyStore } from './key-store.ts';
import { readTextFile } from './private-file.ts';
import { readPrivateKey, readPrivateKeyOf } from './read-key.ts';

/** The environment variables that hold a private key to sign with, as PEM. */
const KEY_VARIABLES: Readonly<Record<SignatureScheme, string>> = {
  ed25519: 'HIGHLEVEL_MOCK_ED25519_PRIVATE_KEY',
  rsa: 'HIGHLEVEL_MOCK_RSA_PRIVATE_KEY',
};

/** Where keys may come from. */
export type ResolveKeysOptions = {
  /** PEM files the user named; each is told apart by the type of its key. */
  readonly keyFiles: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Where the rest comes from: the project's key folder, or for a dry run the fixed test keys. */
  readonly store: KeyStore;
  /** Whether an RSA key is needed; without need the store is not asked for one. */
  readonly needs: { readonly rsa: boolean };
};

/** The keys of a run. */
export type ResolvedKeys = {
  readonly privateKeys: SigningKeys;
  readonly publicKeys: ReceiverKeys['publicKeys'];
  /** The app id the store keeps, also where no key comes from it; null when it keeps none. */
  readonly appIdStored: string | null;
  /** Which key events are signed with and how a receiver gets to know it, in sentences. */
  readonly advice: string;
};

/**
 * Resolves the keys to sign with, scheme by scheme: the file the user named, else the environment, else the store.
 *
 * @throws {@link KeyError} `HL_KEY_UNREADABLE` when a file is not there or cannot be read; `HL_KEY_MALFORMED` when it
 * or a variable is no key; `HL_KEY_WRONG_TYPE` when it is of the wrong type or the second of its type;
 * `HL_KEY_UNWRITABLE` when the store is needed and cannot be written.
 */
export function resolveKeys({ keyFiles, env, store, needs }: ResolveKeysOptions): ResolvedKeys {
  const named = readKeyFiles(keyFiles);
  const findGiven = (scheme: SignatureScheme): KeyObject | undefined =>
    named[scheme] ?? readVariable(scheme, env);
  const given = { ed25519: findGiven('ed25519'), rsa: findGiven('rsa') };

  const ed25519 = given.ed25519 ?? store.ed25519();
  const rsa = given.rsa ?? (needs.rsa ? store.rsa() : undefined);
  const usesStore = given.ed25519 === undefined || (needs.rsa && given.rsa === undefined);
  return {
    privateKeys: { ed25519, ...(rsa && { rsa }) },
    publicKeys: { ed25519: createPublicKey(ed25519), ...(rsa && { rsa: createPublicKey(rsa) }) },
    appIdStored: usesStore ? store.appId() : store.keptAppId(),
    advice: adviseOn({ isNamed: named.ed25519 !== undefined, isInEnv: given.ed25519 !== undefined, store }),
  };
}

function adviseOn(key: {
  readonly isNamed: boolean;
  readonly isInEnv: boolean;
  readonly store: KeyStore;
}): string {
  if (key.isNamed)
    return 'Events are signed with the key that --key names: give the receiver its public half.';
  const place = key.isInEnv ? KEY_VARIABLES.ed25519 : `"${key.store.path}"`;
  return `Events are signed with the key in ${place}: put what \`highlevel-mock keys show\` prints into the receiver's environment.`;
}

function readKeyFiles(files: readonly string[]): Partial<SigningKeys> {
  const keys: { [scheme in SignatureScheme]?: KeyObject } = {};
  for (const file of files) {
    const key = readPrivateKey(readKeyFile(file), `"${file}"`);
    const scheme = keyScheme(key);
    if (keys[scheme] !== undefined) {
      throw new KeyError(
        'HL_KEY_WRONG_TYPE',
        `Failed to use "${file}": it is the second ${SCHEME_NAMES[scheme]} key. Give one key of each type.`,
      );
    }
    keys[scheme] = key;
  }
  return keys;
}

function readKeyFile(file: string): string {
  const pem = readTextFile(file);
  if (pem !== null) return pem;
  throw new KeyError('HL_KEY_UNREADABLE', `Failed to read "${file}": there is no such file. Check the path.`);
}

function readVariable(
  scheme: SignatureScheme,
  env: Readonly<Record<string, string | undefined>>,
): KeyObject | undefined {
  const name = KEY_VARIABLES[scheme];
  const pem = env[name];
  return pem === undefined || pem === '' ? undefined : readPrivateKeyOf(scheme, { pem, source: name });
}
