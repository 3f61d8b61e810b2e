import type { Argument, Command, Option } from 'commander';
import { type Candidates, candidatesOfArgument, candidatesOfFlag } from './candidates.ts';

/** A command as a shell completes it. */
export type CommandWords = {
  /** The words that call it; none for the program itself. */
  readonly path: readonly string[];
  readonly summary: string;
  readonly subcommands: readonly CommandWords[];
  readonly flags: readonly FlagWords[];
  readonly positions: readonly Position[];
};

/** A flag as a shell completes it. */
export type FlagWords = {
  /** One dash and a letter; null for most. */
  readonly short: string | null;
  /** Two dashes and the name. */
  readonly long: string;
  readonly summary: string;
  /** What follows it; null where nothing does. */
  readonly value: Position | null;
};

/** A place in the command line that is filled with one word, or with several. */
export type Position = Candidates & { readonly name: string; readonly variadic: boolean };

/** Describes a program to complete, from the definitions that commander reads its command line by. */
export function describeProgram(command: Command, path: readonly string[] = []): CommandWords {
  const help = command.createHelp();
  return {
    path,
    summary: command.description(),
    subcommands: help.visibleCommands(command).map((one) => describeProgram(one, [...path, one.name()])),
    flags: help.visibleOptions(command).map(describeFlag),
    positions: command.registeredArguments.map((argument) => describeArgument(argument, path)),
  };
}

/** A command and all below it. */
export function listCommands(command: CommandWords): readonly CommandWords[] {
  return [command, ...command.subcommands.flatMap(listCommands)];
}

function describeFlag(option: Option): FlagWords {
  const takesValue = option.required || option.optional;
  const name = /[<[](.*)[>\]]$/.exec(option.flags)?.[1] ?? '';
  return {
    short: option.short ?? null,
    long: option.long ?? option.flags,
    summary: option.description,
    value: takesValue ? { ...candidatesOfFlag(option, name), name, variadic: false } : null,
  };
}

function describeArgument(argument: Argument, path: readonly string[]): Position {
  const name = argument.name();
  return { ...candidatesOfArgument(argument, path), name, variadic: argument.variadic };
}
