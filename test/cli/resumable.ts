import type { RequestListener } from 'node:http';
import type { AttemptMade, DeliveryEnded, EventPlanned, JournalEntry } from '../../src/model/journal.ts';
import { startHttpReceiver, type TestReceiver } from '../delivery/receivers.ts';

/** Reads the lines of a journal; a torn last one is an error. */
export function readEntries(text: string): readonly JournalEntry[] {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as JournalEntry);
}

/** The entries of a journal by what they are. */
export function sortEntries(entries: readonly JournalEntry[]): {
  readonly planned: readonly EventPlanned[];
  readonly attempts: readonly AttemptMade[];
  readonly ended: readonly DeliveryEnded[];
} {
  return {
    planned: entries.filter((entry) => entry.kind === 'event-planned'),
    attempts: entries.filter((entry) => entry.kind === 'attempt'),
    ended: entries.filter((entry) => entry.kind === 'delivery-ended'),
  };
}

/** A receiver that counts: requests by their exact body, and how often each was answered otherwise than by 2xx. */
export type CountingReceiver = TestReceiver & {
  /** How often each body came. */
  readonly counts: ReadonlyMap<string, number>;
  /** Pretends that these bodies came before. */
  remember(bodies: readonly string[]): void;
};

/** Starts a receiver that answers as `answer` says to the n-th request with the same body, from 1, after a moment. */
export async function startCounting(
  answer: (nth: number, body: string) => number,
  delayMs: () => number = () => 0,
): Promise<CountingReceiver> {
  const counts = new Map<string, number>();
  const count = (body: string): number => {
    const nth = (counts.get(body) ?? 0) + 1;
    counts.set(body, nth);
    return nth;
  };
  const listener: RequestListener = (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('error', () => {});
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString();
      const status = answer(count(body), body);
      setTimeout(() => response.writeHead(status).end(), delayMs());
    });
  };
  const receiver = await startHttpReceiver(listener);
  return { ...receiver, counts, remember: (bodies) => void bodies.forEach(count) };
}
