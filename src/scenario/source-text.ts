/** A text, cut into lines. */
export type SourceText = {
  readonly text: string;
  /** The offset each line begins at. */
  readonly lineStarts: readonly number[];
};

/** A place in a text; both count from 1, columns in UTF-16 units as editors do. */
export type LineAndColumn = { readonly line: number; readonly column: number };

/** How much of a long line is shown on either side of the column in question. */
const SHOWN_WIDTH = 60;

/** Cuts a text into lines. */
export function createSourceText(text: string): SourceText {
  const lineStarts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lineStarts.push(at + 1);
  return { text, lineStarts };
}

/** Finds the line and column of an offset; one beyond the end stands at the end. */
export function locateOffset(source: SourceText, offset: number): LineAndColumn {
  const within = Math.min(Math.max(offset, 0), source.text.length);
  let low = 0;
  let high = source.lineStarts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((source.lineStarts[middle] as number) <= within) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: within - (source.lineStarts[low] as number) + 1 };
}

/** The text of a line, counted from 1, without its end. */
export function readLine(source: SourceText, line: number): string {
  return source.text.slice(...findLine(source, line));
}

/**
 * Shows a line with a caret under one column.
 *
 * @remarks Long lines are cut around the column; characters that could steer a terminal become `?`.
 */
export function renderExcerpt(source: SourceText, { line, column }: LineAndColumn): string {
  const [lineStart, lineEnd] = findLine(source, line);
  const at = lineStart + column - 1;
  const start = Math.max(lineStart, at - SHOWN_WIDTH);
  const end = Math.min(lineEnd, at + SHOWN_WIDTH);
  const shown = printable(source.text.slice(start, end));
  const lead = start > lineStart ? '…' : '';
  const tail = end < lineEnd ? '…' : '';
  const gutter = String(line);
  const padding = shown.slice(0, at - start).replace(/[^\t]/g, ' ');
  const blank = lead.replace(/./, ' ');
  return `  ${gutter} | ${lead}${shown}${tail}\n  ${' '.repeat(gutter.length)} | ${blank}${padding}^`;
}

/** Where a line begins and ends, without its line end. */
function findLine(source: SourceText, line: number): readonly [start: number, end: number] {
  const start = source.lineStarts[line - 1] as number;
  const end = (source.lineStarts[line] ?? source.text.length + 1) - 1;
  return [start, end > start && source.text[end - 1] === '\r' ? end - 1 : end];
}

function printable(text: string): string {
  return text.replace(/[^\P{C}\t]|[\u2028\u2029]/gu, '?');
}
