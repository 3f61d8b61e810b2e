import { createPublicKey } from 'node:crypto';
import { testKeys } from '../envelope/test-keys.ts';
import type { ReportedRun } from '../report/reported-run.ts';
import { playScenario } from '../run/play-scenario.ts';
import { findShippedScenario, shippedScenarioNames } from '../run/shipped-scenarios.ts';
import type { CliWorld } from './cli-world.ts';
import { createProgress } from './progress-line.ts';
import type { ReportRequest } from './report-requests.ts';
import { watchRun } from './watch-run.ts';

/** Plays every shipped scenario against an embedded receiver, one after another, signed with the public test keys. */
export async function playShippedScenarios(
  world: CliWorld,
  requests: readonly ReportRequest[],
): Promise<readonly ReportedRun[]> {
  const privateKeys = { ed25519: testKeys.ed25519(), rsa: testKeys.rsa() };
  const publicKeys = { ed25519: createPublicKey(privateKeys.ed25519), rsa: createPublicKey(privateKeys.rsa) };
  const runs: ReportedRun[] = [];
  for (const name of shippedScenarioNames()) {
    const watch = watchRun(requests);
    const played = await playScenario({
      scenario: findShippedScenario(name).scenario,
      options: { signal: world.stopSignal },
      keys: { appId: null, privateKeys, publicKeys },
      consumers: [...watch.consumers, ...createProgress(name, world)],
    });
    runs.push(watch.report(played.details));
    if (played.details.interrupted) break;
  }
  return runs;
}
