import { createRecorder } from '../journal/create-recorder.ts';
import type { JournalFile } from '../journal/journal-file.ts';
import type { JournalDraft } from '../model/journal.ts';
import type { JsonObject } from '../model/json.ts';
import type { LoadReport } from '../model/load-report.ts';
import type { Scenario } from '../model/scenario.ts';
import type { Clock } from '../model/world.ts';
import { TOOL } from '../run/tool.ts';
import type { SenderEnd } from './load-sender.ts';
import type { LoadSettings } from './load-settings.ts';
import type { TallyRecord } from './load-tally.ts';
import { formatShard } from './read-shard.ts';
import { createLoadFollower, type RecordedLoad } from './recorded-load.ts';
import { describeLoadSettings } from './recorded-settings.ts';

/** A load that is about to start, and where it is recorded. */
export type LoadToRecord = {
  readonly scenario: Scenario;
  readonly settings: LoadSettings;
  readonly url: string;
  /** Epoch milliseconds. */
  readonly wallStart: number;
  /** Null where nobody asked for one. */
  readonly journal: Pick<JournalFile, 'write'> | null;
  readonly clock: Pick<Clock, 'wallNow'>;
  /** What the load has used so far. */
  usage(): { readonly cpuMs: number; readonly maxRssMiB: number };
};

type EndOfSender = Omit<SenderEnd, 'record'>;

/** Records what happens in a load: in its journal, and for its report. */
export type LoadRecorder = {
  /** @param told.end How the sender ended; null while it goes on. */
  tally(sender: number, told: { readonly record: TallyRecord; readonly end: EndOfSender | null }): void;
  /** @throws {@link JournalError} `HL_JOURNAL_UNWRITABLE` when the journal could not take something on the way */
  end(report: LoadReport): void;
  /** Everything there is, once the load is over. */
  read(): RecordedLoad;
  /** Gives a signal that aborts when another does, or when the journal can take no more: a load without a record ends. */
  stopWith(signal: AbortSignal | null): AbortSignal;
};

/** Begins to record a load. */
export function createLoadRecorder(load: LoadToRecord): LoadRecorder {
  const { scenario, settings, wallStart, journal, clock } = load;
  const follower = createLoadFollower(scenario.name);
  const record = createRecorder([follower.add, ...(journal === null ? [] : [journal.write])]);
  const failure = new AbortController();
  const storyStart = settings.startsNow ? wallStart : settings.run.start.at;

  const stamp = () => {
    const now = clock.wallNow();
    const storyAt = new Date(storyStart + Math.max(0, now - wallStart)).toISOString();
    return { storyAt, wallAt: new Date(now).toISOString() };
  };
  const tell = (draft: JournalDraft): void => {
    try {
      record(draft);
    } catch (error) {
      // Who calls is in the middle of sending; it hears of it by the signal, and at the end.
      failure.abort(error);
    }
  };

  tell({
    ...stamp(),
    kind: 'load-started',
    tool: TOOL,
    scenario: { name: scenario.name, file: scenario.file, text: scenario.text },
    seed: settings.run.seed,
    runId: settings.run.runId,
    target: load.url,
    shard: formatShard(settings.shard),
    workers: settings.workers,
    wallStart: new Date(wallStart).toISOString(),
    options: describeLoadSettings(settings),
  });
  return {
    tally: (sender, { record: tally, end }) => {
      tell({
        ...stamp(),
        kind: 'load-tallied',
        sender,
        tally: tally as unknown as JsonObject,
        ...load.usage(),
        ...(end !== null && { end }),
      });
    },
    end: ({ verdict, totals }) => {
      tell({ ...stamp(), kind: 'load-ended', verdict, totals });
      failure.signal.throwIfAborted();
    },
    // It is told of its start above, before anybody can ask.
    read: () => ({ ...(follower.read() as RecordedLoad), hasEnded: true }),
    stopWith: (signal) => (signal === null ? failure.signal : AbortSignal.any([signal, failure.signal])),
  };
}
