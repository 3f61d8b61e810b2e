import type { Command } from 'commander';

const HELP_FLAGS = ['-h', '--help'];

/**
 * Reads what follows the program's name: no words at all ask for help, and so does `help` before a command. Help for a
 * command that there is not would be that of another; without its flag, the parser refuses the command.
 */
export function readArgs(args: readonly string[], program: Command): readonly string[] {
  const [first = 'help', ...rest] = args;
  const words = first === 'help' ? [...rest, '--help'] : args;
  const withoutHelp = words.filter((word) => !HELP_FLAGS.includes(word));
  return namesNoCommand(program, withoutHelp) ? withoutHelp : words;
}

function namesNoCommand({ commands }: Command, [word, ...rest]: readonly string[]): boolean {
  if (word === undefined || word.startsWith('-') || commands.length === 0) return false;
  const named = commands.find((command) => command.name() === word);
  return named === undefined || namesNoCommand(named, rest);
}
