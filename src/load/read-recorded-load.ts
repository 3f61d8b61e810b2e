import { JournalError } from '../errors/journal-error.ts';
import { readJournal } from '../journal/read-journal.ts';
import { createLoadFollower, type RecordedLoad } from './recorded-load.ts';

/**
 * Reads a load from its journal.
 *
 * @throws {@link JournalError} `HL_JOURNAL_UNREADABLE`, also when there is not exactly one load in it
 */
export function readRecordedLoad(path: string): RecordedLoad {
  const problems: string[] = [];
  const follower = createLoadFollower(path);
  for (const entry of readJournal(path, { onProblem: (problem) => problems.push(`${path}: ${problem}`) })) {
    const isStart = entry.kind === 'load-started';
    if (isStart && follower.read() !== null) {
      throw unreadable(path, `entry ${entry.seq} begins a second load. Report each journal on its own.`);
    }
    if (!isStart && follower.read() === null) {
      throw unreadable(path, 'it does not begin with a load. Give a file that load --journal wrote.');
    }
    follower.add(entry);
  }
  const load = follower.read();
  if (load === null) throw unreadable(path, 'it is empty. Give a file that load --journal wrote.');
  return { ...load, problems };
}

function unreadable(path: string, reason: string): JournalError {
  return new JournalError('HL_JOURNAL_UNREADABLE', `Failed to report "${path}": ${reason}`);
}
