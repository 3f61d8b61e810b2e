import { createKeyEnv, type ReceiverKeys } from './key-env.ts';

/**
 * Renders the environment a receiver needs as lines of a `.env` file.
 *
 * @remarks Public keys only. PEM values are quoted, their line breaks written as `\n`, which dotenv and
 * `node --env-file` turn back.
 * @returns Lines that each end in a line break: `WEBHOOK_SIGNATURE_PUBLIC_KEY`, `WEBHOOK_PUBLIC_KEY` where there is
 * an RSA key, `CLIENT_ID`.
 */
export function renderKeyEnv(keys: ReceiverKeys): string {
  return Object.entries(createKeyEnv(keys))
    .map(([name, value]) => `${name}=${value.includes('\n') ? JSON.stringify(value) : value}\n`)
    .join('');
}
