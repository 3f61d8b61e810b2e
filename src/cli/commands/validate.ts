import { escapeLines, stringifySafely } from '../../errors/escape-text.ts';
import { isHarnessError } from '../../errors/harness-error.ts';
import type { AddCommand } from '../add-command.ts';
import { EXIT } from '../exit-codes.ts';
import { addOutputFlags, type OutputFlags } from '../output-flags.ts';
import { mentionConfig, readInteger } from '../send-flags.ts';

type ValidateFlags = OutputFlags & {
  readonly revision?: string;
  readonly maxEvents?: number;
  readonly strict?: true;
};

/** `validate`: parses and plans scenarios, sends nothing. */
export const addValidateCommand: AddCommand = (program, world, finish) => {
  const command = program
    .command('validate')
    .description('parse and plan scenarios; send nothing')
    .argument('<scenario...>', 'files, or names of shipped scenarios')
    .option('--revision <id>', 'the documentation revision to check against')
    .option('--max-events <n>', 'how many events a story may have (default: 10000000)', readInteger)
    .option('--strict', 'refuse payloads that break their schema');
  mentionConfig(command);
  addOutputFlags(command, ['validate scenarios/clinic.yaml', 'validate mixed-day --revision 2025-10 --json']);
  command.action(async (names: readonly string[], flags: ValidateFlags) => {
    const { applyProjectConfig } = await import('../../run/apply-project-config.ts');
    const { loadScenario } = await import('../../run/load-scenario.ts');
    const { readProjectConfig } = await import('../../run/read-project-config.ts');
    const { validateScenario } = await import('../../run/validate-scenario.ts');
    const { renderOutline } = await import('../render-outline.ts');
    const { config } = await readProjectConfig(world);
    const results: object[] = [];
    for (const file of names) {
      try {
        const outline = validateScenario(applyProjectConfig(await loadScenario(file), config), flags);
        results.push({ file, valid: true, ...outline });
        if (flags.json !== true) world.stdout.write(renderOutline(file, outline));
      } catch (error) {
        if (!isHarnessError(error)) throw error;
        results.push({ file, valid: false, code: error.code, message: error.message });
        world.stderr.write(`${escapeLines((flags.debug === true && error.stack) || error.message)}\n`);
        finish(EXIT.usage);
      }
    }
    if (flags.json === true) world.stdout.write(`${stringifySafely(results, 2)}\n`);
  });
};
