import type { KeyObject } from 'node:crypto';
import { createKeyEnv, type ReceiverKeys } from './key-env.ts';
import { renderKeyEnv } from './render-key-env.ts';

/** How public keys can be written; {@link renderPublicKeys} says what each is. */
export const KEY_FORMATS = ['env', 'docker', 'json', 'pem', 'raw', 'hex', 'der'] as const;

/** One of {@link KEY_FORMATS}. */
export type KeyFormat = (typeof KEY_FORMATS)[number];

/**
 * Writes the public keys a receiver needs in the form it wants them.
 *
 * @remarks `env`: lines of a `.env` file, after an empty one, so that they can be appended to a file whose last line
 * has no end. `docker`: lines for `--env-file`, which knows neither quotes nor `\n`, so keys are base64 of DER, as the
 * official SDK 3 reads them too. `json`: the variables as an object. The others are keys alone, Ed25519 first: `pem`;
 * `der`: base64 of SPKI; `raw` and `hex`: the 32 bytes of the Ed25519 key, which RSA keys have no match for.
 * @returns Text that ends in a line break.
 */
export function renderPublicKeys(keys: ReceiverKeys, format: KeyFormat): string {
  const { ed25519, rsa } = keys.publicKeys;
  const all = rsa === undefined ? [ed25519] : [ed25519, rsa];
  switch (format) {
    case 'env':
      return `\n${renderKeyEnv(keys)}`;
    case 'docker':
      return renderDockerEnv(keys);
    case 'json':
      return `${JSON.stringify(createKeyEnv(keys), null, 2)}\n`;
    case 'pem':
      return all.map((key) => key.export({ type: 'spki', format: 'pem' }).toString()).join('');
    case 'der':
      return all.map((key) => `${writeDer(key)}\n`).join('');
    case 'raw':
      return `${readRaw(ed25519).toString('base64')}\n`;
    case 'hex':
      return `${readRaw(ed25519).toString('hex')}\n`;
  }
}

function renderDockerEnv({ publicKeys, appId }: ReceiverKeys): string {
  const { ed25519, rsa } = publicKeys;
  const env = {
    ...createKeyEnv({ publicKeys, appId }),
    WEBHOOK_SIGNATURE_PUBLIC_KEY: writeDer(ed25519),
    ...(rsa && { WEBHOOK_PUBLIC_KEY: writeDer(rsa) }),
  };
  return Object.entries(env)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');
}

function writeDer(key: KeyObject): string {
  return key.export({ type: 'spki', format: 'der' }).toString('base64');
}

/** The key itself, without the 12 bytes of SPKI before it that say it is one of Ed25519 (RFC 8410). */
function readRaw(key: KeyObject): Buffer {
  return key.export({ type: 'spki', format: 'der' }).subarray(12);
}
