import { FIXED_HEADERS, LEGACY_SIGNATURE_HEADER, SIGNATURE_HEADER } from '../catalog/wire.ts';
import type { Envelope, SignatureScheme, SigningKeys } from '../model/envelope.ts';
import type { Fault, FaultName } from '../model/fault.ts';
import type { Payload } from '../model/payload.ts';
import type { SignMode } from '../model/scenario.ts';
import { isBytesFault, writeOtherBytes } from './bytes-faults.ts';
import { makeSignatures, type Signatures } from './signature-faults.ts';
import { tamperBody } from './tamper-body.ts';

/** How an envelope is signed. */
export type SignOptions = {
  /** `rsa` is needed by the modes `both` and `legacy` and by faults that show a legacy signature. */
  readonly keys: SigningKeys;
  /** @default 'ed25519' */
  readonly sign?: SignMode;
  /** Further headers, any case; they replace ours of the same name, signatures included. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Applied when it changes how the body is written, its headers or its signature; the payload has the others. */
  readonly fault?: Fault | null;
};

const SCHEMES: Readonly<Record<SignMode, readonly SignatureScheme[]>> = {
  ed25519: ['ed25519'],
  both: ['ed25519', 'rsa'],
  legacy: ['rsa'],
  none: [],
};

const HEADER_NAMES: Readonly<Record<SignatureScheme, string>> = {
  ed25519: SIGNATURE_HEADER,
  rsa: LEGACY_SIGNATURE_HEADER,
};

/**
 * Signs a payload: makes the exact bytes of its body and the headers that go with them.
 *
 * @remarks The body is compact JSON, made once; those bytes are signed and sent. Without a fault
 * `JSON.stringify(JSON.parse(body)) === body` holds, since the official SDK verifies the body re-serialised. Keys
 * keep their order, except that JavaScript itself puts integer-like keys (`"1"`) first, and `-0` is sent as `0`.
 * With `sign: 'none'` there is no signature header, whatever the fault.
 * @param payload JSON values only, keys in sending order.
 * @returns Headers in lower case: the fixed ones, the caller's, the signatures.
 * @throws {@link KeyError} `HL_KEY_MISSING` when mode or fault need a key that is not there; `HL_KEY_WRONG_TYPE`
 * when a key is not of its scheme.
 * @throws {@link PayloadError} `HL_PAYLOAD_INVALID` when the payload has nothing the fault could change.
 * @example
 * const { body, headers } = signEnvelope(payload, { keys: createTestKeys().privateKeys });
 */
export function signEnvelope(payload: Payload, options: SignOptions): Envelope {
  const { keys, sign = 'ed25519' } = options;
  const fault = options.fault?.name ?? null;
  const json = writeBody(payload, fault);
  const body = Buffer.from(json);
  const signatures = sign === 'none' ? [] : makeSignatures({ body, keys, schemes: SCHEMES[sign] }, fault);
  return {
    headers: { ...arrangeHeaders(signatures, options.headers), ...headerFaults(fault) },
    body: fault === 'signature-tampered' ? Buffer.from(tamperBody(json)) : body,
  };
}

function writeBody(payload: Payload, fault: FaultName | null): string {
  if (fault !== null && isBytesFault(fault)) return writeOtherBytes(fault, payload);
  const json = JSON.stringify(payload);
  // Without its last brace it is no JSON, however it is read.
  return fault === 'body-invalid-json' ? json.slice(0, -1) : json;
}

function headerFaults(fault: FaultName | null): Readonly<Record<string, string>> {
  return fault === 'content-type-wrong' ? { 'content-type': 'text/plain' } : {};
}

function arrangeHeaders(
  signatures: Signatures,
  given: Readonly<Record<string, string>> = {},
): Readonly<Record<string, string>> {
  const own = Object.fromEntries(Object.entries(given).map(([name, value]) => [name.toLowerCase(), value]));
  const signed = Object.fromEntries(signatures.map(([scheme, value]) => [HEADER_NAMES[scheme], value]));
  return { ...FIXED_HEADERS, ...own, ...signed, ...own };
}
