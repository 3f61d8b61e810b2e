import { createPublicKey } from 'node:crypto';
import { testKeys } from '../envelope/test-keys.ts';
import type { ReportDetails } from '../report/report-details.ts';
import { playScenario } from '../run/play-scenario.ts';
import { findShippedScenario, shippedScenarioNames } from '../run/shipped-scenarios.ts';
import type { CliWorld } from './cli-world.ts';
import { createProgressLine } from './progress-line.ts';

/** Plays every shipped scenario against an embedded receiver, one after another, signed with the public test keys. */
export async function playShippedScenarios(world: CliWorld): Promise<readonly ReportDetails[]> {
  const privateKeys = { ed25519: testKeys.ed25519(), rsa: testKeys.rsa() };
  const publicKeys = { ed25519: createPublicKey(privateKeys.ed25519), rsa: createPublicKey(privateKeys.rsa) };
  const details: ReportDetails[] = [];
  for (const name of shippedScenarioNames()) {
    const played = await playScenario({
      scenario: findShippedScenario(name).scenario,
      options: { signal: world.stopSignal },
      keys: { appId: null, privateKeys, publicKeys },
      consumers: world.stderr.isTTY ? [createProgressLine(name, world.stderr)] : [],
    });
    details.push(played.details);
    if (played.details.interrupted) break;
  }
  return details;
}
