import { stringifySafely } from '../errors/escape-text.ts';
import type { LoadProgress } from '../model/load-progress.ts';
import { renderLoadProgress } from '../report/render-load-progress.ts';
import type { CliWorld } from './cli-world.ts';

/** Shows on stderr how a load stands. */
export type LoadView = {
  show(progress: LoadProgress): void;
  /** Takes away what a terminal shows of it, so that the report follows what stood there before. */
  close(): void;
};

const CLEAR_BELOW = '\x1b[0J';

/**
 * Creates the view of a load: a few lines that are drawn anew in place on a terminal, else one JSON object a line.
 *
 * @remarks Unlike other progress it is also written where stderr is no terminal: a load may go on for hours, and whoever
 * runs it in a pipeline has nothing else to see it by.
 */
export function createLoadView(
  { name, color }: { readonly name: string; readonly color: boolean },
  { stderr, stopSignal }: Pick<CliWorld, 'stderr' | 'stopSignal'>,
): LoadView {
  if (!stderr.isTTY) {
    return { show: (progress) => stderr.write(`${stringifySafely(progress)}\n`), close: () => {} };
  }
  let shownLines = 0;
  const clear = (): void => {
    if (shownLines > 0) stderr.write(`\x1b[${shownLines}A\r${CLEAR_BELOW}`);
    shownLines = 0;
  };
  // What is said about stopping stands below the view, and must not be drawn over.
  stopSignal.addEventListener('abort', clear, { once: true });
  return {
    show: (progress) => {
      const lines = renderLoadProgress(progress, { name, color, width: (stderr.columns ?? 80) - 1 });
      const up = shownLines > 0 ? `\x1b[${shownLines}A\r` : '';
      stderr.write(`${up}${CLEAR_BELOW}${lines.join('\n')}\n`);
      shownLines = lines.length;
    },
    close: () => {
      stopSignal.removeEventListener('abort', clear);
      clear();
    },
  };
}
