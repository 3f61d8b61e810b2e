import { MASKED } from '../catalog/secret-headers.ts';
import { resolveKeys } from '../envelope/resolve-keys.ts';
import { RunError } from '../errors/run-error.ts';
import { type JournalLock, lockJournal } from '../journal/lock-journal.ts';
import { readJournal } from '../journal/read-journal.ts';
import { findKeyFolder } from '../run/find-key-folder.ts';
import { playScenario } from '../run/play-scenario.ts';
import { readProjectConfig } from '../run/read-project-config.ts';
import { readRecordedScenario } from '../run/read-recorded-scenario.ts';
import { readRecordedRun } from '../run/recorded-run.ts';
import { needsRsa } from '../run/run-settings.ts';
import { systemClock } from '../run/system-clock.ts';
import { readTargetUrl } from '../run/target-url.ts';
import type { CliWorld } from './cli-world.ts';
import { SENDING_STOPS } from './heed-stops.ts';
import { printReports } from './print-reports.ts';
import { type ReportRequest, settleReports } from './report-requests.ts';
import { createRunProgress } from './run-progress.ts';
import type { SendFlags } from './send-flags.ts';
import { watchRun } from './watch-run.ts';

/** What may be said anew when a run is resumed; everything else is as it was recorded. */
const ALLOWED = new Set([
  ...['resume', 'key', 'allowHost', 'header', 'showSecrets', 'maxEvents'],
  ...['report', 'json', 'color', 'debug'],
]);

/** A run to be resumed, as the command line says. */
export type Resuming = {
  readonly path: string;
  readonly names: readonly string[];
  /** The flags the user gave; defaults are not among them. */
  readonly given: readonly string[];
  readonly flags: SendFlags;
  readonly world: CliWorld;
};

/**
 * Takes a recorded run up where it was cut off, and goes on in the same journal.
 *
 * @returns The exit code.
 * @throws {@link RunError} `HL_RUN_OPTION_INVALID` when a flag or scenario is given that the journal has
 */
export async function resumeRun(resuming: Resuming): Promise<number> {
  const requests = settleReports(resuming.flags);
  // Before anything is read: what another process still sends would be sent twice.
  const lock = lockJournal(resuming.path, systemClock);
  try {
    return await goOn(resuming, { requests, lock });
  } finally {
    lock.release();
  }
}

async function goOn(
  resuming: Resuming,
  { requests, lock }: { readonly requests: readonly ReportRequest[]; readonly lock: JournalLock },
): Promise<number> {
  const { path, flags, world } = resuming;
  const read = readRecordedRun(path);
  const recorded = {
    ...read,
    problems: [...read.problems, ...(lock.problem === null ? [] : [lock.problem])],
  };
  const { options } = recorded.started;
  assertNothingElse(resuming, options.headers);
  const scenario = readRecordedScenario(recorded.started);
  const { config } = await readProjectConfig(world);
  // Only its user says where this run may go: a journal may come from somebody else.
  const allowHost = flags.allowHost ?? config.allowHost ?? [];
  const target = readTargetUrl(String(options.target), allowHost).href;
  const keys = resolveKeys({
    keyFiles: flags.key ?? config.key ?? [],
    env: world.env,
    store: findKeyFolder(world),
    needs: { rsa: needsRsa(scenario, options as Parameters<typeof needsRsa>[1]) },
  });
  const watch = watchRun(requests, flags);
  for (const consume of watch.consumers) for (const entry of readJournal(path)) consume(entry);
  const progress = createRunProgress(world, systemClock);
  const { details } = await playScenario({
    scenario,
    options: {
      target,
      allowHost,
      header: { ...config.header, ...flags.header },
      ...(flags.showSecrets && { showSecrets: true }),
      ...(flags.maxEvents !== undefined && { maxEvents: flags.maxEvents }),
      signal: world.stopSignal,
    },
    keys: { ...keys, appId: keys.appIdStored },
    consumers: [...watch.consumers, ...progress.follow(scenario.name)],
    whileSending: (send) => world.heedStops(SENDING_STOPS, send),
    recorded,
  }).finally(progress.close);
  return printReports([watch.report(details)], { requests, flags, world });
}

function assertNothingElse({ path, names, given, flags }: Resuming, recordedHeaders: unknown): void {
  const recorded = Object.entries(recordedHeaders ?? {});
  const masked = recorded.filter(([, value]) => value === MASKED).map(([name]) => name);
  // A header can be given where the journal has no value for it.
  const isMasked = Object.keys(flags.header ?? {}).every((name) => masked.includes(name));
  const refused = given.filter((name) => !ALLOWED.has(name) || (name === 'header' && !isMasked));
  const extra = [...names, ...refused.map(toFlag)];
  if (extra.length === 0) return;
  throw new RunError(
    'HL_RUN_OPTION_INVALID',
    `Failed to resume "${path}": the journal already says what was run, so ${extra.join(', ')} cannot be given too. ` +
      'Leave it out, or start a new run.',
  );
}

function toFlag(name: string): string {
  return `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
