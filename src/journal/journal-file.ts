import { closeSync, constants, fstatSync, ftruncateSync, writeSync } from 'node:fs';
import { explainFileError } from '../errors/explain-file-error.ts';
import { JournalError } from '../errors/journal-error.ts';
import type { JournalEntry } from '../model/journal.ts';
import { openPlainFile } from './open-plain-file.ts';
import { looksLikeEntry, looksLikeStart, parseEntry } from './parse-entry.ts';
import { readHead, readTail } from './read-ends.ts';
import { sealLine } from './seal-line.ts';

/** A journal open for writing. */
export type JournalFile = {
  /** What to know of what was in the file, as a sentence; null for nothing. */
  readonly problem: string | null;
  /**
   * Appends one entry as one line, in one write, so that a killed process tears at most that line.
   *
   * @throws {@link JournalError} `HL_JOURNAL_UNWRITABLE` when the file cannot take it (a full disk), when it is
   * closed, and ever after a write that failed, for nothing may follow half a line.
   */
  write(entry: JournalEntry): void;
  /** Closes the file; a second call does nothing. */
  close(): void;
};

/**
 * How a journal is opened: `new` wants no entries there yet, `append` goes on behind those that are.
 *
 * @remarks The beginning of a first line that was cut off is no entry: its run had sent nothing.
 */
export type OpenJournalOptions = { readonly mode: 'new' | 'append' };

/**
 * Opens a journal for writing.
 *
 * @remarks `append` first removes a last line that was torn when its writer was killed, and never touches a
 * file that does not look like a journal.
 * @throws {@link JournalError} `HL_JOURNAL_IN_USE` when a new journal would go into a file with content,
 * `HL_JOURNAL_UNWRITABLE` when the file cannot be opened for writing, `HL_JOURNAL_UNREADABLE` when the file to
 * append to is no journal.
 */
export function openJournal(path: string, options: OpenJournalOptions): JournalFile {
  const file = attempt(path, () => openPlainFile(path, FLAGS[options.mode]));
  let problem: string | null = null;
  try {
    if (options.mode === 'append') mendTail(path, file);
    else if (attempt(path, () => fstatSync(file).size) > 0) problem = startAnew(path, file);
  } catch (error) {
    closeSync(file);
    throw error;
  }
  let open = true;
  let failed = false;
  return {
    problem,
    write: (entry) => {
      if (!open) throw unwritable(path, new Error('it is already closed'));
      if (failed) throw unwritable(path, new Error('an earlier write failed'));
      failed = true;
      attempt(path, () => writeAll(file, renderLine(entry)));
      failed = false;
    },
    close: () => {
      if (open) closeSync(file);
      open = false;
    },
  };
}

const FLAGS = {
  new: constants.O_RDWR | constants.O_APPEND | constants.O_CREAT,
  append: constants.O_RDWR | constants.O_APPEND,
};

/** The keys every entry has come first, in a fixed order. */
function renderLine(entry: JournalEntry): Buffer {
  const { v, seq, kind, storyAt, wallAt, ...rest } = entry;
  return sealLine({ v, seq, kind, storyAt, wallAt, ...rest });
}

function writeAll(file: number, bytes: Buffer): void {
  for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written);
}

/** Cuts a torn last line off, or gives a whole one the line feed it lacks. */
function mendTail(path: string, file: number): void {
  if (!looksLikeEntry(attempt(path, () => readHead(file)))) throw notAJournal(path);
  const tail = attempt(path, () => readTail(file));
  if (tail.bytes.length === 0) return;
  if ('entry' in parseEntry(tail.bytes)) attempt(path, () => writeAll(file, Buffer.from('\n')));
  else attempt(path, () => ftruncateSync(file, tail.offset));
}

/** Empties a file that holds nothing but the beginning of a journal's first line. */
function startAnew(path: string, file: number): string {
  if (!looksLikeStart(attempt(path, () => readHead(file)))) throw inUse(path);
  const tail = attempt(path, () => readTail(file));
  if (tail.offset > 0 || 'entry' in parseEntry(tail.bytes)) throw inUse(path);
  attempt(path, () => ftruncateSync(file, 0));
  return `${path} was cut off before its first line was whole, so nothing had been sent: it is begun anew.`;
}

function attempt<Result>(path: string, act: () => Result): Result {
  try {
    return act();
  } catch (error) {
    throw unwritable(path, error);
  }
}

function unwritable(path: string, cause: unknown): JournalError {
  return new JournalError(
    'HL_JOURNAL_UNWRITABLE',
    `Failed to write journal "${path}": ${explainFileError(cause)}. Choose a path that can be written.`,
    { cause },
  );
}

function inUse(path: string): JournalError {
  return new JournalError(
    'HL_JOURNAL_IN_USE',
    `Failed to begin journal "${path}": the file is not empty. Name a new file, or take up its run with --resume.`,
  );
}

function notAJournal(path: string): JournalError {
  return new JournalError(
    'HL_JOURNAL_UNREADABLE',
    `Failed to append to journal "${path}": it is none. Name a file written with --journal.`,
  );
}
