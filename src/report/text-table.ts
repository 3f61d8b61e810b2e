import { cutText, measureText, padText } from './text-width.ts';

/** Colours a text that has its final width. */
export type Paint = (text: string) => string;

/** One cell; `paint` is applied after padding, so that colour does not count as width. */
export type Cell = { readonly text: string; readonly paint?: Paint };

/** How a column stands. */
export type Column = {
  readonly side: 'left' | 'right' /** Whether it gives way when the line is too long. */;
  readonly shrinks?: true;
};

/** A table to lay out. */
export type Table = {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  /** The width of a line, in columns of the terminal. */
  readonly width: number;
  /** Whether the gaps between columns narrow before anything is cut. */
  readonly narrows?: true;
};

const NARROWEST = 8;

/** Lays cells out in aligned columns; the widest of those that shrink are cut with an ellipsis to fit the width. */
export function layOutTable({ columns, rows, width, narrows }: Table): readonly string[] {
  const widths = columns.map((_, index) =>
    rows.reduce((most, row) => Math.max(most, measureText(row[index]?.text ?? '')), 0),
  );
  const gapCount = columns.length - 1;
  const cellWidth = widths.reduce((sum, each) => sum + each, 0);
  const gap = narrows === true && cellWidth + 2 * gapCount > width ? 1 : 2;
  let excess = cellWidth + gap * gapCount - width;
  while (excess-- > 0) {
    const widest = widestShrinking(columns, widths);
    if (widest === -1) break;
    widths[widest] = (widths[widest] as number) - 1;
  }
  return rows.map((row) => {
    const cells = row.map((cell, index) =>
      renderCell(cell, widths[index] as number, columns[index] as Column),
    );
    return cells.join(' '.repeat(gap)).trimEnd();
  });
}

function widestShrinking(columns: readonly Column[], widths: readonly number[]): number {
  let widest = -1;
  for (const [index, width] of widths.entries()) {
    if (columns[index]?.shrinks !== true || width <= NARROWEST) continue;
    if (widest === -1 || width > (widths[widest] as number)) widest = index;
  }
  return widest;
}

function renderCell({ text, paint = (plain) => plain }: Cell, width: number, { side }: Column): string {
  return paint(padText(cutText(text, width), width, side));
}
