/** Finds the requests in what comes over one connection. */
export type RequestFramer = {
  /**
   * Takes the next bytes.
   *
   * @returns The paths of the requests that are complete with them.
   * @throws When a request is not framed by a length, as all our senders' are.
   */
  take(chunk: Buffer): readonly string[];
};

const HEAD_END = '\r\n\r\n';
const NONE: readonly string[] = [];

/** Creates the framer of a connection. */
export function createRequestFramer(): RequestFramer {
  let held: Buffer = Buffer.alloc(0);
  // Set once a head is read: what still has to come until its request is complete.
  let current: { readonly path: string; readonly bytes: number } | null = null;
  return {
    take: (chunk) => {
      held = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
      let paths = NONE;
      for (;;) {
        current ??= readHead(held);
        if (current === null || held.length < current.bytes) return paths;
        held = held.subarray(current.bytes);
        paths = [...paths, current.path];
        current = null;
      }
    },
  };
}

function readHead(held: Buffer): { readonly path: string; readonly bytes: number } | null {
  const end = held.indexOf(HEAD_END);
  if (end < 0) return null;
  const head = held.toString('latin1', 0, end);
  if (/^transfer-encoding:/im.test(head)) throw new Error('This receiver takes no chunked requests.');
  const length = Number(/^content-length:\s*(\d+)\s*$/im.exec(head)?.[1] ?? 0);
  return { path: head.split(' ', 2)[1] ?? '', bytes: end + HEAD_END.length + length };
}
