import { type CommandWords, type FlagWords, listCommands, type Position } from './describe-program.ts';

/** Renders the completion script for zsh. It works from a folder of `$fpath` and when sourced. */
export function renderZsh(program: CommandWords): string {
  return `#compdef highlevel-mock
# Completion of highlevel-mock for zsh.

${listCommands(program).map(renderCommand).join('\n\n')}

if [[ $funcstack[1] == _highlevel-mock ]]; then
  _highlevel-mock "$@"
else
  compdef _highlevel-mock highlevel-mock
fi
`;
}

function renderCommand(command: CommandWords): string {
  const name = functionOf(command);
  const specs = command.flags.map(renderFlag);
  if (command.subcommands.length === 0) {
    const lines = [...specs, ...command.positions.map(renderPosition)];
    return `${name}() {\n  _arguments -S \\\n${lines.map((line) => `    ${line}`).join(' \\\n')}\n}`;
  }
  const names = command.subcommands.map(
    ({ path, summary }) => `      ${quote(`${path.at(-1)}:${escapeColons(summary)}`)}`,
  );
  const lines = [...specs, "'1: :->command'", "'*:: :->rest'"];
  return `${name}() {
  local curcontext=$curcontext state line ret=1
  typeset -A opt_args
  _arguments -C -S \\
${lines.map((line) => `    ${line}`).join(' \\\n')} && ret=0
  case $state in
  command)
    local -a commands=(
${names.join('\n')}
    )
    _describe -t commands command commands && ret=0
    ;;
  rest)
    (( $+functions[${name}_$line[1]] )) && ${name}_$line[1] && ret=0
    ;;
  esac
  return ret
}`;
}

function functionOf({ path }: CommandWords): string {
  return ['_highlevel-mock', ...path].join('_');
}

function renderFlag({ short, long, summary, value }: FlagWords): string {
  const [equals, action] = value === null ? ['', ''] : ['=', renderAction(value)];
  const text = `[${summary.replace(/[[\]\\]/g, '\\$&')}]${action}`;
  // Any flag may come again: the later one wins, or they add up.
  if (short === null) return quote(`*${long}${equals}${text}`);
  return `${quote('*')}{${short},${long}${equals}}${quote(text)}`;
}

function renderPosition(position: Position): string {
  return quote(`${position.variadic ? '*' : ''}${renderAction(position)}`);
}

function renderAction({ name, words, files }: Position): string {
  const label = `:${escapeColons(name)}:`;
  if (words.length === 0) return `${label}${files ? '_files' : ' '}`;
  return files ? `${label}{ compadd -- ${words.join(' ')}; _files }` : `${label}(${words.join(' ')})`;
}

function escapeColons(text: string): string {
  return text.replace(/[:\\]/g, '\\$&');
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
