import type { Scenario } from '../model/scenario.ts';
import { applyProjectConfig } from '../run/apply-project-config.ts';
import type { ProjectConfig } from '../run/project-config.ts';
import { readProjectConfig } from '../run/read-project-config.ts';
import type { CliWorld } from './cli-world.ts';

/** What is to be sent, and how, as far as the project's config has a say in it. */
type Asked = {
  readonly scenarios: readonly Scenario[];
  readonly flags: Pick<ProjectConfig, 'target' | 'key' | 'allowHost' | 'locationId'>;
  readonly world: CliWorld;
};

/**
 * Lets the project's config say what neither flags nor scenarios say.
 *
 * @returns Also notes for the report of each scenario: which target and hosts are the config's.
 * @throws {@link RunError} `HL_RUN_OPTION_INVALID` when it cannot be used
 */
export async function heedProjectConfig<Asking extends Asked>(
  asked: Asking,
): Promise<Asking & { readonly notes: readonly (readonly string[])[] }> {
  const { config, file } = await readProjectConfig(asked.world);
  const { key, allowHost, locationId } = config;
  return {
    ...asked,
    notes: asked.scenarios.map(({ sender }) => {
      const target = asked.flags.target ?? sender.target ?? config.target;
      const hosts = asked.flags.allowHost === undefined ? (allowHost ?? []) : [];
      return [
        ...(target !== undefined && target === config.target && sender.target === undefined
          ? [`The target ${target} is from ${file}.`]
          : []),
        ...(hosts.length > 0
          ? [`Allowed hosts besides this machine are from ${file}: ${hosts.join(', ')}.`]
          : []),
      ];
    }),
    scenarios: asked.scenarios.map((scenario) => applyProjectConfig(scenario, config)),
    flags: { key, allowHost, locationId, ...asked.flags },
  };
}
