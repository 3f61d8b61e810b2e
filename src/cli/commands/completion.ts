import type { AddCommand } from '../add-command.ts';
import { addOutputFlags, type OutputFlags } from '../output-flags.ts';

const SHELLS = ['bash', 'zsh', 'fish'] as const;

/** `completion bash|zsh|fish`: prints a script that completes this program's command line. */
export const addCompletionCommand: AddCommand = (program, world) => {
  const command = program
    .command('completion')
    .description('print a script that completes commands, flags, kinds and scenarios in a shell')
    .addArgument(program.createArgument('<shell>', 'the shell to complete in').choices(SHELLS));
  addOutputFlags(command, [
    'completion bash > ~/.local/share/bash-completion/completions/highlevel-mock',
    'completion fish > ~/.config/fish/completions/highlevel-mock.fish',
  ]);
  command.action(async (shell: (typeof SHELLS)[number], flags: OutputFlags) => {
    const { describeProgram } = await import('../completion/describe-program.ts');
    const { renderBash } = await import('../completion/render-bash.ts');
    const { renderZsh } = await import('../completion/render-zsh.ts');
    const { renderFish } = await import('../completion/render-fish.ts');
    const render = { bash: renderBash, zsh: renderZsh, fish: renderFish }[shell];
    const script = render(describeProgram(program));
    world.stdout.write(flags.json === true ? `${JSON.stringify({ shell, script }, null, 2)}\n` : script);
  });
};
