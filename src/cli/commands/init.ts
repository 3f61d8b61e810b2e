import { stringifySafely } from '../../errors/escape-text.ts';
import type { AddCommand } from '../add-command.ts';
import { addOutputFlags, type OutputFlags } from '../output-flags.ts';

/** `init`: a scenario, a config and a sample test for the project in the working directory. */
export const addInitCommand: AddCommand = (program, world) => {
  const command = program
    .command('init')
    .description('write a first scenario, a config and a test into this folder; overwrite nothing');
  addOutputFlags(command, ['init', 'init --json']);
  command.action(async (flags: OutputFlags) => {
    const { readProject } = await import('../init/project.ts');
    const { chooseDialect } = await import('../init/sample-dialect.ts');
    const { writeStarter } = await import('../init/write-starter.ts');
    const { listNextSteps } = await import('../init/next-steps.ts');
    const { renderStarter } = await import('../init/render-starter.ts');
    const folder = world.workingDirectory;
    const project = readProject(folder);
    const dialect = project && chooseDialect(project);
    const sample = project && dialect && { project, dialect };
    const files = writeStarter({ folder, sample });
    const next = listNextSteps(project, dialect);
    world.stdout.write(
      flags.json === true
        ? `${stringifySafely({ folder, runner: project?.runner ?? null, files, next }, 2)}\n`
        : renderStarter({ files, next, hasProject: project !== null }),
    );
  });
};
