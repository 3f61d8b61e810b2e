import { mkdirSync, writeFileSync } from 'node:fs';
import { expect } from 'chai';
import fc from 'fast-check';
import { openJournal } from '../../src/journal/journal-file.ts';
import { readJournal } from '../../src/journal/read-journal.ts';
import { sealLine } from '../../src/journal/seal-line.ts';
import type { JournalEntry } from '../../src/model/journal.ts';
import { LOAD_ENTRIES, SAMPLE_ENTRIES, useFolder } from './sample-entries.ts';

describe('readJournal()', () => {
  const inFolder = useFolder();
  const lines = SAMPLE_ENTRIES.map((entry) => JSON.stringify(entry));

  const read = (content: string | Uint8Array): { entries: JournalEntry[]; problems: string[] } => {
    const path = inFolder('run.jsonl');
    writeFileSync(path, content);
    const problems: string[] = [];
    const entries = [...readJournal(path, { onProblem: (problem) => problems.push(problem) })];
    return { entries, problems };
  };
  const failure = (content: string | Uint8Array): string => {
    try {
      read(content);
    } catch (error) {
      expect(error).to.include({ name: 'JournalError', code: 'HL_JOURNAL_UNREADABLE' });
      return (error as Error).message.replaceAll(inFolder('run.jsonl'), 'run.jsonl');
    }
    throw new Error('nothing was thrown');
  };

  it('gives the entries back as they were written', () => {
    const path = inFolder('written.jsonl');
    const journal = openJournal(path, { mode: 'new' });
    for (const entry of SAMPLE_ENTRIES) journal.write(entry);
    journal.close();
    expect([...readJournal(path)]).to.deep.equal(SAMPLE_ENTRIES);
  });

  it('gives back those of a load, whatever is in its tallies, and refuses one without its frame', () => {
    const written = LOAD_ENTRIES.map((entry) => `${JSON.stringify(entry)}\n`);
    expect(read(written.join(''))).to.deep.equal({ entries: LOAD_ENTRIES, problems: [] });
    const spoil = (change: object): string =>
      failure(`${written[0]}${JSON.stringify({ ...LOAD_ENTRIES[1], ...change })}\n`);
    expect(spoil({ sender: undefined })).to.include('run.jsonl:2 has no proper "sender"');
    expect(spoil({ tally: [] })).to.include('run.jsonl:2 has no proper "tally"');
    expect(spoil({ end: 'over' })).to.include('run.jsonl:2 has no proper "end"');
    expect(failure(`${JSON.stringify({ ...LOAD_ENTRIES[0], shard: 1 })}\n`)).to.include('"shard"');
  });

  it('reads entries longer than a chunk', () => {
    const long = { ...SAMPLE_ENTRIES[2], answerBase64: 'QUFB'.repeat(60_000), seq: 1 };
    const { entries, problems } = read(`${lines[0]}\n${JSON.stringify(long)}\n${lines[2]}\n`);
    expect(entries).to.deep.equal([SAMPLE_ENTRIES[0], long, SAMPLE_ENTRIES[2]]);
    expect(problems).to.deep.equal([]);
  });

  it('gives entries out before the rest of the file is read', () => {
    const path = inFolder('run.jsonl');
    writeFileSync(path, `${`${lines[0]}\n`}${'x'.repeat(1000)}\n`);
    const entries = readJournal(path);
    expect(entries.next().value).to.deep.equal(SAMPLE_ENTRIES[0]);
    expect(() => entries.next()).to.throw('run.jsonl:2 is not JSON');
  });

  it('leaves a torn last line out and says so', () => {
    const { entries, problems } = read(`${lines[0]}\n${lines[1]}\n${lines[2]?.slice(0, 50)}`);
    expect(entries).to.deep.equal(SAMPLE_ENTRIES.slice(0, 2));
    expect(problems).to.deep.equal(['line 3 is torn: its writer was cut off, so it is left out']);
  });

  it('says when a journal is empty', () => {
    expect(read('')).to.deep.equal({ entries: [], problems: ['the journal is empty'] });
  });

  it('says when entries are missing in between', () => {
    expect(read(`${lines[0]}\n${lines[2]}\n`).problems).to.deep.equal([
      'line 2 has sequence number 2 where 1 belongs: entries are missing or doubled',
    ]);
  });

  it('refuses a line broken in the middle, with its place', () => {
    expect(failure(`${lines[0]}\n${lines[1]?.slice(0, 50)}\n${lines[2]}\n`)).to.equal(
      'Failed to read journal "run.jsonl": run.jsonl:2 is not JSON. Restore the file, or cut it before that line.',
    );
    expect(failure(`${lines[0]}\n\n${lines[1]}\n`)).to.include('run.jsonl:2 is not JSON');
  });

  it('refuses an entry that lacks a field, has an odd one or is of no kind', () => {
    const spoil = (change: object): string =>
      `${lines[0]}\n${JSON.stringify({ ...SAMPLE_ENTRIES[3], ...change })}\n`;
    expect(failure(spoil({ deliveryId: undefined }))).to.include('run.jsonl:2 has no proper "deliveryId"');
    expect(failure(spoil({ outcome: 'fine' }))).to.include('run.jsonl:2 has no proper "outcome"');
    expect(failure(spoil({ kind: 'toString' }))).to.include('run.jsonl:2 has the unknown kind "toString"');
  });

  it('refuses fields that are of another type than they are read as', () => {
    const started = (change: object): string => `${JSON.stringify({ ...SAMPLE_ENTRIES[0], ...change })}\n`;
    const scenario = { name: 'x', file: null, text: '' };
    for (const [field, change] of [
      ['scenario', { scenario: { ...scenario, text: 1 } }],
      ['scenario', { scenario: { ...scenario, file: {} } }],
      ['scenario', { scenario: { ...scenario, name: null } }],
      ['storyAt', { storyAt: 'yesterday' }],
      ['wallAt', { wallAt: '' }],
    ] as const) {
      expect(failure(started(change)), field).to.include(`run.jsonl:1 has no proper "${field}"`);
    }
    const attempted = SAMPLE_ENTRIES.find(({ kind }) => kind === 'attempt');
    for (const change of [{ headers: { a: 1 } }, { answerHeaders: [] }, { retryAt: 'soon' }]) {
      const line = JSON.stringify({ ...attempted, ...change });
      const [field] = Object.keys(change);
      expect(failure(`${lines[0]}\n${line}\n`)).to.include(`run.jsonl:2 has no proper "${field}"`);
    }
  });

  it('refuses another version of the format', () => {
    expect(failure(lines.map((line) => `${line.replace('"v":1', '"v":2')}\n`).join(''))).to.equal(
      'Failed to read journal "run.jsonl": run.jsonl:1 has version 2, not 1. ' +
        'Read it with the version of highlevel-mock that wrote it.',
    );
  });

  it('refuses what is no journal at all', () => {
    const advice = 'Name a file that was written with --journal.';
    expect(failure('{"name":"some-package"}')).to.equal(
      `Failed to read journal "run.jsonl": run.jsonl:1 is JSON, but no journal entry. ${advice}`,
    );
    expect(failure('[1,2]')).to.include('run.jsonl:1 is JSON, but no journal entry');
    expect(failure('{\n  "name": "pretty"\n}\n')).to.equal(
      `Failed to read journal "run.jsonl": run.jsonl:1 is not JSON. ${advice}`,
    );
    expect(failure(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0xff, 0xfe))).to.include(
      'run.jsonl:1 is not JSON',
    );
  });

  it('refuses what cannot be read', () => {
    const missing = inFolder('missing.jsonl');
    expect(() => [...readJournal(missing)]).to.throw(
      `Failed to read journal "${missing}": no such file or folder. Check the path and its permissions.`,
    );
    mkdirSync(inFolder('folder'));
    expect(() => [...readJournal(inFolder('folder'))]).to.throw('it is a folder');
  });

  describe('with checksums', () => {
    const sealed = Buffer.concat(SAMPLE_ENTRIES.map((entry) => sealLine(entry)));

    const isInSeal = (at: number): boolean => {
      const end = sealed.indexOf(0x0a, at);
      return end - at < 20;
    };

    it('refuses the journal whichever of its bits is flipped', function () {
      this.timeout(60_000);
      const path = inFolder('flipped.jsonl');
      const passed: string[] = [];
      // Every bit of the checksums, and a sample of the others.
      for (let bit = 0; bit < sealed.length * 8; bit += isInSeal(bit >> 3) ? 1 : 23) {
        const flipped = Buffer.from(sealed);
        flipped[bit >> 3] = (flipped[bit >> 3] as number) ^ (1 << (bit & 7));
        writeFileSync(path, flipped);
        const problems: string[] = [];
        try {
          const entries = [...readJournal(path, { onProblem: (problem) => problems.push(problem) })];
          // The last line feed alone: the line is then taken for one that was cut off, which is said.
          if (problems.length === 0) passed.push(`bit ${bit} of ${entries.length} entries`);
        } catch (error) {
          expect(error).to.include({ name: 'JournalError', code: 'HL_JOURNAL_UNREADABLE' });
        }
      }
      expect(passed).to.deep.equal([]);
    });

    it('says that the line is damaged, and which', () => {
      const at = sealed.indexOf('d-1');
      expect(failure(Buffer.from(sealed).fill('e', at, at + 1))).to.equal(
        'Failed to read journal "run.jsonl": run.jsonl:2 is damaged: its checksum does not fit. ' +
          'Restore the file, or cut it before that line.',
      );
    });

    it('refuses a line without one behind a line with one, and takes it the other way round', () => {
      const [first, second] = SAMPLE_ENTRIES.map((entry) => sealLine(entry).toString()) as [string, string];
      expect(failure(`${first}${lines[1]}\n`)).to.include(
        'run.jsonl:2 has no checksum, unlike the lines before it',
      );
      expect(read(`${lines[0]}\n${second}`)).to.deep.equal({
        entries: SAMPLE_ENTRIES.slice(0, 2),
        problems: [],
      });
    });
  });

  it('reads any prefix of a journal as a prefix of its entries, with one problem at most', () => {
    const whole = Buffer.from(lines.map((line) => `${line}\n`).join(''));
    const firstBytes = Buffer.byteLength(lines[0] as string);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: whole.length }), (cut) => {
        if (cut > 0 && cut < firstBytes) {
          expect(failure(whole.subarray(0, cut))).to.equal(
            'Failed to read journal "run.jsonl": it was cut off before its first line was whole, so nothing had been ' +
              'sent. Start anew with --journal, into the same file if you like.',
          );
          return;
        }
        const { entries, problems } = read(whole.subarray(0, cut));
        expect(entries).to.deep.equal(SAMPLE_ENTRIES.slice(0, entries.length));
        expect(problems.length).to.be.at.most(1);
        const complete = whole.subarray(0, cut).filter((byte) => byte === 0x0a).length;
        expect(entries.length).to.be.at.least(complete);
      }),
      { numRuns: 400 },
    );
  });

  it('can be appended to at any prefix and still tells the same story', () => {
    const whole = Buffer.from(lines.map((line) => `${line}\n`).join(''));
    fc.assert(
      fc.property(fc.integer({ min: Buffer.byteLength(lines[0] as string), max: whole.length }), (cut) => {
        const path = inFolder('resumed.jsonl');
        writeFileSync(path, whole.subarray(0, cut));
        const before = [...readJournal(path)];
        const journal = openJournal(path, { mode: 'append' });
        for (const entry of SAMPLE_ENTRIES.slice(before.length)) journal.write(entry);
        journal.close();
        const problems: string[] = [];
        expect([...readJournal(path, { onProblem: (problem) => problems.push(problem) })]).to.deep.equal(
          SAMPLE_ENTRIES,
        );
        expect(problems).to.deep.equal([]);
      }),
      { numRuns: 200 },
    );
  });
});
