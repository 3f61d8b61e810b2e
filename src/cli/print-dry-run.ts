import { resolveKeys } from '../envelope/resolve-keys.ts';
import { testKeys } from '../envelope/test-keys.ts';
import { stringifySafely } from '../errors/escape-text.ts';
import { dryRun } from '../run/dry-run.ts';
import { createEventPreparer } from '../run/prepare-event.ts';
import { rehearseEvents } from '../run/rehearse-events.ts';
import { DRY_RUN, needsRsa, settleRun } from '../run/run-settings.ts';
import { systemClock } from '../run/system-clock.ts';
import { planTimeline } from '../timeline/plan-timeline.ts';
import { EXIT } from './exit-codes.ts';
import { toRunOptions } from './send-flags.ts';
import type { Sending } from './sending.ts';

/**
 * Prints what would be sent, a line of JSON an event, and sends and writes nothing.
 *
 * @returns The exit code.
 */
export async function printDryRun({ scenarios, flags, world }: Sending): Promise<number> {
  const options = toRunOptions(flags);
  const keys = resolveKeys({
    keyFiles: flags.key ?? [],
    env: world.env,
    store: testKeys,
    needs: { rsa: scenarios.some((scenario) => needsRsa(scenario, flags)) },
  });
  const runs = scenarios.map((scenario) => {
    const settings = settleRun(scenario, { options, keysAppId: null, defaults: DRY_RUN });
    const run = { scenario, settings, keys: keys.privateKeys, wallNow: systemClock.wallNow };
    const preparer = createEventPreparer(run);
    const timeline = planTimeline(scenario, settings);
    rehearseEvents({ scenario, timeline, preparer, strict: settings.strict });
    return { scenario, settings, preparer };
  });
  for (const { scenario, settings, preparer } of runs) {
    for (const line of dryRun(scenario, settings, preparer)) {
      world.stdout.write(`${stringifySafely(line)}\n`);
      await world.stdout.flush();
    }
  }
  return EXIT.pass;
}
