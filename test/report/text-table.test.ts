import { expect } from 'chai';
import { layOutTable } from '../../src/report/text-table.ts';

describe('layOutTable()', () => {
  const cells = (...texts: readonly string[]) => texts.map((text) => ({ text }));

  it('aligns columns to their side, without spaces at the end of a line', () => {
    const columns = [{ side: 'left' }, { side: 'right' }, { side: 'left' }] as const;
    const rows = [cells('call', '1', 'accepted'), cells('voicemail', '1,200', '')];
    expect(layOutTable({ columns, rows, width: 80 })).to.deep.equal([
      'call           1  accepted',
      'voicemail  1,200',
    ]);
  });

  it('cuts the widest of the columns that shrink until a line fits', () => {
    const columns = [
      { side: 'left', shrinks: true },
      { side: 'left' },
      { side: 'left', shrinks: true },
    ] as const;
    const rows = [cells('abcdefghij', '12', 'abcdefghijklmnopqrst')];
    expect(layOutTable({ columns, rows, width: 26 })).to.deep.equal(['abcdefghij  12  abcdefghi…']);
  });

  it('narrows the gaps first where told to', () => {
    const columns = [{ side: 'left', shrinks: true }, { side: 'right' }] as const;
    expect(
      layOutTable({ columns, rows: [cells('abcdefghij', '12')], width: 13, narrows: true }),
    ).to.deep.equal(['abcdefghij 12']);
  });

  it('paints cells after padding them', () => {
    const rows = [[{ text: 'a', paint: (text: string) => `<${text}>` }, { text: 'b' }], cells('abc', 'd')];
    expect(layOutTable({ columns: [{ side: 'left' }, { side: 'left' }], rows, width: 80 })).to.deep.equal([
      '<a  >  b',
      'abc  d',
    ]);
  });
});
