import type { Scenario, SenderSpec } from '../model/scenario.ts';
import type { ProjectConfig } from './project-config.ts';
import { readClock, readHeaders, readRetry, readSeed, readStart, readTimeout } from './read-options.ts';

/**
 * Fills in what a scenario leaves open with what the project's config says, so that the scenario beats the config and
 * flags still beat both. What only flags can say besides (`key`, `allowHost`, `locationId`) is left out.
 *
 * @param config As `readProjectConfig` checked it.
 */
export function applyProjectConfig(scenario: Scenario, config: ProjectConfig): Scenario {
  const { seed, startAt, clock, timestamps, revision, strict, set } = config;
  const choices = keepDefined({
    seed: seed === undefined ? undefined : readSeed(seed),
    startsAt: startAt === undefined ? undefined : readStart(startAt),
    clock: clock === undefined ? undefined : readClock(clock),
    timestamps,
    revision: revision as Scenario['revision'],
    strict,
    preset: set,
  });
  return { ...choices, ...scenario, sender: applyToSender(scenario.sender, config) };
}

function applyToSender(sender: SenderSpec, config: ProjectConfig): SenderSpec {
  const { target, sign, retry, timeout, header, appId, versionId, concurrency } = config;
  const choices = keepDefined({
    target,
    sign,
    retry: retry === undefined ? undefined : readRetry(retry),
    timeoutMs: timeout === undefined ? undefined : readTimeout(timeout),
    appId,
    versionId,
    concurrency,
  });
  const headers = { ...readHeaders(header ?? {}), ...readHeaders(sender.headers ?? {}) };
  return { ...choices, ...sender, headers };
}

function keepDefined<Shape extends object>(shape: Shape): Partial<Shape> {
  return Object.fromEntries(
    Object.entries(shape).filter(([, value]) => value !== undefined),
  ) as Partial<Shape>;
}
