import { stringifySafely } from '../errors/escape-text.ts';
import type { LoadProgress } from '../model/load-progress.ts';
import { renderLoadLine, renderLoadProgress } from '../report/render-load-progress.ts';
import type { CliWorld } from './cli-world.ts';

/** How progress is written, where people do not choose what fits the place. */
export type ProgressForm = 'text' | 'json';

/** Shows on stderr how a load stands. */
export type LoadView = {
  show(progress: LoadProgress): void;
  /** Says what stays, as a sentence or, where programs read along, as an object. */
  say(text: string, entry: object): void;
  /** Takes away what a terminal shows of it, so that the report follows what stood there before. */
  close(): void;
};

/** What a view writes about, and how. */
export type LoadViewOptions = {
  readonly name: string;
  readonly color: boolean;
  readonly form: ProgressForm;
};

type ViewWorld = Pick<CliWorld, 'stderr' | 'stopSignal'>;

const CLEAR_BELOW = '\x1b[0J';
const LINE_EVERY_MS = 10_000;

/**
 * Creates the view of a load: a few lines that are drawn anew in place on a terminal, else a line every ten seconds; for
 * programs, one JSON object a line.
 *
 * @remarks Unlike other progress it is also written where stderr is no terminal: a load may go on for hours, and whoever
 * runs it in a pipeline has nothing else to see it by.
 */
export function createLoadView(options: LoadViewOptions, world: ViewWorld): LoadView {
  if (options.form === 'json') return createJsonView(world);
  return world.stderr.isTTY ? createDrawnView(options, world) : createLineView(options, world);
}

function createJsonView({ stderr }: ViewWorld): LoadView {
  const write = (entry: object): void => stderr.write(`${stringifySafely(entry)}\n`);
  return { show: write, say: (_, entry) => write(entry), close: () => {} };
}

function createLineView({ name }: LoadViewOptions, { stderr }: ViewWorld): LoadView {
  let span = 0;
  return {
    show: (progress) => {
      const before = span;
      span = Math.floor(progress.elapsedMs / LINE_EVERY_MS);
      // Less than before: the next load of a search has begun.
      if (span > before) stderr.write(`${renderLoadLine(progress, name)}\n`);
    },
    say: (text) => stderr.write(`${text}\n`),
    close: () => {},
  };
}

function createDrawnView({ name, color }: LoadViewOptions, { stderr, stopSignal }: ViewWorld): LoadView {
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
    say: (text) => {
      clear();
      stderr.write(`${text}\n`);
    },
    close: () => {
      stopSignal.removeEventListener('abort', clear);
      clear();
    },
  };
}
