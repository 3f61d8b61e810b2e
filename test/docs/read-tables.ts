import { readPage } from './read-blocks.ts';

/** The rows of a table, each a list of its cells. */
export type Table = readonly (readonly string[])[];

/** Reads the tables of a page that stand under a heading, without their head rows. */
export function readTables(page: string, heading: string): readonly Table[] {
  const sections = readPage(page).split(/^#+ /m);
  const section = sections.find((one) => one.split('\n')[0] === heading);
  if (section === undefined) throw new Error(`${page} has no heading "${heading}".`);
  return section
    .split(/\n(?!\|)/)
    .map((part) => part.split('\n').filter((line) => line.startsWith('|')))
    .filter((lines) => lines.length > 2)
    .map((lines) => lines.slice(2).map(readCells));
}

/** Reads the first column of all tables under a heading: what stands there in backticks. */
export function readNames(page: string, heading: string): readonly string[] {
  return readTables(page, heading)
    .flat()
    .flatMap(([first = '']) => readCode(first));
}

/** What stands in backticks in a text. */
export function readCode(text: string): readonly string[] {
  return [...text.matchAll(/`([^`]+)`/g)].map(([, code]) => code as string);
}

function readCells(line: string): readonly string[] {
  return line
    .slice(1, -1)
    .split('|')
    .map((cell) => cell.trim());
}
