import {
  closeSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { explainFileError } from '../errors/explain-file-error.ts';
import { JournalError } from '../errors/journal-error.ts';
import type { Clock } from '../model/world.ts';
import { describeOwner, findOwner, type LockOwner } from './lock-owner.ts';

/** A journal that nobody else writes to. */
export type JournalLock = {
  /** Why there is no lock after all, as a sentence; null when there is one. */
  readonly problem: string | null;
  /** Lets others write; a second call does nothing. */
  release(): void;
};

/** How often a lock says that its owner is alive, for those who cannot see its process. */
const BEAT_MS = 2_000;
/** Without a beat for so long an owner that cannot be seen counts as gone. */
const SILENCE_MS = 20_000;

/**
 * Takes the lock of a journal: a file beside it, `<journal>.lock`, that names the process.
 *
 * @remarks A process that was killed leaves its lock behind, and the next one takes it over. Whether the owner runs is
 * asked of the system; of an owner on another machine or in another container, the age of the lock tells. In a folder
 * that takes no new file there is no lock, and `problem` says so.
 * @throws {@link JournalError} `HL_JOURNAL_IN_USE` when another process holds it
 */
export function lockJournal(path: string, clock: Clock): JournalLock {
  const lock = `${findFile(path)}.lock`;
  const owner = describeOwner();
  const text = `${JSON.stringify(owner)}\n`;
  try {
    take({ path, lock, text, aside: `${lock}.${owner.pid}` });
  } catch (error) {
    if (error instanceof JournalError) throw error;
    const problem = `${path} could not be locked: ${explainFileError(error)}. Let nothing else write to it meanwhile.`;
    return { problem, release: () => {} };
  }
  let cancel = (): void => {};
  const beat = (): void => {
    // A file that was removed, or that somebody else has taken, is not ours to write.
    if (readText(lock) !== text) return;
    touch(lock, text);
    cancel = clock.after(BEAT_MS, beat);
  };
  cancel = clock.after(BEAT_MS, beat);
  return {
    problem: null,
    release: () => {
      cancel();
      if (readText(lock) === text) rmSync(lock, { force: true });
    },
  };
}

/** Writes a lock over itself. A process that is killed at any moment leaves it whole. */
function touch(lock: string, text: string): void {
  const file = openSync(lock, 'r+');
  writeSync(file, text, 0);
  closeSync(file);
}

/** By whatever name a file is called, its lock is one. */
function findFile(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

type Taking = {
  readonly path: string;
  readonly lock: string;
  readonly text: string;
  /** A name for files of a moment, which nobody else uses. */
  readonly aside: string;
};

function take({ path, lock, text, aside }: Taking): void {
  for (;;) {
    try {
      writeFileSync(lock, text, { flag: 'wx' });
      return;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
    const found = readText(lock);
    if (found !== null && isHeld({ lock, aside, text: found }))
      throw inUse({ path, lock, owner: parseOwner(found) });
    if (found !== null) setAside({ lock, aside, text: found });
  }
}

/** Removes a lock whose owner is gone, unless somebody else has taken it over just now. */
function setAside({ lock, text, aside }: Omit<Taking, 'path'>): void {
  try {
    renameSync(lock, aside);
  } catch {
    return;
  }
  if (readText(aside) === text) rmSync(aside, { force: true });
  else renameSync(aside, lock);
}

function isHeld({ lock, text, aside }: Omit<Taking, 'path'>): boolean {
  const owner = parseOwner(text);
  const found = owner === null ? 'unknown' : findOwner(owner);
  return found === 'unknown' ? readAge(lock, aside) < SILENCE_MS : found === 'running';
}

/** Both instants are those of the file system, whose clock may not be ours. */
function readAge(lock: string, probe: string): number {
  writeFileSync(probe, '');
  const now = statSync(probe).mtimeMs;
  rmSync(probe, { force: true });
  return now - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Number.NEGATIVE_INFINITY);
}

function readText(lock: string): string | null {
  try {
    return readFileSync(lock, 'utf8');
  } catch {
    return null;
  }
}

function parseOwner(text: string): LockOwner | null {
  try {
    const { pid, host, startedAt } = JSON.parse(text) as LockOwner;
    return Number.isSafeInteger(pid) && pid > 0 ? { pid, host, startedAt } : null;
  } catch {
    return null;
  }
}

function inUse({
  path,
  lock,
  owner,
}: Pick<Taking, 'path' | 'lock'> & { readonly owner: LockOwner | null }): JournalError {
  const who =
    owner === null ? 'another process' : `process ${owner.pid} on ${String(owner.host).split(' ', 1)[0]}`;
  return new JournalError(
    'HL_JOURNAL_IN_USE',
    `Failed to open journal "${path}": ${who} is writing it. Wait until it has ended. ` +
      `If it no longer runs, try again in ${SILENCE_MS / 1000} s, or remove "${lock}".`,
  );
}
