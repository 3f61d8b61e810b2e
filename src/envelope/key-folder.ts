import type { KeyObject } from 'node:crypto';
import { join } from 'node:path';
import { KeyError } from '../errors/key-error.ts';
import type { SignatureScheme } from '../model/envelope.ts';
import { generateAppId, generateKeyPair } from './generate-keys.ts';
import type { KeyStore } from './key-store.ts';
import { makeOnce } from './make-once.ts';
import { readTextFile, writePrivateFile } from './private-file.ts';
import { readPrivateKeyOf } from './read-key.ts';

/** Where a project keeps its test keys, relative to the project. */
export const KEY_FOLDER = join('.highlevel-mock', 'keys');

/** The folder where a project keeps its test keys; each file in it is made when it is first asked for. */
export interface KeyFolder extends KeyStore {
  /** Makes one if there is none yet. */
  appId(): string;
  /** Whether there is a key of that scheme already. */
  has(scheme: SignatureScheme): boolean;
}

/**
 * Opens `.highlevel-mock/keys/` in a working directory. Nothing is read or written before a key is asked for.
 *
 * @remarks Folders have mode 700 and files mode 600, and git ignores them. Only private keys and the app id are kept,
 * in `ed25519.pem`, `rsa.pem` and `app-id`; public keys follow from them, so that no file can fail to match another.
 * Two processes that make a key at once end up with the same one. The RSA pair takes a second or so to make.
 * @param workingDirectory The directory that holds, or will hold, `.highlevel-mock`.
 * @returns Its methods throw {@link KeyError}: `HL_KEY_UNWRITABLE` when a file cannot be made, `HL_KEY_UNREADABLE`,
 * `HL_KEY_MALFORMED` or `HL_KEY_WRONG_TYPE` when one is there but of no use.
 */
export function openKeyFolder(workingDirectory: string): KeyFolder {
  const path = join(workingDirectory, KEY_FOLDER);
  const appIdFile = join(path, 'app-id');
  const obtain = (file: string, make: () => string): string => {
    const kept = readTextFile(file);
    if (kept !== null) return kept;
    writePrivateFile(join(path, '..', '.gitignore'), '*\n');
    return writePrivateFile(file, make());
  };
  const keyFile = (scheme: SignatureScheme): string => join(path, `${scheme}.pem`);
  const obtainKey = (scheme: SignatureScheme): KeyObject => {
    const pem = obtain(keyFile(scheme), () => generatePem(scheme));
    return readPrivateKeyOf(scheme, { pem, source: `"${keyFile(scheme)}"` });
  };
  return {
    path,
    ed25519: makeOnce(() => obtainKey('ed25519')),
    rsa: makeOnce(() => obtainKey('rsa')),
    keptAppId: () => {
      const kept = readTextFile(appIdFile);
      return kept === null ? null : checkAppId(kept.trim(), appIdFile);
    },
    appId: () => {
      return checkAppId(obtain(appIdFile, () => `${generateAppId()}\n`).trim(), appIdFile);
    },
    has: (scheme) => readTextFile(keyFile(scheme)) !== null,
  };
}

function generatePem(scheme: SignatureScheme): string {
  return generateKeyPair[scheme]().privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}

function checkAppId(appId: string, file: string): string {
  if (/^[A-Za-z\d]+$/.test(appId)) return appId;
  throw new KeyError(
    'HL_KEY_MALFORMED',
    `Failed to read the app id from "${file}": it is not one word of letters and digits. ` +
      'Write the app id there, or delete the file to have one made.',
  );
}
