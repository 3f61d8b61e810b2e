/** So many times the bound is read on, so that whoever sends a little too much hears the answer. */
const PATIENCE = 16;

/**
 * Reads the body of a request, and keeps no more of it than may come.
 *
 * @returns Its bytes; null when there are more than `mostBytes`.
 */
export async function readBoundedBody(
  request: Request,
  mostBytes: number,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const chunks: Uint8Array[] = [];
  let byteCount = 0;
  for await (const chunk of request.body ?? []) {
    byteCount += chunk.byteLength;
    if (byteCount <= mostBytes) chunks.push(chunk);
    else chunks.length = 0;
    if (byteCount > mostBytes * PATIENCE) break;
  }
  return byteCount > mostBytes ? null : new Uint8Array(Buffer.concat(chunks));
}
