import { measureText } from './text-width.ts';

/** A word as a POSIX shell reads it, whatever is quoted in it; a flag takes the value behind it along. */
const WORDS = /(?:--?[a-z][\w-]* (?=[^-]))?(?:'[^']*'|\\.|[^\s'\\])+/g;

/**
 * Breaks a command into lines of at most `width` columns, between words alone; each line but the last ends in ` \`, so
 * that a shell reads what was there before.
 *
 * @returns Lines, those after the first indented; a word that is wider than a line has a longer line of its own.
 */
export function wrapCommand(command: string, width: number): readonly string[] {
  if (measureText(command) <= width) return [command];
  const lines: string[] = [];
  for (const word of command.match(WORDS) ?? []) {
    const longer = `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && measureText(longer) <= width - 2) lines[lines.length - 1] = longer;
    else lines.push(lines.length === 0 ? word : `  ${word}`);
  }
  return lines.map((line, index) => (index === lines.length - 1 ? line : `${line} \\`));
}
