import { heedProjectConfig } from './heed-project-config.ts';
import type { Sending } from './sending.ts';

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
