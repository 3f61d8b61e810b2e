import { expect } from 'chai';
import type { JournalEntry } from '../../src/model/journal.ts';
import { createWallSpan } from '../../src/report/wall-span.ts';
import { ACCEPTED, entriesOf } from './play-entries.ts';

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
    expect(measure([at(started, '05'), at(planned, '06'), at(ended, '07.250'), at(attempt, '06')])).to.equal(2250);
  });

  it('leaves out the pause before a run was taken up again', () => {
    expect(
      measure([at(started, '05'), at(planned, '06'), at(started, '30'), at(attempt, '31'), at(ended, '32')]),
    ).to.equal(3000);
  });

  it('is zero for a run that has not begun', () => {
    expect(measure([])).to.equal(0);
  });

  it('passes over an instant that cannot be read', () => {
    expect(measure([at(started, '05'), { ...planned, wallAt: 'yesterday' }, at(ended, '06')])).to.equal(1000);
  });
});
