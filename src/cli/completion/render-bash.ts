import { type CommandWords, type FlagWords, listCommands, type Position } from './describe-program.ts';

/** An arm of a shell `case`. */
type Arm = { readonly patterns: readonly string[]; readonly action: string };

/**
 * Renders the completion script for bash 3.2 and later.
 *
 * @remarks Bash splits words at `=` and `:` too, so `--sign=both` and `http://localhost` arrive in pieces.
 */
export function renderBash(program: CommandWords): string {
  const commands = listCommands(program);
  const valued = commands.flatMap((command) =>
    command.flags.flatMap((flag) =>
      flag.value === null ? [] : [{ patterns: patternsOfFlag(command, flag), value: flag.value }],
    ),
  );
  const calls = commands.filter(({ path }) => path.length > 0).map(patternOfCall);
  const words: readonly Arm[] = [
    { patterns: calls, action: `command="\${command:+$command }$word"` },
    { patterns: valued.flatMap(({ patterns }) => patterns), action: 'flag=$word' },
  ];
  const values = valued
    .filter(({ value }) => value.words.length > 0 || value.files)
    .map(({ patterns, value }) => ({ patterns, action: offer(value) }));
  const flags = commands.map((command) => ({
    patterns: [`'${command.path.join(' ')}'`],
    action: offer({ words: command.flags.flatMap(namesOf), files: false }),
  }));
  return `# Completion of highlevel-mock for bash.
_highlevel_mock() {
  local cur=\${COMP_WORDS[COMP_CWORD]} command='' count=0 flag='' glued='' words='' files='' word i
  COMPREPLY=()
  for ((i = 1; i < COMP_CWORD; i++)); do
    word=\${COMP_WORDS[i]}
    if [[ -n $word && -z \${word//[=:]/} ]]; then
      [[ -n $flag ]] || glued=1
    elif [[ -n $glued ]]; then
      glued=''
    elif [[ -n $flag ]]; then
      flag=''
    else
      case "$command $word" in
${renderArms(words)}
      *) [[ $word == -* ]] || count=$((count + 1)) ;;
      esac
    fi
  done
  [[ -n $cur && -z \${cur//[=:]/} ]] && cur=''
  if [[ -n $glued ]]; then
    return
  elif [[ -n $flag ]]; then
    case "$command $flag" in
${renderArms(values)}
    esac
  elif [[ $cur == -* ]]; then
    case "$command" in
${renderArms(flags)}
    esac
  else
    case "$command $count" in
${renderArms(commands.flatMap(armsOfPositions))}
    esac
  fi
  COMPREPLY=($(compgen -W "$words" -- "$cur"))
  if [[ -n $files ]]; then
    compopt -o filenames 2>/dev/null
    while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen -f -- "$cur")
  fi
}
complete -F _highlevel_mock highlevel-mock
`;
}

/** Renders arms; those that do the same become one. */
function renderArms(arms: readonly Arm[]): string {
  const patternsOf = new Map<string, string[]>();
  for (const { patterns, action } of arms) {
    patternsOf.set(action, [...(patternsOf.get(action) ?? []), ...patterns]);
  }
  return [...patternsOf].map(([action, patterns]) => `      ${patterns.join('|')}) ${action} ;;`).join('\n');
}

function patternOfCall({ path }: CommandWords): string {
  return `'${path.slice(0, -1).join(' ')} ${path.at(-1)}'`;
}

function patternsOfFlag({ path }: CommandWords, flag: FlagWords): readonly string[] {
  return namesOf(flag).map((name) => `'${path.join(' ')} ${name}'`);
}

function namesOf({ short, long }: FlagWords): readonly string[] {
  return short === null ? [long] : [long, short];
}

function armsOfPositions({ path, subcommands, positions }: CommandWords): readonly Arm[] {
  const before = path.join(' ');
  const names = subcommands.map((one) => one.path.at(-1) as string);
  if (names.length > 0)
    return [{ patterns: [`'${before} 0'`], action: offer({ words: names, files: false }) }];
  return positions
    .map((position, at) => ({
      patterns: [position.variadic ? `'${before} '*` : `'${before} ${at}'`],
      action: offer(position),
    }))
    .filter(({ action }) => action !== '');
}

function offer({ words, files }: Pick<Position, 'words' | 'files'>): string {
  const given = words.length === 0 ? [] : [`words='${words.join(' ')}'`];
  return [...given, ...(files ? ['files=1'] : [])].join('; ');
}
