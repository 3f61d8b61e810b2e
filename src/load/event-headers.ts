import { LEGACY_SIGNATURE_HEADER, SIGNATURE_HEADER } from '../catalog/wire.ts';
import { signBody } from '../envelope/sign-body.ts';
import { signEnvelope } from '../envelope/sign-envelope.ts';
import type { SigningKeys } from '../model/envelope.ts';
import type { SignMode } from '../model/scenario.ts';

/** Gives the headers of a body: names and values in turn, in sending order. */
export type HeaderSigner = (body: Uint8Array) => string[];

/**
 * Prepares the headers of a load: those that `signEnvelope` gives, with only the signatures made for each body.
 *
 * @throws {@link KeyError} `HL_KEY_MISSING`, `HL_KEY_WRONG_TYPE`
 */
export function prepareHeaders(options: {
  readonly keys: SigningKeys;
  readonly sign: SignMode;
  readonly headers: Readonly<Record<string, string>>;
}): HeaderSigner {
  const { keys, headers } = options;
  const flat = Object.entries(signEnvelope({}, options).headers).flat();
  const own = new Set(Object.keys(headers).map((name) => name.toLowerCase()));
  const valueAt = (name: string): number => (own.has(name) ? -1 : flat.indexOf(name) + 1 || -1);
  const ed25519At = valueAt(SIGNATURE_HEADER);
  const rsaAt = valueAt(LEGACY_SIGNATURE_HEADER);
  return (body) => {
    const signed = flat.slice();
    if (ed25519At > 0) signed[ed25519At] = signBody(body, keys.ed25519);
    if (rsaAt > 0 && keys.rsa !== undefined) signed[rsaAt] = signBody(body, keys.rsa);
    return signed;
  };
}
