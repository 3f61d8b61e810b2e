import { systemClock } from '../run/system-clock.ts';
import { writeCorpus } from './corpus.ts';
import { prepareFeed } from './event-feed.ts';
import { settleLoad } from './load-settings.ts';
import type { LoadRun } from './run-load.ts';

/**
 * Makes and signs the events of a load and writes them to a file, to be sent later with `from`.
 *
 * @remarks Their timestamps are as if the load began now, or at `wallStart`.
 * @returns How many there are.
 * @throws {@link RunError} `HL_RUN_OPTION_INVALID`
 */
export function prepareCorpus({ scenario, options, keys }: LoadRun, path: string): number {
  const settings = settleLoad(scenario, { options, keysAppId: keys.appId });
  const { run, mix, model, shard } = settings;
  const share = { of: shard.of, remainder: shard.place };
  const feed = prepareFeed({ scenario, settings, keys: keys.privateKeys, share });
  const header = {
    corpus: 1,
    scenario: scenario.name,
    seed: run.seed,
    runId: run.runId,
    mix,
    model,
    shard,
  } as const;
  return writeCorpus(path, header, feed.open(settings.wallStart ?? systemClock.wallNow()));
}
