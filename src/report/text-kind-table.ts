import { formatCount } from './format-quantity.ts';
import type { KindRow, ReportDetails } from './report-details.ts';
import { type Cell, type Column, layOutTable, type Paint } from './text-table.ts';
import type { Page } from './text-verdict.ts';

type CountKey = Exclude<keyof KindRow, 'kind'>;

const HEADERS: Readonly<Record<CountKey, string>> = {
  events: 'events',
  accepted: 'accepted',
  rejected: 'rejected',
  timedOut: 'timed out',
  unreachable: 'unreachable',
  retried: 'retried',
  lost: 'lost',
};
const KEYS = Object.keys(HEADERS) as readonly CountKey[];

/** Renders what was sent and what came back, a row a kind; columns in which nothing happened are left out. */
export function renderKindTable(
  { byKind, report }: ReportDetails,
  { colors, width }: Page,
): readonly string[] {
  if (byKind.length === 0) return [];
  const { totals } = report;
  const keys = KEYS.filter((key) => key === 'events' || totals[key] > 0);
  const cellOf = (count: number, key: CountKey): Cell => {
    if (count === 0) return { text: '-', paint: colors.dim };
    return key === 'lost' ? { text: formatCount(count), paint: colors.red } : { text: formatCount(count) };
  };
  const rowOf = (name: string, counts: Readonly<Record<CountKey, number>>): readonly Cell[] => [
    { text: name },
    ...keys.map((key) => cellOf(counts[key], key)),
  ];
  const bold = (cell: Cell): Cell => ({ ...cell, paint: colors.bold });
  const rows: readonly (readonly Cell[])[] = [
    [{ text: 'sent' }, ...keys.map((key) => ({ text: HEADERS[key] }))].map(bold),
    ...byKind.map((row) => rowOf(row.kind, row)),
    ...(byKind.length > 1 ? [rowOf('total', totals).map((cell) => emphasise(cell, colors.bold))] : []),
  ];
  const columns: readonly Column[] = [
    { side: 'left', shrinks: true },
    ...keys.map((): Column => ({ side: 'right' })),
  ];
  return layOutTable({ columns, rows, width, narrows: true });
}

function emphasise(cell: Cell, bold: Paint): Cell {
  const { paint = (plain: string) => plain } = cell;
  return { text: cell.text, paint: (text) => bold(paint(text)) };
}
