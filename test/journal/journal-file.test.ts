import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { expect } from 'chai';
import type { HarnessError } from '../../src/errors/harness-error.ts';
import { isJournalError } from '../../src/errors/journal-error.ts';
import { openJournal } from '../../src/journal/journal-file.ts';
import { sealLine } from '../../src/journal/seal-line.ts';
import type { JournalEntry } from '../../src/model/journal.ts';
import { skipWithout } from '../programs.ts';
import { SAMPLE_ENTRIES, useFolder } from './sample-entries.ts';

const [started, planned, attempt, ended] = SAMPLE_ENTRIES as [
  JournalEntry,
  JournalEntry,
  JournalEntry,
  JournalEntry,
];
const line = (entry: JournalEntry): string => sealLine(entry).toString();

describe('openJournal()', () => {
  const inFolder = useFolder();

  it('writes one line an entry, the keys every entry has first', () => {
    const path = inFolder('run.jsonl');
    const journal = openJournal(path, { mode: 'new' });
    const { kind, ...rest } = ended;
    journal.write({ ...rest, kind } as JournalEntry);
    journal.close();
    expect(readFileSync(path, 'utf8')).to.equal(
      '{"v":1,"seq":3,"kind":"delivery-ended","storyAt":"2026-01-01T00:00:00.000Z",' +
        '"wallAt":"2026-01-01T00:00:00.000Z","deliveryId":"d-1","outcome":"accepted","lost":false,"crc":"febbb65c"}\n',
    );
  });

  it('has every line on disk as soon as write() returns', () => {
    const path = inFolder('run.jsonl');
    const journal = openJournal(path, { mode: 'new' });
    journal.write(started);
    expect(readFileSync(path, 'utf8')).to.equal(line(started));
    journal.write(planned);
    expect(readFileSync(path, 'utf8')).to.equal(line(started) + line(planned));
    journal.close();
  });

  it('begins in a file that exists but is empty', () => {
    const path = inFolder('empty.jsonl');
    writeFileSync(path, '');
    openJournal(path, { mode: 'new' }).close();
  });

  it('begins anew where a first line was cut off at any byte, and says so', () => {
    const first = line(started);
    for (let cut = 1; cut < first.length - 1; cut += 1) {
      const path = inFolder('cut.jsonl');
      writeFileSync(path, first.slice(0, cut));
      const journal = openJournal(path, { mode: 'new' });
      expect(journal.problem, `${cut}`).to.equal(
        `${path} was cut off before its first line was whole, so nothing had been sent: it is begun anew.`,
      );
      journal.write(started);
      journal.close();
      expect(readFileSync(path, 'utf8')).to.equal(first);
    }
  });

  it('does not begin anew in a file that holds an entry, or is cut off but no journal', () => {
    for (const text of [
      line(started).trimEnd(),
      line(started) + line(planned).slice(0, 9),
      '{"v":1,"se,',
      '{"v":1}',
    ]) {
      const path = inFolder('kept.jsonl');
      writeFileSync(path, text);
      expect(failureOf(() => openJournal(path, { mode: 'new' })).code).to.equal('HL_JOURNAL_IN_USE');
      expect(readFileSync(path, 'utf8')).to.equal(text);
    }
  });

  it('refuses to begin in a file with content', () => {
    const path = inFolder('other.jsonl');
    writeFileSync(path, 'precious\n');
    const error = failureOf(() => openJournal(path, { mode: 'new' }));
    expect(error.code).to.equal('HL_JOURNAL_IN_USE');
    expect(error.message).to.equal(
      `Failed to begin journal "${path}": the file is not empty. Name a new file, or take up its run with --resume.`,
    );
    expect(readFileSync(path, 'utf8')).to.equal('precious\n');
  });

  it('says why a path cannot be written', () => {
    const missing = inFolder('no/such/run.jsonl');
    expect(failureOf(() => openJournal(missing, { mode: 'new' }))).to.include({
      code: 'HL_JOURNAL_UNWRITABLE',
      message: `Failed to write journal "${missing}": no such file or folder. Choose a path that can be written.`,
    });
    mkdirSync(inFolder('folder'));
    expect(failureOf(() => openJournal(inFolder('folder'), { mode: 'new' })).message).to.include(
      'it is a folder',
    );
    expect(failureOf(() => openJournal(inFolder('gone'), { mode: 'append' })).code).to.equal(
      'HL_JOURNAL_UNWRITABLE',
    );
  });

  // A device that is always full stands in for a full disk; systems without it have nothing like it.
  it('says when the disk is full, and lets nothing follow half a line', function () {
    if (!existsSync('/dev/full')) skipWithout(this, '/dev/full');
    const journal = openJournal('/dev/full', { mode: 'new' });
    expect(failureOf(() => journal.write(started)).message).to.include('the disk is full');
    expect(failureOf(() => journal.write(planned)).message).to.include('an earlier write failed');
    journal.close();
  });

  it('refuses to write when closed, and closes twice without complaint', () => {
    const journal = openJournal(inFolder('run.jsonl'), { mode: 'new' });
    journal.close();
    journal.close();
    expect(failureOf(() => journal.write(started)).message).to.include('already closed');
  });

  describe('with mode append', () => {
    const appendTo = (content: string, entry: JournalEntry): string => {
      const path = inFolder('run.jsonl');
      writeFileSync(path, content);
      const journal = openJournal(path, { mode: 'append' });
      journal.write(entry);
      journal.close();
      return readFileSync(path, 'utf8');
    };

    it('goes on behind the last entry', () => {
      expect(appendTo(line(started), planned)).to.equal(line(started) + line(planned));
    });

    it('cuts a torn last line off first', () => {
      const torn = line(planned).slice(0, 40);
      expect(appendTo(line(started) + torn, planned)).to.equal(line(started) + line(planned));
    });

    it('cuts a torn line longer than it reads at a time', () => {
      const torn = line({ ...(attempt as object), answerBase64: 'A'.repeat(200_000) } as JournalEntry).slice(
        0,
        -9,
      );
      expect(appendTo(line(started) + torn, planned)).to.equal(line(started) + line(planned));
    });

    it('keeps a whole last line that only lacks its line feed', () => {
      expect(appendTo(line(started).trimEnd(), planned)).to.equal(line(started) + line(planned));
    });

    it('leaves a file that is no journal as it was', () => {
      const path = inFolder('notes.txt');
      writeFileSync(path, 'some notes\nwithout an end');
      expect(failureOf(() => openJournal(path, { mode: 'append' })).code).to.equal('HL_JOURNAL_UNREADABLE');
      expect(readFileSync(path, 'utf8')).to.equal('some notes\nwithout an end');
    });
  });
});

function failureOf(act: () => unknown): HarnessError {
  try {
    act();
  } catch (error) {
    if (isJournalError(error)) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}
