import { escapeText } from '../errors/escape-text.ts';
import type { JournalEntry } from '../model/journal.ts';
import type { Clock } from '../model/world.ts';
import { countNoun } from '../report/format-quantity.ts';
import type { CliWorld } from './cli-world.ts';
import { createSilenceNotice } from './silence-notice.ts';
import { createStatusLine, type StatusLine } from './status-line.ts';

const EVERY_MS = 100;

type Consumer = (entry: JournalEntry) => void;

/** What stderr says while runs go on. */
export type RunProgress = {
  /** Creates what is to be told everything that happens in the next run. */
  follow(name: string): readonly Consumer[];
  /** Takes away what a terminal shows. To be called also when a run failed. */
  close(): void;
};

/** Creates the progress of a command's runs: a line on a terminal, and anywhere a notice when no answer comes. */
export function createRunProgress({ stderr }: Pick<CliWorld, 'stderr'>, clock: Clock): RunProgress {
  const line = createStatusLine(stderr);
  const silence = createSilenceNotice({ clock, say: line.say });
  let cancelDraw = (): void => {};
  return {
    follow: (name) => {
      cancelDraw();
      const counts = createCounts(name, { line, clock });
      cancelDraw = counts.cancel;
      return stderr.isTTY ? [counts.add, silence.add] : [silence.add];
    },
    close: () => {
      cancelDraw();
      silence.close();
      line.clear();
    },
  };
}

/** Keeps the line up to date with a run: at once, then every 100 ms as long as something happens. */
function createCounts(name: string, { line, clock }: { readonly line: StatusLine; readonly clock: Clock }) {
  let events = 0;
  let attempts = 0;
  let accepted = 0;
  let storyAt = '';
  let cancel: (() => void) | null = null;
  let hasNews = false;

  const draw = (): void => {
    const counts = `${countNoun(events, 'event')}, ${countNoun(attempts, 'attempt')}, ${accepted} accepted`;
    line.draw(`${escapeText(name)}: ${counts}; story ${storyAt}`);
    hasNews = false;
    cancel = clock.after(EVERY_MS, () => {
      cancel = null;
      if (hasNews) draw();
    });
  };
  const add = (entry: JournalEntry): void => {
    if (entry.kind === 'event-planned') events += 1;
    if (entry.kind === 'attempt') attempts += 1;
    if (entry.kind === 'delivery-ended' && entry.outcome === 'accepted') accepted += 1;
    storyAt = entry.storyAt;
    hasNews = true;
    if (cancel === null) draw();
  };
  return { add, cancel: () => cancel?.() };
}
