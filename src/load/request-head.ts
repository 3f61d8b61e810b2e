/** Renders the head of a request; null when a header has a value that none can have. */
export type HeadRenderer = (headers: readonly string[], bodyBytes: number) => string | null;

/** What a header can hold, as RFC 9110, section 5.5 has it. */
const VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;
/** What says where a request ends is ours to say. */
const FRAMING = new Set(['content-length', 'transfer-encoding']);

/**
 * Prepares the heads of requests to one URL. What is the same in all is rendered once.
 *
 * @remarks Beside the headers given, the receiver sees `host`, `connection: keep-alive` and `content-length`; the first
 * two give way to given ones, `content-length` and `transfer-encoding` do not. Names are lower-case.
 */
export function prepareRequestHead({ pathname, search, host }: URL): HeadRenderer {
  const line = `POST ${pathname}${search} HTTP/1.1\r\n`;
  const hostLine = `host: ${host}\r\n`;
  const connectionLine = 'connection: keep-alive\r\n';
  const usual = line + hostLine + connectionLine;
  return (headers, bodyBytes) => {
    let rendered = '';
    let hasHost = false;
    let hasConnection = false;
    for (let at = 0; at + 1 < headers.length; at += 2) {
      const name = headers[at] as string;
      const value = headers[at + 1] as string;
      if (!VALUE.test(value)) return null;
      if (FRAMING.has(name)) continue;
      hasHost ||= name === 'host';
      hasConnection ||= name === 'connection';
      rendered += `${name}: ${value}\r\n`;
    }
    const start =
      hasHost || hasConnection
        ? line + (hasHost ? '' : hostLine) + (hasConnection ? '' : connectionLine)
        : usual;
    return `${start}${rendered}content-length: ${bodyBytes}\r\n\r\n`;
  };
}
