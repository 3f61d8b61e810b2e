import { LEGACY_SIGNATURE_HEADER, SIGNATURE_HEADER } from './wire.ts';

const FRAMING = 'It follows from the body; to send a body that breaks off, use the fault body-truncated.';
const CONNECTING = 'To break connections, use the faults connection-reset-early and connection-reset-late.';
const SIGNING = 'Choose signatures with --sign, or spoil one with a fault such as signature-garbage.';

const ADVICE: ReadonlyMap<string, string> = new Map([
  ['content-length', FRAMING],
  ['transfer-encoding', FRAMING],
  ['trailer', FRAMING],
  ['te', FRAMING],
  [
    'expect',
    'A receiver that waits before it answers would hold it up; to send slowly, use the fault body-slow.',
  ],
  ['host', 'It follows from the target: give the host in --target.'],
  ['connection', CONNECTING],
  ['keep-alive', CONNECTING],
  ['proxy-connection', CONNECTING],
  ['upgrade', CONNECTING],
  [SIGNATURE_HEADER, SIGNING],
  [LEGACY_SIGNATURE_HEADER, SIGNING],
]);

/**
 * Says why a header cannot be chosen: one that frames the request or carries a signature is made by the sender, and
 * another value would break the request instead of testing the receiver.
 *
 * @returns What to use instead, as a sentence; null for a header that can be chosen.
 */
export function explainReservedHeader(name: string): string | null {
  return ADVICE.get(name.toLowerCase()) ?? null;
}
