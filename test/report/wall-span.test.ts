import { expect } from 'chai';
import type { JournalEntry, RunEnded } from '../../src/model/journal.ts';
import { createWallSpan } from '../../src/report/wall-span.ts';
import { ACCEPTED, entriesOf, reportOf, scenarioOf } from './play-entries.ts';

describe('createWallSpan()', () => {
  const [started, planned, attempt, ended] = entriesOf([ACCEPTED]) as [
    JournalEntry,
    JournalEntry,
    JournalEntry,
    JournalEntry,
  ];
  const at = (entry: JournalEntry, second: string): JournalEntry => ({
    ...entry,
    wallAt: `2026-01-01T00:00:${second}Z`,
  });
  const measure = (entries: readonly JournalEntry[]): number => {
    const span = createWallSpan();
    for (const entry of entries) span.add(entry);
    return span.readMs();
  };

  it('measures from the beginning to the latest entry', () => {
    expect(measure([at(started, '05'), at(planned, '06'), at(ended, '07.250'), at(attempt, '06')])).to.equal(
      2250,
    );
  });

  it('leaves out the pause before a run was taken up again', () => {
    const stopped: JournalEntry = {
      ...at(started, '07'),
      kind: 'run-ended',
      verdict: 'incomplete',
      totals: reportOf(scenarioOf([{}]), []).report.totals,
    } as RunEnded;
    const entries = [at(started, '05'), at(planned, '06'), stopped, at(attempt, '30'), at(ended, '31.5')];
    expect(measure(entries)).to.equal(3500);
  });

  it('is zero for a run that has not begun', () => {
    expect(measure([])).to.equal(0);
  });

  it('passes over an instant that cannot be read', () => {
    expect(measure([at(started, '05'), { ...planned, wallAt: 'yesterday' }, at(ended, '06')])).to.equal(1000);
  });
});
