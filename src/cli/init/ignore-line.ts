import { appendFileSync, readFileSync } from 'node:fs';

/** What git is to ignore: test keys. */
export const IGNORE_LINE = '.highlevel-mock/';

const SAME = /^\/?\.highlevel-mock\/?$/;

/**
 * Appends our line to a .gitignore, made if there is none. What it holds stays as it is, and so do its line endings.
 *
 * @returns Whether it was appended; false where it stood there.
 */
export function appendIgnoreLine(path: string): boolean {
  const text = readText(path);
  if (text.split(/\r?\n/).some((line) => SAME.test(line.trim()))) return false;
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const start = text === '' || text.endsWith('\n') ? '' : newline;
  appendFileSync(path, `${start}${IGNORE_LINE}${newline}`);
  return true;
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}
