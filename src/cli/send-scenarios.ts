import { openKeyFolder } from '../envelope/key-folder.ts';
import { resolveKeys } from '../envelope/resolve-keys.ts';
import { testKeys } from '../envelope/test-keys.ts';
import { RunError } from '../errors/run-error.ts';
import type { Scenario } from '../model/scenario.ts';
import type { ReportDetails } from '../report/report-details.ts';
import { dryRun } from '../run/dry-run.ts';
import { type Play, playScenario } from '../run/play-scenario.ts';
import { createEventPreparer } from '../run/prepare-event.ts';
import { DRY_RUN, needsRsa, settleRun } from '../run/run-settings.ts';
import { drawIdentity, systemClock } from '../run/system-clock.ts';
import { readTargetUrl } from '../run/target-url.ts';
import type { CliWorld } from './cli-world.ts';
import { EXIT } from './exit-codes.ts';
import { printReports } from './print-reports.ts';
import { createProgressLine } from './progress-line.ts';
import { writeRepeatCommand } from './repeat-command.ts';
import { settleReports } from './report-requests.ts';
import { type SendFlags, toRunOptions } from './send-flags.ts';

/** What to send, as the command line says. */
export type Sending = {
  readonly scenarios: readonly Scenario[];
  readonly flags: SendFlags;
  readonly world: CliWorld;
  /** The command's own words, for the line that repeats it: `run`, or `trigger` and the kind. */
  readonly command: readonly string[];
};

/**
 * Sends scenarios one after another, all with one seed and run id, and prints the reports.
 *
 * @returns The exit code.
 */
export async function sendScenarios(sending: Sending): Promise<number> {
  const { scenarios, flags, world } = sending;
  if (flags.dryRun === true) return printDryRun(sending);
  assertSendable(sending);

  const keys = resolveRunKeys(sending);
  const options = { ...toRunOptions(flags), runId: flags.runId ?? drawIdentity(), signal: world.stopSignal };
  const seed = flags.seed ?? drawIdentity();
  const details: ReportDetails[] = [];
  for (const scenario of scenarios) {
    const play: Play = {
      scenario,
      options: scenario.seed === undefined || flags.seed !== undefined ? { ...options, seed } : options,
      keys: { ...keys, appId: keys.appIdStored },
      consumers: world.stderr.isTTY ? [createProgressLine(scenario.name, world.stderr)] : [],
      repeatCommand: (settings) => writeRepeatCommand(sending, { scenario, settings }),
    };
    details.push((await playScenario(play)).details);
  }
  return printReports(details, { requests: settleReports(flags), flags, world });
}

function printDryRun(sending: Sending): number {
  const { scenarios, flags, world } = sending;
  const keys = resolveRunKeys(sending);
  for (const scenario of scenarios) {
    const settings = settleRun(scenario, { options: toRunOptions(flags), keysAppId: null, defaults: DRY_RUN });
    const preparer = createEventPreparer({ scenario, settings, keys: keys.privateKeys, wallNow: systemClock.wallNow });
    for (const line of dryRun(scenario, settings, preparer)) world.stdout.write(`${JSON.stringify(line)}\n`);
  }
  return EXIT.pass;
}

function resolveRunKeys({ scenarios, flags, world }: Sending) {
  return resolveKeys({
    keyFiles: flags.key,
    env: world.env,
    store: flags.dryRun === true ? testKeys : openKeyFolder(world.workingDirectory),
    needs: { rsa: scenarios.some((scenario) => needsRsa(scenario, flags)) },
  });
}

/** Refuses before anything is sent or written, for every scenario. */
function assertSendable({ scenarios, flags }: Sending): void {
  for (const scenario of scenarios) {
    const target = flags.target ?? scenario.sender.target;
    if (target === undefined) {
      throw new RunError(
        'HL_RUN_TARGET_MISSING',
        `Failed to run "${scenario.name}": it does not say where the receiver listens. ` +
          'Add --target http://localhost:<port>/<path>, or --dry-run to see what would be sent.',
      );
    }
    readTargetUrl(target, flags.allowHost);
    settleRun(scenario, { options: toRunOptions(flags), keysAppId: null });
  }
  if (flags.journal !== undefined && scenarios.length > 1) {
    throw new RunError(
      'HL_RUN_OPTION_INVALID',
      `Failed to record in "${flags.journal}": a journal holds one run, and ${scenarios.length} scenarios were named. ` +
        'Run them one by one, each with its own journal.',
    );
  }
}
