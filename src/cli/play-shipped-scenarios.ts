import { createPublicKey } from 'node:crypto';
import { testKeys } from '../envelope/test-keys.ts';
import type { ReportedRun } from '../report/reported-run.ts';
import { playScenario } from '../run/play-scenario.ts';
import { findShippedScenario, shippedScenarioNames } from '../run/shipped-scenarios.ts';
import { systemClock } from '../run/system-clock.ts';
import type { CliWorld } from './cli-world.ts';
import { SENDING_STOPS } from './heed-stops.ts';
import type { ReportRequest } from './report-requests.ts';
import { createRunProgress } from './run-progress.ts';
import { watchRun } from './watch-run.ts';

/** Plays every shipped scenario against an embedded receiver, one after another, signed with the public test keys. */
export async function playShippedScenarios(
  world: CliWorld,
  requests: readonly ReportRequest[],
): Promise<readonly ReportedRun[]> {
  const privateKeys = { ed25519: testKeys.ed25519(), rsa: testKeys.rsa() };
  const publicKeys = { ed25519: createPublicKey(privateKeys.ed25519), rsa: createPublicKey(privateKeys.rsa) };
  const progress = createRunProgress(world, systemClock);
  const runs: ReportedRun[] = [];
  try {
    for (const name of shippedScenarioNames()) {
      const watch = watchRun(requests);
      const played = await playScenario({
        scenario: findShippedScenario(name).scenario,
        options: { signal: world.stopSignal },
        keys: { appId: null, privateKeys, publicKeys },
        consumers: [...watch.consumers, ...progress.follow(name)],
        whileSending: (send) => world.heedStops(SENDING_STOPS, send),
      });
      runs.push(watch.report(played.details));
      if (played.details.interrupted) break;
    }
  } finally {
    progress.close();
  }
  return runs;
}
