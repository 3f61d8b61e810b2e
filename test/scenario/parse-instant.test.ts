import { expect } from 'chai';
import { parseInstant, parseTimeOfDay } from '../../src/scenario/parse-instant.ts';

describe('parseInstant()', () => {
  it('keeps the UTC offset it was written in', () => {
    const at = Date.UTC(2026, 10, 24, 14);
    expect(parseInstant('2026-11-24T09:00:00-05:00')).to.deep.equal({ at, utcOffsetMinutes: -300 });
    expect(parseInstant('2026-11-24T19:30+05:30')).to.deep.equal({ at, utcOffsetMinutes: 330 });
    expect(parseInstant('2026-11-24T14:00:00.000Z')).to.deep.equal({ at, utcOffsetMinutes: 0 });
    expect(parseInstant('2026-11-24T14:00:00-00:00')).to.deep.equal({ at, utcOffsetMinutes: 0 });
  });

  it('refuses an instant without an offset, and days and hours that do not exist', () => {
    for (const text of [
      '2026-11-24',
      '2026-11-24T09:00:00',
      '2026-02-30T09:00:00Z',
      '2026-13-01T09:00:00Z',
      '2026-11-24T24:00:00Z',
      '2026-11-24T25:00:00Z',
      '2026-11-24T09:60:00Z',
      '2026-11-24T09:00:00+99:00',
    ]) {
      expect(parseInstant(text), text).to.equal(null);
    }
  });
});

describe('parseTimeOfDay()', () => {
  it('counts the seconds since midnight', () => {
    expect(['00:00', '10:00', '23:59:59'].map(parseTimeOfDay)).to.deep.equal([0, 36_000, 86_399]);
  });

  it('refuses what no clock shows', () => {
    for (const text of ['24:00', '9:00', '10:60', '10', '10:00:60', '10:00Z']) {
      expect(parseTimeOfDay(text), text).to.equal(null);
    }
  });
});
