import { NO_SIGNATURE } from '../catalog/wire.ts';
import type { SignatureScheme, SigningKeys } from '../model/envelope.ts';
import type { FaultName } from '../model/fault.ts';
import { pickKey } from './pick-key.ts';
import { signBody } from './sign-body.ts';
import { strangerKeys } from './test-keys.ts';

/** Not base64, but allowed in a header. */
const GARBAGE = '*** not a signature ***';

/** What there is to sign, with what, and by which schemes. */
export type SigningTask = {
  readonly body: Uint8Array;
  readonly keys: SigningKeys;
  readonly schemes: readonly SignatureScheme[];
};

/** The values of the signature headers, each scheme once, in sending order. */
export type Signatures = readonly (readonly [SignatureScheme, string])[];

/** The faults whose signatures are made in another way; `signature-tampered` is not one: it changes the body. */
const MAKERS: Readonly<Partial<Record<FaultName, (task: SigningTask) => Signatures>>> = {
  'signature-missing': () => [],
  'signature-na': ({ schemes }) => schemes.map((scheme) => [scheme, NO_SIGNATURE]),
  'signature-wrong-key': ({ body, schemes }) =>
    schemes.map((scheme) => [scheme, signBody(body, strangerKeys[scheme]())]),
  'signature-garbage': ({ schemes }) => schemes.map((scheme) => [scheme, GARBAGE]),
  'signature-legacy-only': ({ body, keys }) => [['rsa', signBody(body, pickKey(keys, 'rsa'))]],
  'signature-downgrade': ({ body, keys }) => [
    ['ed25519', signBody(body, strangerKeys.ed25519())],
    ['rsa', signBody(body, pickKey(keys, 'rsa'))],
  ],
};

/**
 * Makes the signatures of a body, genuine ones or those of a fault.
 *
 * @remarks `signature-legacy-only` and `signature-downgrade` say themselves which headers there are; the other faults
 * spoil each signature that would be sent.
 * @throws {@link KeyError} `HL_KEY_MISSING` when a key that is needed is not there.
 */
export function makeSignatures(task: SigningTask, fault: FaultName | null): Signatures {
  const make = fault === null ? undefined : MAKERS[fault];
  return make === undefined ? signGenuinely(task) : make(task);
}

function signGenuinely({ body, keys, schemes }: SigningTask): Signatures {
  return schemes.map((scheme) => [scheme, signBody(body, pickKey(keys, scheme))]);
}
