import type { JournalEntry } from '../model/journal.ts';
import { escapeText } from '../report/escape-text.ts';
import type { OutputStream } from './cli-world.ts';

const CLEAR_LINE = '\r\x1b[2K';
const EVERY_MS = 100;

/** Creates a consumer that keeps one line of a terminal up to date with a run. */
export function createProgressLine(name: string, stream: OutputStream): (entry: JournalEntry) => void {
  let events = 0;
  let attempts = 0;
  let accepted = 0;
  let drawnAt = 0;
  return (entry) => {
    if (entry.kind === 'event-planned') events += 1;
    if (entry.kind === 'attempt') attempts += 1;
    if (entry.kind === 'delivery-ended' && entry.outcome === 'accepted') accepted += 1;
    if (entry.kind === 'run-ended') return stream.write(CLEAR_LINE);
    const now = Date.parse(entry.wallAt);
    if (now - drawnAt < EVERY_MS) return;
    drawnAt = now;
    const line = `${escapeText(name)}: ${events} events, ${attempts} attempts, ${accepted} accepted; story ${entry.storyAt}`;
    stream.write(`${CLEAR_LINE}${line.slice(0, (stream.columns ?? 80) - 1)}`);
  };
}
