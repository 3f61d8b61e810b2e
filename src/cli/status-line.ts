import { cutText, wrapText } from '../report/text-width.ts';
import type { CliWorld } from './cli-world.ts';

/** Empties the line of a terminal that the cursor stands on. */
export const CLEAR_LINE = '\r\x1b[2K';

/** The last line of a terminal, which is drawn anew in place, and lines above it that stay. */
export type StatusLine = {
  /** Draws the line; where stderr is no terminal, there is none. */
  draw(text: string): void;
  /** Writes a sentence that stays: a line, or as many as a terminal needs. */
  say(text: string): void;
  /** Takes the line away. */
  clear(): void;
};

/** Creates a status line on stderr. */
export function createStatusLine(stderr: CliWorld['stderr']): StatusLine {
  let drawn: string | null = null;
  // At its full width some terminals go on to the next line.
  const width = (): number => (stderr.columns ?? 80) - 1;
  const clear = (): void => {
    if (drawn !== null) stderr.write(CLEAR_LINE);
    drawn = null;
  };
  const draw = (text: string): void => {
    if (!stderr.isTTY) return;
    drawn = text;
    stderr.write(`${CLEAR_LINE}${cutText(text, width())}`);
  };
  return {
    draw,
    clear,
    say: (text) => {
      const shown = drawn;
      clear();
      const lines = stderr.isTTY ? wrapText(text, width()) : [text];
      stderr.write(`${lines.join('\n')}\n`);
      if (shown !== null) draw(shown);
    },
  };
}
