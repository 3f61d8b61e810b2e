import { type CommandWords, listCommands, type Position } from './describe-program.ts';

/** Renders the completion script for fish 3.0 and later. */
export function renderFish(program: CommandWords): string {
  const lines = listCommands(program).flatMap((command) => {
    const when = `complete -c highlevel-mock -n ${quote(conditionOf(command))}`;
    return [
      ...command.subcommands.map(({ path, summary }) => `${when} -a ${path.at(-1)} -d ${quote(summary)}`),
      ...command.positions.map((position) => `${when}${renderCandidates(position)}`),
      ...command.flags.map(({ short, long, summary, value }) => {
        const names = `${short === null ? '' : ` -s ${short.slice(1)}`} -l ${long.slice(2)}`;
        const takes = value === null ? '' : ` -r${renderCandidates(value)}`;
        return `${when}${names}${takes} -d ${quote(summary)}`;
      }),
    ];
  });
  return `# Completion of highlevel-mock for fish.\ncomplete -c highlevel-mock -f\n${lines.join('\n')}\n`;
}

/** Whether the words typed so far call this command, and none below it. */
function conditionOf({ path, subcommands }: CommandWords): string {
  if (path.length === 0) return '__fish_use_subcommand';
  const seen = path.map((word) => `__fish_seen_subcommand_from ${word}`);
  const below = subcommands.map((one) => one.path.at(-1));
  return [
    ...seen,
    ...(below.length === 0 ? [] : [`not __fish_seen_subcommand_from ${below.join(' ')}`]),
  ].join('; and ');
}

function renderCandidates({ words, files }: Position): string {
  return `${files ? ' -F' : ' -f'}${words.length === 0 ? '' : ` -a ${quote(words.join(' '))}`}`;
}

function quote(text: string): string {
  return `'${text.replace(/['\\]/g, '\\$&')}'`;
}
