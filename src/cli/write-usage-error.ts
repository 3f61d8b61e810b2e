/**
 * Words what the argument parser found wrong as all other errors are: "error: unknown command 'runn'" and the guess in
 * a line of its own become one line that begins with what failed.
 */
export function writeUsageError(found: string): string {
  const [reason = '', ...rest] = found.trimEnd().split('\n');
  const guess = /^\(Did you mean (.+)\?\)$/.exec(rest[0] ?? '')?.[1];
  const sentence = `Failed to read the command line: ${reason.replace(/^error: /, '').replace(/\.?$/, '.')}`;
  return guess === undefined ? `${[sentence, ...rest].join('\n')}\n` : `${sentence} Did you mean ${guess}?\n`;
}
