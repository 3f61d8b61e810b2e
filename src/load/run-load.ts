import { RunError } from '../errors/run-error.ts';
import type { BegunJournal } from '../journal/begin-journal.ts';
import type { SigningKeys } from '../model/envelope.ts';
import type { EffectCounts } from '../model/load-effects.ts';
import type { LoadProgress } from '../model/load-progress.ts';
import type { LoadReport } from '../model/load-report.ts';
import type { Scenario } from '../model/scenario.ts';
import { openRecord } from '../run/open-record.ts';
import { resolveTarget } from '../run/resolve-target.ts';
import { systemClock } from '../run/system-clock.ts';
import { judgeRecordedLoads } from './judge-recorded-loads.ts';
import { createLoadRecorder } from './load-recorder.ts';
import { type LoadJob, openSender, type SenderEnd } from './load-sender.ts';
import { type LoadOptions, type LoadSettings, settleLoad } from './load-settings.ts';
import { type LoadThreads, openThreads } from './load-threads.ts';
import { type LoadTwin, openLoadTwin } from './load-twin.ts';
import { createLoadWatch } from './load-watch.ts';
import { readProcessUsage } from './process-usage.ts';

/** A load to run, with what the caller chose. */
export type LoadRun = {
  readonly scenario: Scenario;
  readonly options: LoadOptions;
  readonly keys: { readonly appId: string | null; readonly privateKeys: SigningKeys };
  /** Is told once a second how the load stands. */
  readonly onProgress?: (progress: LoadProgress) => void;
  /** Is told once everything is sent, where there is something to wait for, how many accepted events the twin was not yet asked about. */
  readonly onAwait?: (missingCount: number) => void;
};

/** From being ready to the first arrival, in milliseconds. */
const LEAD_MS = 100;

/**
 * Runs a load: makes, signs and sends events as its stages say, and judges what came of it.
 *
 * @throws {@link RunError} `HL_RUN_TARGET_MISSING`, `HL_RUN_TARGET_INVALID`, `HL_RUN_TARGET_NOT_ALLOWED`, `HL_RUN_OPTION_INVALID`
 * @throws {@link JournalError} `HL_JOURNAL_IN_USE`, `HL_JOURNAL_UNWRITABLE`, also when it happens on the way
 * @throws {@link TwinError} `HL_TWIN_PORT_TAKEN`
 */
export async function runLoad(run: LoadRun): Promise<LoadReport> {
  const { scenario, options, keys } = run;
  const target = options.target ?? scenario.sender.target;
  if (target === undefined) {
    throw new RunError(
      'HL_RUN_TARGET_MISSING',
      `Failed to load "${scenario.name}": it does not say where the receiver listens. ` +
        'Add --target http://localhost:<port>/<path>.',
    );
  }
  const settings = settleLoad(scenario, { options, keysAppId: keys.appId });
  const url = await resolveTarget(target, settings.run);
  // Before anything is written, and again once the senders are open, which takes its time.
  assertAhead(settings);
  const { twin: port } = options;
  const twin =
    port === undefined ? null : await openLoadTwin({ port, scenario, settings, clock: systemClock });
  try {
    return await openAndSend(run, { settings, url: url.href, twin });
  } finally {
    await twin?.close();
  }
}

type SettledLoad = {
  readonly settings: LoadSettings;
  readonly url: string;
  readonly twin: LoadTwin | null;
};

async function openAndSend(run: LoadRun, { settings, url, twin }: SettledLoad): Promise<LoadReport> {
  const { scenario, options, keys } = run;
  const journal =
    options.journal === undefined
      ? null
      : openRecord(options.journal, { mode: 'new', showSecrets: options.showSecrets === true });
  try {
    const usage = measureUsage();
    const job = { scenario, settings, keys: keys.privateKeys, url, isRecorded: journal !== null };
    const senders = await openSenders(job, twin);
    try {
      assertAhead(settings);
      return await sendAndJudge(run, { job, senders, journal, usage, twin });
    } finally {
      await senders.close();
    }
  } finally {
    journal?.close();
  }
}

type OpenLoad = {
  readonly job: Omit<LoadJob, 'sender'>;
  readonly senders: LoadThreads;
  readonly journal: BegunJournal | null;
  readonly usage: typeof readProcessUsage;
  readonly twin: LoadTwin | null;
};

async function sendAndJudge(
  { options, onProgress = () => {}, onAwait = () => {} }: LoadRun,
  { job, senders, journal, usage, twin }: OpenLoad,
): Promise<LoadReport> {
  const { scenario, settings, url } = job;
  const wallStart = settings.wallStart ?? systemClock.wallNow() + LEAD_MS;
  const recorder = createLoadRecorder({
    ...{ scenario, settings, url, wallStart, journal, usage },
    clock: systemClock,
  });
  const watch = createLoadWatch(settings, onProgress);
  const stopSignal = recorder.stopWith(options.signal ?? null);
  const ends = await senders.run(wallStart, stopSignal, (sender, snapshot) => {
    watch.take(sender, snapshot);
    if (snapshot.record !== null) recorder.tally(sender, { record: snapshot.record, end: null });
  });
  const effects = twin === null ? null : await countEffects(twin, { ends, stopSignal, onAwait });
  for (const [sender, ended] of ends.entries()) {
    const { record, ...end } = ended;
    recorder.tally(sender, { record, end: { ...end, ...(effects && { effects }) } });
  }
  const load = { ...recorder.read(), problems: journal?.problems ?? [] };
  const report = judgeRecordedLoads({ scenario, settings, loads: [load], gaps: [] });
  recorder.end(report);
  return report;
}

/** A load that ended early is not waited for: what is missing then says nothing. */
function countEffects(
  twin: LoadTwin,
  ended: {
    readonly ends: readonly SenderEnd[];
    readonly stopSignal: AbortSignal;
    readonly onAwait: (missingCount: number) => void;
  },
): Promise<EffectCounts> {
  const { ends, stopSignal, onAwait } = ended;
  if (stopSignal.aborted || ends.some(({ isInterrupted }) => isInterrupted)) {
    return twin.count(AbortSignal.abort());
  }
  if (twin.missingCount() > 0) onAwait(twin.missingCount());
  return twin.count(stopSignal);
}

/** What the process uses from now on. */
function measureUsage(): typeof readProcessUsage {
  const before = readProcessUsage().cpuMs;
  return () => {
    const { cpuMs, maxRssMiB } = readProcessUsage();
    return { cpuMs: cpuMs - before, maxRssMiB };
  };
}

/** With a twin there is one sender, which is seen to by `settleLoad`. */
async function openSenders(job: Omit<LoadJob, 'sender'>, twin: LoadTwin | null): Promise<LoadThreads> {
  const { workers } = job.settings;
  if (workers > 1) {
    return openThreads(Array.from({ length: workers }, (_, sender) => ({ ...job, sender })));
  }
  const sender = await openSender({ ...job, sender: 0 }, { clock: systemClock, observer: twin?.observer });
  return {
    run: async (wallStart, stopSignal, show) => [
      await sender.run(wallStart, stopSignal, (snapshot) => show(0, snapshot)),
    ],
    close: () => Promise.resolve(),
  };
}

function assertAhead({ wallStart }: LoadSettings): void {
  if (wallStart === null || wallStart >= systemClock.wallNow()) return;
  throw new RunError(
    'HL_RUN_OPTION_INVALID',
    `Failed to read the option wall-start: ${new Date(wallStart).toISOString()} has passed. Give an instant to come.`,
  );
}
