import { stringifySafely } from '../../errors/escape-text.ts';
import type { AddCommand } from '../add-command.ts';
import { addGroup } from '../add-group.ts';
import { addOutputFlags, type OutputFlags } from '../output-flags.ts';

/** `scenarios [list | show <name>]`: the scenarios that come with the package. */
export const addScenariosCommand: AddCommand = (program, world) => {
  const scenarios = addGroup(program, {
    name: 'scenarios',
    description: 'the shipped scenarios: list them, or show one',
    examples: ['scenarios', 'scenarios show email-thread > my-story.yaml'],
  });
  const list = scenarios.command('list', { isDefault: true }).description('list the shipped scenarios');
  addOutputFlags(list.allowExcessArguments(), ['scenarios', 'scenarios list --json']).action(
    async (flags: OutputFlags) => {
      const { findScenario, shippedScenarioNames } = await import('../../run/shipped-scenarios.ts');
      const rows = shippedScenarioNames().map((name) => ({
        name,
        description: findScenario(name).description ?? '',
      }));
      if (flags.json === true) world.stdout.write(`${JSON.stringify(rows, null, 2)}\n`);
      const width = Math.max(...rows.map(({ name }) => name.length));
      if (flags.json !== true) {
        for (const { name, description } of rows)
          world.stdout.write(`${name.padEnd(width)}  ${description}\n`);
        world.stdout.write(
          '\nShow one with `highlevel-mock scenarios show <name>`; it is a good start for your own.\n',
        );
      }
    },
  );
  const show = scenarios.command('show').description('print a shipped scenario').argument('<name>');
  addOutputFlags(show, [
    'scenarios show answered-call',
    'scenarios show email-thread > my-story.yaml',
  ]).action(async (name: string, flags: OutputFlags) => {
    const { readFileSync } = await import('node:fs');
    const { findShippedScenario } = await import('../../run/shipped-scenarios.ts');
    const { scenario, path } = findShippedScenario(name);
    const text = readFileSync(path, 'utf8');
    world.stdout.write(
      flags.json === true ? `${stringifySafely({ name: scenario.name, path, text }, 2)}\n` : text,
    );
  });
};
