import { escapeText } from '../errors/escape-text.ts';
import type { JournalEntry, RunStarted } from '../model/journal.ts';
import type { ClockMode, RetryPolicy } from '../model/scenario.ts';
import type { Clock } from '../model/world.ts';
import { formatMs } from '../report/format-quantity.ts';

const SILENT_MS = 5_000;

/** Says that no answer comes. */
export type SilenceNotice = {
  /** To be told everything that happens in a run. */
  add(entry: JournalEntry): void;
  /** Says nothing any more. */
  close(): void;
};

/** What a run was asked for, as far as waiting goes. */
type Asked = {
  readonly target: string;
  readonly clock: ClockMode;
  readonly timeoutMs: number;
  readonly retry: RetryPolicy;
};

/**
 * Creates a notice that says once what is waited for, when attempts are under way and none of them has ended for 5 s.
 *
 * @remarks When a retry begins is not in the journal. On the virtual clock it begins at once; on the others it is not
 * taken for one that is under way.
 */
export function createSilenceNotice({
  clock,
  say,
}: {
  readonly clock: Clock;
  readonly say: (text: string) => void;
}): SilenceNotice {
  const underWay = new Map<string, string>();
  let asked: Asked | null = null;
  let heardAt = 0;
  let cancel: (() => void) | null = null;
  let isOver = false;

  const check = (): void => {
    cancel = null;
    const [kind] = underWay.values();
    if (kind === undefined) return;
    const leftMs = heardAt + SILENT_MS - clock.monotonicMs();
    if (leftMs > 0) {
      cancel = clock.after(leftMs, check);
      return;
    }
    isOver = true;
    say(describeSilence(kind, asked));
  };
  const hear = (): void => {
    heardAt = clock.monotonicMs();
  };

  return {
    add: (entry) => {
      if (isOver) return;
      if (entry.kind === 'run-started') {
        asked = readAsked(entry);
        underWay.clear();
      }
      if (entry.kind === 'event-planned' && entry.dropped !== true) {
        if (underWay.size === 0) hear();
        underWay.set(entry.deliveryId, entry.eventKind);
      }
      if (entry.kind === 'attempt') {
        hear();
        underWay.delete(entry.deliveryId);
        if (entry.retryAt !== undefined && asked?.clock === 'virtual') {
          underWay.set(entry.deliveryId, entry.eventKind);
        }
      }
      if (underWay.size > 0) cancel ??= clock.after(SILENT_MS, check);
    },
    close: () => {
      isOver = true;
      cancel?.();
    },
  };
}

function readAsked({ options }: RunStarted): Asked {
  return options as unknown as Asked;
}

function describeSilence(kind: string, asked: Asked | null): string {
  if (asked === null) return `Waiting for the receiver: no answer to ${escapeText(kind)} for 5 s.`;
  const { target, timeoutMs, retry } = asked;
  const { origin, pathname } = new URL(target);
  const waited = `Waiting for ${escapeText(origin + pathname)}: no answer to ${escapeText(kind)} for 5 s.`;
  const isRetried = retry.max > 0 && (retry.on === 'any' || retry.on.includes('timeout'));
  const limit = `An attempt may take ${formatMs(timeoutMs)}`;
  return isRetried
    ? `${waited} ${limit} (--timeout), and is made again up to ${retry.max} times (--retry none: not at all).`
    : `${waited} ${limit} (--timeout).`;
}
