import { escapeText } from '../errors/escape-text.ts';
import type { JournalEntry } from '../model/journal.ts';
import type { CliWorld, OutputStream } from './cli-world.ts';

const CLEAR_LINE = '\r\x1b[2K';
const EVERY_MS = 100;

/** Creates what shows a run's progress: a line on stderr where that is a terminal, else nothing. */
export function createProgress(
  name: string,
  { stderr }: Pick<CliWorld, 'stderr'>,
): readonly ((entry: JournalEntry) => void)[] {
  return stderr.isTTY ? [createProgressLine(name, stderr)] : [];
}

/** Creates a consumer that keeps one line of a terminal up to date with a run. */
function createProgressLine(name: string, stream: OutputStream): (entry: JournalEntry) => void {
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
