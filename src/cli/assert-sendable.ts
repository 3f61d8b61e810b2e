import { RunError } from '../errors/run-error.ts';
import type { RunOptions } from '../run/run-options.ts';
import { settleRun } from '../run/run-settings.ts';
import { readTargetUrl } from '../run/target-url.ts';
import { validateScenario } from '../run/validate-scenario.ts';
import type { Sending } from './sending.ts';

/**
 * Asserts, before anything is sent or written, that all of it can be sent.
 *
 * @throws {@link HarnessError} on the first scenario or flag that stands in the way
 */
export function assertSendable({ scenarios, flags }: Sending, options: Omit<RunOptions, 'keys'>): void {
  for (const scenario of scenarios) {
    const target = flags.target ?? scenario.sender.target;
    if (target === undefined) {
      throw new RunError(
        'HL_RUN_TARGET_MISSING',
        `Failed to run "${scenario.name}": it does not say where the receiver listens. ` +
          'Add --target http://localhost:<port>/<path>, or --dry-run to see what would be sent.',
      );
    }
    readTargetUrl(target, flags.allowHost ?? []);
    settleRun(scenario, { options, keysAppId: null });
  }
  if (flags.journal !== undefined && scenarios.length > 1) {
    throw new RunError(
      'HL_RUN_OPTION_INVALID',
      `Failed to record in "${flags.journal}": a journal holds one run, and ${scenarios.length} scenarios were named. ` +
        'Run them one by one, each with its own journal.',
    );
  }
  // A run rehearses its own scenario before it begins; the later ones must be sound before the first is sent.
  if (scenarios.length > 1) for (const scenario of scenarios) validateScenario(scenario, options);
}
