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
  ETIMEDOUT: 'connection could not be made in time',
  HPE_HEADER_OVERFLOW: 'headers of the answer are too large',
};

/**
 * Says in one line what kept an answer from coming, for people to read.
 *
 * @param error What was thrown.
 * @returns What happened and, in brackets, the system's code for it: `connection refused (ECONNREFUSED)`.
 */
export function explainFailure(error: unknown): string {
  const code = codeOf(error);
  if (code === null) return firstLine(error);
  const explanation = EXPLANATIONS[code] ?? explainFamily(code) ?? firstLine(error);
  return `${explanation} (${code})`;
}

/** Says in one line that an answer stopped short. */
export function explainBreak(error: unknown, bodyBytes: number): string {
  const code = codeOf(error);
  return `answer broke off after ${bodyBytes} bytes of body${code === null ? '' : ` (${code})`}`;
}

function explainFamily(code: string): string | null {
  if (code.startsWith('HPE_')) return 'answer is not HTTP';
  if (code === 'EPROTO' || /CERT|TLS|SSL/.test(code)) return 'no secure connection';
  return null;
}

function codeOf(error: unknown): string | null {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return typeof code === 'string' ? code : null;
}

/** The reason alone: node-fetch puts `request to <url> failed, reason: ` before it. */
function firstLine(error: unknown): string {
  const message = error instanceof Error ? error.message || error.name : String(error);
  const line = message.replace(/^request to .* failed, reason: /, '').split('\n', 1)[0] as string;
  return line.trim() || 'failed without saying why';
}
