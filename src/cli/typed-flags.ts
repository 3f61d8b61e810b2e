import type { Command } from 'commander';

/** A flag as the user typed it, by its long name; null where it takes no value. */
export type TypedFlag = { readonly name: string; readonly value: string | null };

/**
 * Notes the flags of a command as they are typed, to repeat them later.
 *
 * @param command One that has all its flags.
 */
export function noteTypedFlags(command: Command): readonly TypedFlag[] {
  const typed: TypedFlag[] = [];
  for (const option of command.options) {
    command.on(`option:${option.name()}`, (value?: string) => {
      typed.push({ name: option.long ?? option.flags, value: value ?? null });
    });
  }
  return typed;
}
