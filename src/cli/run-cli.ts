import { Command } from 'commander';
import { escapeLines } from '../errors/escape-text.ts';
import { hideKeys } from '../errors/hide-keys.ts';
import { VERSION } from '../run/tool.ts';
import type { AddCommand } from './add-command.ts';
import type { CliWorld } from './cli-world.ts';
import { addCompletionCommand } from './commands/completion.ts';
import { addDemoCommand } from './commands/demo.ts';
import { addEventsCommand } from './commands/events.ts';
import { addInitCommand } from './commands/init.ts';
import { addKeysCommand } from './commands/keys.ts';
import { addLoadCommand } from './commands/load.ts';
import { addReportCommand } from './commands/report.ts';
import { addRunCommand } from './commands/run.ts';
import { addScenariosCommand } from './commands/scenarios.ts';
import { addServeCommand } from './commands/serve.ts';
import { addTriggerCommand } from './commands/trigger.ts';
import { addValidateCommand } from './commands/validate.ts';
import { EXIT } from './exit-codes.ts';
import { explainError } from './explain-error.ts';
import { addExamples } from './output-flags.ts';
import { readArgs } from './read-args.ts';
import { refusePrivateKeys } from './refuse-private-keys.ts';
import { writeUsageError } from './write-usage-error.ts';

const COMMANDS: readonly AddCommand[] = [
  addDemoCommand,
  addInitCommand,
  addRunCommand,
  addTriggerCommand,
  addLoadCommand,
  addServeCommand,
  addValidateCommand,
  addScenariosCommand,
  addEventsCommand,
  addKeysCommand,
  addReportCommand,
  addCompletionCommand,
];

/**
 * Runs the command line.
 *
 * @returns The exit code: 0 pass, 1 fail, 2 usage, scenario or configuration error, 3 incomplete, 70 a defect of ours.
 */
export async function runCli(world: CliWorld): Promise<number> {
  let exitCode: number = EXIT.pass;
  const program = new Command('highlevel-mock')
    .description('Sends your webhook receiver what HighLevel would send, and says whether it coped.')
    .helpCommand(false)
    .version(VERSION, '-v, --version', 'show the version')
    .showHelpAfterError('Run it with --help to see what it takes.')
    .configureOutput({
      writeOut: world.stdout.write,
      // What was typed stands in these messages.
      writeErr: (text) => world.stderr.write(escapeLines(hideKeys(text))),
      outputError: (text, write) => write(writeUsageError(text)),
      getOutHelpWidth: () => world.stdout.columns ?? 80,
      getErrHelpWidth: () => world.stderr.columns ?? 80,
    })
    .exitOverride();
  addExamples(program, ['demo', 'trigger call.voicemail --target http://localhost:3000/webhooks']);
  for (const add of COMMANDS) {
    add(program, world, (code) => {
      exitCode = code;
    });
  }
  for (const command of [program, ...program.commands, ...program.commands.flatMap((one) => one.commands)]) {
    command.exitOverride().configureOutput(program.configureOutput());
  }
  try {
    refusePrivateKeys(world.args);
    await program.parseAsync(readArgs(world.args, program), { from: 'user' });
    return exitCode;
  } catch (error) {
    return explainError(error, world);
  }
}
