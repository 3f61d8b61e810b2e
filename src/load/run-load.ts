import { RunError } from '../errors/run-error.ts';
import type { SigningKeys } from '../model/envelope.ts';
import type { LoadProgress } from '../model/load-progress.ts';
import type { LoadReport } from '../model/load-report.ts';
import type { Scenario } from '../model/scenario.ts';
import { systemClock } from '../run/system-clock.ts';
import { readTargetUrl } from '../run/target-url.ts';
import { judgeLoad } from './judge-load.ts';
import { type LoadJob, openSender } from './load-sender.ts';
import { type LoadOptions, type LoadSettings, settleLoad } from './load-settings.ts';
import { createLoadTally } from './load-tally.ts';
import { type LoadThreads, openThreads } from './load-threads.ts';
import { createLoadWatch } from './load-watch.ts';
import { readProcessUsage } from './process-usage.ts';

/** A load to run, with what the caller chose. */
export type LoadRun = {
  readonly scenario: Scenario;
  readonly options: LoadOptions;
  readonly keys: { readonly appId: string | null; readonly privateKeys: SigningKeys };
  /** Is told once a second how the load stands. */
  readonly onProgress?: (progress: LoadProgress) => void;
};

/** From being ready to the first arrival, in milliseconds. */
const LEAD_MS = 100;

/**
 * Runs a load: makes, signs and sends events as its stages say, and judges what came of it.
 *
 * @throws {@link RunError} `HL_RUN_TARGET_MISSING`, `HL_RUN_TARGET_INVALID`, `HL_RUN_TARGET_NOT_ALLOWED`, `HL_RUN_OPTION_INVALID`
 */
export async function runLoad({
  scenario,
  options,
  keys,
  onProgress = () => {},
}: LoadRun): Promise<LoadReport> {
  const target = options.target ?? scenario.sender.target;
  if (target === undefined) {
    throw new RunError(
      'HL_RUN_TARGET_MISSING',
      `Failed to load "${scenario.name}": it does not say where the receiver listens. ` +
        'Add --target http://localhost:<port>/<path>.',
    );
  }
  const settings = settleLoad(scenario, { options, keysAppId: keys.appId });
  const url = readTargetUrl(target, settings.run.allowHost).href;
  const stopSignal = options.signal ?? new AbortController().signal;
  const job = { scenario, settings, keys: keys.privateKeys, url };

  const before = readProcessUsage();
  const start = await openSenders(job, settings.workers);
  const wallStart = settings.wallStart ?? systemClock.wallNow() + LEAD_MS;
  assertAhead(settings, wallStart);
  const watch = createLoadWatch(settings, onProgress);
  const ends = await start(wallStart, stopSignal, watch.take);
  const usage = readProcessUsage();

  const tally = createLoadTally();
  for (const end of ends) if (end !== null) tally.addRecord(end.record);
  return judgeLoad({
    scenario,
    settings,
    url,
    figures: tally.read(),
    wallStart,
    ends,
    usage: { ...usage, cpuMs: usage.cpuMs - before.cpuMs },
  });
}

async function openSenders(job: Omit<LoadJob, 'sender'>, workers: number): Promise<LoadThreads['run']> {
  if (workers === 1) {
    const sender = openSender({ ...job, sender: 0 }, systemClock);
    return async (wallStart, stopSignal, show) => [
      await sender.run(wallStart, stopSignal, (snapshot) => show(0, snapshot)),
    ];
  }
  return (await openThreads(Array.from({ length: workers }, (_, sender) => ({ ...job, sender })))).run;
}

function assertAhead({ wallStart }: LoadSettings, startsAt: number): void {
  if (wallStart === null || startsAt >= systemClock.wallNow()) return;
  throw new RunError(
    'HL_RUN_OPTION_INVALID',
    `Failed to read the option wall-start: ${new Date(startsAt).toISOString()} has passed. Give an instant to come.`,
  );
}
