const EXPLANATIONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'connection refused',
  ECONNRESET: 'connection closed before an answer',
  EPIPE: 'connection closed before the request was sent',
  ECONNABORTED: 'connection aborted',
  ENOTFOUND: 'host name not found',
  EAI_AGAIN: 'host name could not be looked up',
  EHOSTUNREACH: 'host cannot be reached',
  ENETUNREACH: 'network cannot be reached',
  EADDRNOTAVAIL: 'no local port left to connect from',
  EMFILE: 'too many open files on this machine',
  ENFILE: 'too many open files on this machine, in all processes together',
  ENOBUFS: 'no memory left on this machine for connections',
  ETIMEDOUT: 'connection could not be made in time',
  HPE_HEADER_OVERFLOW: 'headers of the answer are too large',
  CERT_HAS_EXPIRED: 'certificate has expired',
  CERT_NOT_YET_VALID: 'certificate is not valid yet',
  ERR_TLS_CERT_ALTNAME_INVALID: 'certificate is for another host',
};

/** Certificates that are sound, but whose issuer is unknown here. */
const UNTRUSTED: readonly string[] = [
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'CERT_UNTRUSTED',
];

/** What TLS says of bytes that are no TLS; `EPROTO` comes with a reason, which is an alert when the peer speaks TLS. */
const NOT_TLS: readonly string[] = [
  'EPROTO',
  'ERR_SSL_WRONG_VERSION_NUMBER',
  'ERR_SSL_PACKET_LENGTH_TOO_LONG',
];

/** Codes of what fails on the sending machine, before anything reaches a receiver. */
export const OWN_CODES = ['EMFILE', 'ENFILE', 'EADDRNOTAVAIL', 'ENOBUFS'] as const;

/**
 * Says in one line what kept an answer from coming, for people to read.
 *
 * @param error What was thrown.
 * @returns What happened and, in brackets, the system's code for it: `connection refused (ECONNREFUSED)`.
 */
export function explainFailure(error: unknown): string {
  const code = codeOf(error);
  if (code === null) return firstLine(error);
  const explanation = EXPLANATIONS[code] ?? explainFamily(code, error) ?? firstLine(error);
  return `${explanation} (${code})`;
}

/** Says in one line that an answer stopped short. */
export function explainBreak(error: unknown, bodyBytes: number): string {
  const code = codeOf(error);
  return `answer broke off after ${bodyBytes} bytes of body${code === null ? '' : ` (${code})`}`;
}

function explainFamily(code: string, error: unknown): string | null {
  if (code.startsWith('HPE_')) return 'answer is not HTTP';
  if (UNTRUSTED.includes(code)) {
    return 'certificate is not trusted: set NODE_EXTRA_CA_CERTS to a file with its CA';
  }
  if (NOT_TLS.includes(code) && !/\balert\b/.test(firstLine(error))) {
    return 'receiver does not speak TLS: did you mean http?';
  }
  if (code === 'EPROTO' || /CERT|TLS|SSL/.test(code)) return 'no secure connection';
  return null;
}

function codeOf(error: unknown): string | null {
  // Of several addresses tried in turn, as of `localhost`, the one that was not tried says more than the one that refused.
  if (error instanceof AggregateError) {
    const isRefused = error.errors.some((one) => codeOf(one) === 'ECONNREFUSED');
    const tried = error.errors.filter((one) => !isRefused || !lacksAddress(one));
    const own = tried.map(codeOf).find((code) => OWN_CODES.some((one) => one === code));
    if (own !== undefined) return own;
  }
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return typeof code === 'string' ? code : null;
}

/** A machine without IPv6 cannot connect to `::1`, which is no lack of ports. */
function lacksAddress(error: unknown): boolean {
  const address = error instanceof Error && 'address' in error ? error.address : null;
  return codeOf(error) === 'EADDRNOTAVAIL' && typeof address === 'string' && address.includes(':');
}

/** The reason alone: node-fetch puts `request to <url> failed, reason: ` before it. */
function firstLine(error: unknown): string {
  const message = error instanceof Error ? error.message || error.name : String(error);
  const line = message.replace(/^request to .* failed, reason: /, '').split('\n', 1)[0] as string;
  return line.trim() || 'failed without saying why';
}
