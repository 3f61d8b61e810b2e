import type { Scenario } from '../model/scenario.ts';
import { applyProjectConfig } from '../run/apply-project-config.ts';
import type { ProjectConfig } from '../run/project-config.ts';
import { readProjectConfig } from '../run/read-project-config.ts';
import type { CliWorld } from './cli-world.ts';

/** What is to be sent, and how, as far as the project's config has a say in it. */
type Asked = {
  readonly scenarios: readonly Scenario[];
  readonly flags: Pick<ProjectConfig, 'key' | 'allowHost' | 'locationId'>;
  readonly world: CliWorld;
};

/**
 * Lets the project's config say what neither flags nor scenarios say.
 *
 * @throws {@link RunError} `HL_RUN_OPTION_INVALID` when it cannot be used
 */
export async function heedProjectConfig<Asking extends Asked>(asked: Asking): Promise<Asking> {
  const config = await readProjectConfig(asked.world);
  const { key, allowHost, locationId } = config;
  return {
    ...asked,
    scenarios: asked.scenarios.map((scenario) => applyProjectConfig(scenario, config)),
    flags: { key, allowHost, locationId, ...asked.flags },
  };
}
