import type { Readable } from 'node:stream';

/** How much of an answer is read: 64 KiB. */
const ANSWER_LIMIT_BYTES = 64 * 1024;

/** A body as it comes in. */
export type IncomingBody = {
  /** Settles when the body has ended, broken off (rejects) or reached the limit. */
  readonly done: Promise<void>;
  /** What has been read so far, at most {@link ANSWER_LIMIT_BYTES}. */
  bytes(): Uint8Array;
};

/**
 * Reads a body up to the limit and then closes its stream, and with it the socket below.
 *
 * @remarks Whoever gives up earlier destroys the stream.
 */
export function readBody(stream: Readable): IncomingBody {
  const chunks: Uint8Array[] = [];
  let readBytes = 0;
  const read = async (): Promise<void> => {
    for await (const chunk of stream) {
      chunks.push(chunk);
      readBytes += chunk.byteLength;
      if (readBytes >= ANSWER_LIMIT_BYTES) return;
    }
  };
  return { done: read(), bytes: () => Buffer.concat(chunks, Math.min(readBytes, ANSWER_LIMIT_BYTES)) };
}
