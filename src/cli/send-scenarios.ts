import { type ResolvedKeys, resolveKeys } from '../envelope/resolve-keys.ts';
import { escapeText } from '../errors/escape-text.ts';
import type { ReportDetails } from '../report/report-details.ts';
import type { ReportedRun } from '../report/reported-run.ts';
import { findKeyFolder } from '../run/find-key-folder.ts';
import { playScenario } from '../run/play-scenario.ts';
import { needsRsa } from '../run/run-settings.ts';
import { drawIdentity, systemClock } from '../run/system-clock.ts';
import { assertSendable } from './assert-sendable.ts';
import { SENDING_STOPS } from './heed-stops.ts';
import { printReports } from './print-reports.ts';
import { writeRepeatCommand } from './repeat-command.ts';
import { settleReports } from './report-requests.ts';
import { createRunProgress } from './run-progress.ts';
import { type SendFlags, toRunOptions } from './send-flags.ts';
import type { Sending } from './sending.ts';
import { watchRun } from './watch-run.ts';

/**
 * Sends scenarios one after another, all with one seed and run id, and prints the reports. A scenario that is
 * interrupted is the last one played.
 *
 * @returns The exit code.
 */
export async function sendScenarios(sending: Sending): Promise<number> {
  const { scenarios, flags, world } = sending;
  const options = { ...toRunOptions(flags), runId: flags.runId ?? drawIdentity() };
  const seed = flags.seed ?? drawIdentity();
  const requests = settleReports(flags);
  assertSendable(sending, options);

  const keys = resolveRunKeys(sending);
  const signal = world.stopSignal;
  const progress = createRunProgress(world, systemClock);
  const runs: ReportedRun[] = [];
  try {
    for (const [index, scenario] of scenarios.entries()) {
      const keepsSeed = scenario.seed !== undefined && flags.seed === undefined;
      const watch = watchRun(requests, flags);
      const played = await playScenario({
        scenario,
        options: { ...options, ...(keepsSeed ? {} : { seed }), signal },
        keys: { ...keys, appId: keys.appIdStored },
        consumers: [...watch.consumers, ...progress.follow(scenario.name)],
        whileSending: (send) => world.heedStops(SENDING_STOPS, send),
        repeatCommand: (settings) => writeRepeatCommand(sending, { scenario, settings }),
      });
      runs.push(watch.report(addNotes(played.details, sending.notes?.[index] ?? [])));
      if (played.details.interrupted) break;
    }
  } finally {
    progress.close();
  }
  return printReports(runs, { requests, flags, world });
}

function addNotes(details: ReportDetails, notes: readonly string[]): ReportDetails {
  return { ...details, report: { ...details.report, problems: [...details.report.problems, ...notes] } };
}

/** Resolves the keys a command signs with, and says so when new ones were made. */
export function resolveRunKeys({
  scenarios,
  flags,
  world,
}: Pick<Sending, 'scenarios' | 'world'> & { readonly flags: Pick<SendFlags, 'key' | 'sign'> }): ResolvedKeys {
  const folder = findKeyFolder(world);
  const isNew = !folder.has('ed25519');
  const keys = resolveKeys({
    keyFiles: flags.key ?? [],
    env: world.env,
    store: folder,
    needs: { rsa: scenarios.some((scenario) => needsRsa(scenario, flags)) },
  });
  if (isNew && folder.has('ed25519')) {
    world.stderr.write(
      `Made test keys in ${escapeText(folder.path)}. The receiver accepts them once it knows what \`highlevel-mock keys show\` prints.\n`,
    );
  }
  return keys;
}
