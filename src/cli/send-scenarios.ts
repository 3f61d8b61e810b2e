import { openKeyFolder } from '../envelope/key-folder.ts';
import { type ResolvedKeys, resolveKeys } from '../envelope/resolve-keys.ts';
import type { ReportDetails } from '../report/report-details.ts';
import { playScenario } from '../run/play-scenario.ts';
import { needsRsa } from '../run/run-settings.ts';
import { drawIdentity } from '../run/system-clock.ts';
import { assertSendable } from './assert-sendable.ts';
import { printReports } from './print-reports.ts';
import { createProgressLine } from './progress-line.ts';
import { writeRepeatCommand } from './repeat-command.ts';
import { settleReports } from './report-requests.ts';
import { toRunOptions } from './send-flags.ts';
import type { Sending } from './start-sending.ts';

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
  const details: ReportDetails[] = [];
  for (const scenario of scenarios) {
    const keepsSeed = scenario.seed !== undefined && flags.seed === undefined;
    const played = await playScenario({
      scenario,
      options: { ...options, ...(keepsSeed ? {} : { seed }), signal },
      keys: { ...keys, appId: keys.appIdStored },
      consumers: world.stderr.isTTY ? [createProgressLine(scenario.name, world.stderr)] : [],
      repeatCommand: (settings) => writeRepeatCommand(sending, { scenario, settings }),
    });
    details.push(played.details);
    if (played.details.interrupted) break;
  }
  return printReports(details, { requests, flags, world });
}

function resolveRunKeys({ scenarios, flags, world }: Sending): ResolvedKeys {
  const folder = openKeyFolder(world.workingDirectory);
  const isNew = !folder.has('ed25519');
  const keys = resolveKeys({
    keyFiles: flags.key ?? [],
    env: world.env,
    store: folder,
    needs: { rsa: scenarios.some((scenario) => needsRsa(scenario, flags)) },
  });
  if (isNew && folder.has('ed25519')) {
    world.stderr.write(
      `Made test keys in ${folder.path}. The receiver accepts them once it knows what \`highlevel-mock keys show\` prints.\n`,
    );
  }
  return keys;
}
