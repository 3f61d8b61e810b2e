import { closeSync, openSync, writeSync } from 'node:fs';
import { RunError } from '../errors/run-error.ts';
import { readByteLines, readLines } from '../journal/read-lines.ts';
import type { WeightedKind } from '../model/scenario.ts';
import type { ContactShare } from './event-maker.ts';
import type { DueEvent, EventSource, SendableEvent } from './event-source.ts';
import type { LoadModel } from './load-settings.ts';
import type { LoadShard } from './read-shard.ts';

/** The first line of a corpus: what it was made of. */
export type CorpusHeader = {
  readonly corpus: 1;
  readonly scenario: string;
  readonly seed: string;
  readonly runId: string;
  /** The kinds its events are of, and how often each came among them. */
  readonly mix: readonly WeightedKind[];
  readonly model: LoadModel;
  /** Whose events are in it. */
  readonly shard: LoadShard;
};

/** A line without its body, which stands at its end as it is sent: a JSON value like any other. */
type CorpusLine = Pick<SendableEvent, 'index' | 'contact' | 'headers'> & { readonly dueMs: number };

/** Quotes within a value are escaped, so this cannot come up sooner than it is meant. */
const BODY_KEY = ',"body":';

const BATCH_CHARACTERS = 256 * 1024;

/**
 * Writes signed events to a file, one JSON line each after the header, holding no more than a batch of them.
 *
 * @returns How many events were written.
 * @throws {@link RunError} `HL_RUN_OPTION_INVALID` when the file cannot be written
 */
export function writeCorpus(path: string, header: CorpusHeader, source: EventSource): number {
  try {
    const file = openSync(path, 'w');
    try {
      let batch = `${JSON.stringify(header)}\n`;
      let count = 0;
      for (let next = source.next(count); next !== null; next = source.next(count)) {
        batch += writeLine(next.event, next.dueMs);
        count += 1;
        if (batch.length < BATCH_CHARACTERS) continue;
        writeSync(file, batch);
        batch = '';
      }
      writeSync(file, batch);
      return count;
    } finally {
      closeSync(file);
    }
  } catch (cause) {
    if (!(cause instanceof Error) || !('syscall' in cause)) throw cause;
    throw new RunError(
      'HL_RUN_OPTION_INVALID',
      `Failed to write the corpus "${path}": ${cause.message}. Give a path that can be written.`,
      { cause },
    );
  }
}

/**
 * Reads what a corpus was made of.
 *
 * @throws {@link RunError} `HL_RUN_OPTION_INVALID` when the file is no corpus
 * @throws {@link JournalError} `HL_JOURNAL_UNREADABLE` when it cannot be read
 */
export function readCorpusHeader(path: string): CorpusHeader {
  for (const { text } of readLines(path)) {
    const header = parseLine<CorpusHeader>(text);
    if (header?.corpus === 1 && Array.isArray(header.mix)) return header;
    break;
  }
  throw new RunError(
    'HL_RUN_OPTION_INVALID',
    `Failed to read the corpus "${path}": its first line is not that of a corpus. Make one with load --prepare.`,
  );
}

/** Opens the events of a corpus, read as they are needed; those of others' contacts are left out. */
export function openCorpus(path: string, share: ContactShare): EventSource {
  const lines = readByteLines(path);
  lines.next();
  let ahead: DueEvent | null = null;
  let lineNumber = 1;
  let fault: string | null = null;
  const read = (): DueEvent | null => {
    if (fault !== null) return null;
    for (let line = lines.next(); line.done !== true; line = lines.next()) {
      const { bytes, terminated } = line.value;
      const event = terminated ? parseEvent(bytes) : null;
      lineNumber += 1;
      if (event === null) {
        const what = terminated ? 'is no event' : 'was cut off when it was written';
        fault = `the events end early: line ${lineNumber} of ${path} ${what}; make the file again with --prepare`;
        return null;
      }
      if (event.event.contact % share.of === share.remainder) return event;
    }
    return null;
  };
  const take = (): DueEvent | null => {
    const event = ahead ?? read();
    ahead = null;
    return event;
  };
  return {
    next: take,
    pass: (nowMs) => {
      ahead = take();
      if (ahead === null || ahead.dueMs > nowMs) return null;
      return take()?.dueMs ?? null;
    },
    fault: () => fault,
    close: () => void lines.return(undefined),
  };
}

function writeLine({ index, contact, headers, body }: SendableEvent, dueMs: number): string {
  const line: CorpusLine = { index, dueMs, contact, headers };
  return `${JSON.stringify(line).slice(0, -1)}${BODY_KEY}${Buffer.from(body)}}\n`;
}

/** The body is not parsed: what is sent are the bytes of the file. */
function parseEvent(bytes: Buffer): DueEvent | null {
  const bodyAt = bytes.indexOf(BODY_KEY);
  if (bodyAt < 0) return null;
  const line = parseLine<CorpusLine>(`${bytes.toString('utf8', 0, bodyAt)}}`);
  if (line === null) return null;
  const { index, contact, headers, dueMs } = line;
  const body = bytes.subarray(bodyAt + BODY_KEY.length, -1);
  return { event: { index, contact, headers, body }, dueMs };
}

function parseLine<Value>(text: string): Value | null {
  try {
    return JSON.parse(text) as Value;
  } catch {
    return null;
  }
}
