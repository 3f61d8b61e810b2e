import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import fc from 'fast-check';
import { createTestKeys, defineScenario, isJournalError, runScenario } from '../../src/index.ts';
import type { Report, Totals } from '../../src/model/report.ts';
import { reportJournal } from '../../src/run/report-journal.ts';

const story = defineScenario({
  version: 1,
  name: 'story',
  seed: 'story',
  startsAt: '2026-03-10T09:00:00Z',
  cast: { zoe: { name: 'Zoë Müller-日本' }, team: { count: 3 } },
  faults: { duplicate: '30%', drop: '20%' },
  sender: { retry: { max: 3, jitter: 0 } },
  steps: [
    { id: 'call', emit: 'call.answered', contact: 'zoe', expect: { status: '2xx' } },
    { again: 'call' },
    { emit: 'sms.sent', contact: 'zoe', fault: 'signature-missing', text: 'Grüße – 你好' },
    { repeat: 8, every: '20s', emit: 'sms.sent', contact: 'team' },
  ],
});

describe('reportJournal() on any beginning of a journal', function () {
  this.timeout(60_000);
  let folder = '';
  let bytes = Buffer.alloc(0);
  let whole: Report;

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'highlevel-mock-prefix-'));
    const journal = join(folder, 'whole.jsonl');
    let requestCount = 0;
    await runScenario(story, {
      keys: createTestKeys(),
      journal,
      target: {
        fetch: async () => {
          requestCount += 1;
          return new Response(`{"naïve":${requestCount}}`, { status: requestCount % 4 === 0 ? 503 : 200 });
        },
      },
    });
    bytes = readFileSync(journal);
    whole = reportJournal(journal).report;
    expect(whole).to.deep.include({ verdict: 'pass', problems: [] });
    expect(whole.totals.retried).to.be.above(0);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  /** Reports the first bytes of the journal; null where they are not enough to know the run. */
  const reportBeginning = (length: number): Report | null => {
    const path = join(folder, 'cut.jsonl');
    writeFileSync(path, bytes.subarray(0, length));
    try {
      return reportJournal(path).report;
    } catch (error) {
      expect(isJournalError(error) && error.code).to.equal('HL_JOURNAL_UNREADABLE');
      return null;
    }
  };
  const linesIn = (length: number): readonly string[] =>
    bytes.subarray(0, length).toString().split('\n').slice(0, -1);

  const expectConsistent = (length: number): void => {
    const report = reportBeginning(length);
    const firstLine = bytes.indexOf('\n');
    // A line that lacks nothing but its line feed is whole.
    const endsWhole = length === 0 || bytes[length - 1] === 0x0a || bytes[length] === 0x0a;
    expect(report === null, `${length} bytes`).to.equal(length < firstLine);
    if (report === null) return;

    const torn = report.problems.filter((problem) =>
      /line \d+ is torn: its writer was cut off/.test(problem),
    );
    expect(torn).to.have.length(endsWhole ? 0 : 1);
    expect(report.problems).to.deep.equal(torn);
    const { totals, verdict } = report;
    expect(totals.deliveries).to.equal(
      totals.accepted + totals.rejected + totals.timedOut + totals.unreachable,
    );
    expect(totals.deliveries).to.be.at.most(totals.events - totals.dropped);
    for (const [name, count] of Object.entries(totals)) {
      // What is refused at first may be taken later.
      const later = name === 'rejected' ? whole.totals.retried : 0;
      expect(count, name).to.be.within(0, whole.totals[name as keyof Totals] + later);
    }
    const lines = linesIn(bytes[length] === 0x0a ? length + 1 : length);
    const kinds = lines.map((line) => JSON.parse(line).kind as string);
    expect(totals.attempts).to.equal(kinds.filter((kind) => kind === 'attempt').length);
    expect(totals.events).to.equal(kinds.filter((kind) => kind === 'event-planned').length);
    if (kinds.at(-1) === 'run-ended') expect(report).to.deep.equal(whole);
    else expect(verdict).to.equal('incomplete');
    expect(report).to.include({ runId: whole.runId, seed: whole.seed, startedAt: whole.startedAt });
  };

  it('says what the beginning came to, or what is torn', () => {
    fc.assert(
      fc.property(fc.nat({ max: bytes.length }), (length) => expectConsistent(length)),
      { numRuns: 150 },
    );
  });

  it('does so at each end of a line, and right beside it', () => {
    const ends = [...bytes.entries()].filter(([, byte]) => byte === 0x0a).map(([place]) => place);
    expect(ends).to.have.length.above(20);
    for (const end of ends)
      for (const beside of [-1, 0, 1, 2]) expectConsistent(Math.min(end + beside, bytes.length));
  });

  it('refuses bytes that are no beginning of a journal', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 200 }), (noise) => {
        const path = join(folder, 'noise.jsonl');
        writeFileSync(path, noise);
        expect(() => reportJournal(path)).to.throw(/^Failed to (read|report) .*noise\.jsonl/);
      }),
      { numRuns: 100 },
    );
  });

  it('names the line that was damaged in the middle', () => {
    const lines = linesIn(bytes.length);
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: lines.length - 1 }),
        fc.integer({ min: 1, max: 40 }),
        (number, cut) => {
          const path = join(folder, 'damaged.jsonl');
          const damaged = lines.map((line, place) => (place === number - 1 ? line.slice(0, -cut) : line));
          writeFileSync(path, `${damaged.join('\n')}\n`);
          expect(() => reportJournal(path)).to.throw(`damaged.jsonl:${number} is not JSON.`);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('says which entries are missing', () => {
    const lines = linesIn(bytes.length);
    fc.assert(
      fc.property(fc.integer({ min: 2, max: lines.length - 1 }), (number) => {
        const path = join(folder, 'gap.jsonl');
        writeFileSync(path, `${lines.filter((_, place) => place !== number - 1).join('\n')}\n`);
        const { problems } = reportJournal(path).report;
        expect(problems[problems.length - 1]).to.contain(
          `line ${number} has sequence number ${number} where ${number - 1} belongs`,
        );
      }),
      { numRuns: 40 },
    );
  });
});
