import { InvalidArgumentError } from 'commander';
import type { AddCommand } from '../add-command.ts';
import { addOutputFlags } from '../output-flags.ts';
import { collect, mentionConfig } from '../send-flags.ts';
import type { ServeFlags } from '../serve-story.ts';

/** `serve`: HighLevel's REST API on a port, for receivers in any language. */
export const addServeCommand: AddCommand = (program, world, finish) => {
  const command = program
    .command('serve')
    .description("serve HighLevel's REST API on a port, with the people and messages of a scenario")
    .requiredOption('--scenario <scenario>', 'a file, or the name of a shipped scenario')
    .option('-p, --port <port>', 'where to listen on 127.0.0.1; 0 for a free port', readPort, 4010)
    .option('--seed <text>', 'what people and texts are drawn from, as in the run (drawn when left out)')
    .option('--run-id <text>', 'what message ids are drawn from, as in the run (drawn when left out)')
    .option('--start-at <ISO>', "when the story begins, as in the run (default: the scenario's, else now)")
    .option('--revision <id>', 'the documentation revision, as in the run (default: latest)')
    .option('--location-id <id>', 'the id of the first location, as in the run')
    .option(
      '--allow-host <host[:port]>',
      'answer to that name, too, and to pages of it (repeatable)',
      collect,
    )
    .addOption(
      program
        .createOption('--shapes <shapes>', 'answers as they were seen, or as they are specified')
        .choices(['observed', 'documented'])
        .default('observed'),
    );
  mentionConfig(command);
  addOutputFlags(command, [
    'serve --scenario answered-call --seed 7',
    'serve --scenario scenarios/clinic.yaml --seed 7 --run-id one --port 0 --json',
  ]);
  command.action(async (flags: ServeFlags) => {
    const { serveStory } = await import('../serve-story.ts');
    finish(await serveStory(flags, world));
  });
};

function readPort(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port < 65_536) return port;
  throw new InvalidArgumentError('It is a whole number from 0 to 65535.');
}
