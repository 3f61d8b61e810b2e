import type { Scenario } from '../model/scenario.ts';
import type { CliWorld } from './cli-world.ts';
import { heedProjectConfig } from './heed-project-config.ts';
import type { SendFlags } from './send-flags.ts';
import type { TypedFlag } from './typed-flags.ts';

/** What to send, as the command line says. */
export type Sending = {
  readonly scenarios: readonly Scenario[];
  readonly flags: SendFlags;
  readonly world: CliWorld;
  /** The command's own words, for the line that repeats it: `run`, or `trigger` and the kind. */
  readonly command: readonly string[];
  /** The flags, for the same line. */
  readonly typed: readonly TypedFlag[];
};

/**
 * Sends, or with `--dry-run` shows, what the command line says, with what the project's config says besides. A dry run
 * loads nothing that sends, records or reports.
 *
 * @returns The exit code.
 * @throws {@link RunError} `HL_RUN_OPTION_INVALID` when the config cannot be used
 */
export async function startSending(asked: Sending): Promise<number> {
  const sending = await heedProjectConfig(asked);
  if (sending.flags.dryRun === true) {
    const { printDryRun } = await import('./print-dry-run.ts');
    return printDryRun(sending);
  }
  const { sendScenarios } = await import('./send-scenarios.ts');
  return sendScenarios(sending);
}
