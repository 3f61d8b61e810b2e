import { addOutputFlags, type OutputFlags } from '../output-flags.ts';
import type { AddCommand } from '../run-cli.ts';

/** `validate`: parses and plans scenarios, sends nothing. */
export const addValidateCommand: AddCommand = (program, world) => {
  const command = program
    .command('validate')
    .description('parse and plan scenarios; send nothing')
    .argument('<scenario...>', 'files, or names of shipped scenarios')
    .option('--revision <id>', 'the documentation revision to check against')
    .option('--strict', 'refuse payloads that break their schema');
  addOutputFlags(command, ['validate scenarios/clinic.yaml', 'validate mixed-day --revision 2025-10 --json']);
  command.action(
    async (
      names: readonly string[],
      flags: OutputFlags & { readonly revision?: string; readonly strict?: true },
    ) => {
      const { findScenario } = await import('../../run/shipped-scenarios.ts');
      const { validateScenario } = await import('../../run/validate-scenario.ts');
      const outlines = names.map((name) => ({ file: name, ...validateScenario(findScenario(name), flags) }));
      if (flags.json === true) {
        world.stdout.write(`${JSON.stringify(outlines, null, 2)}\n`);
        return;
      }
      for (const { file, events, lengthMs, kinds, problems } of outlines) {
        const what = Object.entries(kinds).map(([kind, count]) => `${kind} ×${count}`);
        world.stdout.write(
          `${file}: valid. ${events} events over ${describeLength(lengthMs)}: ${what.join(', ')}\n`,
        );
        for (const problem of problems) world.stdout.write(`  note: ${problem}\n`);
      }
    },
  );
};

function describeLength(lengthMs: number): string {
  const seconds = lengthMs / 1000;
  if (seconds < 120) return `${seconds} s`;
  return seconds < 7200 ? `${Math.round(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`;
}
