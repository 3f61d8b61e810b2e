import type { Command } from 'commander';
import { addExamples } from './output-flags.ts';

/** A command that only holds others. */
export type Group = {
  readonly name: string;
  readonly description: string;
  readonly examples: readonly [string, string];
};

/**
 * Adds a command that only holds others. The one among them added with `isDefault` runs when none is named; a word that
 * names none is an error and not its argument.
 */
export function addGroup(program: Command, { name, description, examples }: Group): Command {
  const group = program.command(name).description(description).helpCommand(false);
  group.hook('preAction', (_group, command) => {
    const [word] = command.args;
    if (word === undefined || command.registeredArguments.length > 0) return;
    const names = group.commands.map((one) => one.name()).join(', ');
    group.error(`'${name}' has no command '${word}', only ${names}`);
  });
  return addExamples(group.helpOption('-h, --help', 'show this help'), examples);
}
