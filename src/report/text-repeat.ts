import type { Page } from './text-verdict.ts';
import { wrapCommand } from './wrap-command.ts';

/** Renders the command that repeats a run, to be copied and pasted; nothing when only a journal is left of the run. */
export function renderRepeat(
  { repeat }: { readonly repeat: string | null },
  { colors, width }: Page,
): readonly string[] {
  if (repeat === null) return [];
  return [colors.bold('To repeat this run'), ...wrapCommand(repeat, width - 2).map((line) => `  ${line}`)];
}
