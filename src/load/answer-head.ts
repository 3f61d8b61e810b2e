/** What the head of an answer says, as far as a load has to know. */
export type AnswerHead = {
  readonly status: number;
  /** How long the body is; infinite when it ends with the connection, null when it comes in chunks. */
  readonly bodyBytes: number | null;
  /** Whether the connection can carry another request once the answer has ended. */
  readonly isKept: boolean;
};

const STATUS_LINE = /^HTTP\/1\.([01]) ([1-9]\d\d)(?: [\t\x20-\x7e\x80-\xff]*)?$/;
const HEADER_LINE = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+):([\t\x20-\x7e\x80-\xff]*)$/;
const SWITCHING_PROTOCOLS = 101;
const WITHOUT_BODY = [204, 304];

/**
 * Reads the head of an HTTP/1.0 or 1.1 answer.
 *
 * @remarks Where two sides could disagree on where an answer ends (two lengths, a length beside an encoding), it is
 * refused, as RFC 9112, section 6.3 advises.
 * @param head From the status line to the last header, without the empty line.
 * @returns What is wrong where it is not HTTP: one of a few texts, so that they can be counted.
 */
export function readAnswerHead(head: string): AnswerHead | string {
  const [statusLine = '', ...lines] = head.split('\r\n');
  const [, minor, code] = STATUS_LINE.exec(statusLine) ?? [];
  if (code === undefined) return 'status line';
  const headers = readHeaderLines(lines);
  if (headers === null) return 'header';
  const status = Number(code);
  // Nobody asked for another protocol, and what follows would be in it.
  if (status === SWITCHING_PROTOCOLS) return 'switch of protocols';
  const bodyBytes = readBodyBytes(status, headers);
  if (Number.isNaN(bodyBytes)) return 'length';
  const isKept = bodyBytes !== Number.POSITIVE_INFINITY && staysOpen(headers, minor === '1');
  return { status, bodyBytes, isKept };
}

/** Reads headers or trailers; null when one of the lines is none. */
export function readHeaderLines(lines: readonly string[]): ReadonlyMap<string, string> | null {
  const headers = new Map<string, string>();
  for (const line of lines) {
    const [, name, value = ''] = HEADER_LINE.exec(line) ?? [];
    if (name === undefined) return null;
    const key = name.toLowerCase();
    const before = headers.get(key);
    headers.set(key, before === undefined ? value.trim() : `${before}, ${value.trim()}`);
  }
  return headers;
}

function readBodyBytes(status: number, headers: ReadonlyMap<string, string>): number | null {
  const length = headers.get('content-length');
  const encoding = headers.get('transfer-encoding');
  if (length !== undefined && (encoding !== undefined || !/^\d{1,15}$/.test(length))) return Number.NaN;
  if (status < 200 || WITHOUT_BODY.includes(status)) return 0;
  if (encoding !== undefined) return /(?:^|[\t ,])chunked$/i.test(encoding) ? null : Number.POSITIVE_INFINITY;
  return length === undefined ? Number.POSITIVE_INFINITY : Number(length);
}

function staysOpen(headers: ReadonlyMap<string, string>, byDefault: boolean): boolean {
  const options = (headers.get('connection') ?? '').toLowerCase().split(/[\t ]*,[\t ]*/);
  if (options.includes('close')) return false;
  // A receiver that lets go within a second may do so just as the next request is on its way.
  if (/\btimeout=[01]\b/i.test(headers.get('keep-alive') ?? '')) return false;
  return byDefault || options.includes('keep-alive');
}
