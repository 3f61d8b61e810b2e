import { Command, InvalidArgumentError } from 'commander';
import { holdYoungGeneration } from '../../load/young-generation.ts';
import type { AddCommand } from '../add-command.ts';
import type { LoadFlags } from '../load-flags.ts';
import type { ProgressForm } from '../load-view.ts';
import { GROUPS } from '../option-groups.ts';
import { addOutputFlags } from '../output-flags.ts';
import { addSendFlags, mentionConfig } from '../send-flags.ts';
import { noteTypedFlags } from '../typed-flags.ts';

/** `load`: sends many events at a rate, or as fast as a receiver takes them. */
export const addLoadCommand: AddCommand = (program, world, finish) => {
  const command = program
    .command('load')
    .description('send events at a rate, and tell the truth about latency and loss')
    .argument('[scenario]', 'a file, or the name of a shipped scenario: its cast, kinds and load section');
  for (const option of addSendFlags(new Command()).options) {
    if (!OF_RUNS.includes(option.long ?? '')) command.addOption(option);
  }
  addLoadFlags(command);
  mentionConfig(command);
  addOutputFlags(command, [
    'load --kind sms.sent --target http://localhost:3000/webhooks --rate 200/s --duration 30s',
    "load rush.yaml --stages 'ramp 0..200/s 30s, hold 200/s 2m' --expect latency.p99=800ms",
  ]);
  const typed = noteTypedFlags(command);
  command.action(async (name: string | undefined, flags: LoadFlags) => {
    if (flags.kind !== undefined && flags.from !== undefined) {
      return command.error('--from has events of kinds of its own; leave out --kind');
    }
    if (name === undefined && flags.kind === undefined && flags.from === undefined) {
      return command.error('nothing says what to send; give a scenario, --kind or --from');
    }
    if (name !== undefined && flags.kind !== undefined) {
      return command.error('a scenario has kinds of its own; give either a scenario or --kind');
    }
    // Before what is loaded makes it grow.
    if (flags.prepare === undefined) holdYoungGeneration();
    const { sendLoad } = await import('../send-load.ts');
    finish(await sendLoad({ name, flags, world, typed }));
  });
};

/** Flags of whatever sends that a load has no use for, or has its own form of. */
const OF_RUNS: readonly string[] = ['--clock', '--concurrency', '--journal', '--dry-run'];

function addLoadFlags(command: Command): void {
  command
    .optionsGroup(GROUPS.content)
    .option('--kind <kind>', 'send events of this kind, to a thousand contacts')
    .option('--prepare <file>', 'send nothing; write the signed events to a file')
    .option('--from <file>', 'send the events of such a file, as it says or over --connections')
    .optionsGroup(GROUPS.pace)
    .option('--rate <n/s>', 'how many events arrive a second, whatever the receiver does')
    .option('--duration <duration>', 'for how long')
    .option('--stages <stages>', "rates that change: 'ramp 0..200/s 30s, hold 200/s 2m, spike 800/s 10s'")
    .option('--connections <n>', 'instead of a rate: so many connections, each busy all the time', readCount)
    .option('--as-fast-as-possible', 'goes with --connections and --events')
    .option('--events <n>', 'how many events to send over the connections', readCount)
    .option('--find-limit', 'double the rate until a bound breaks, then find the highest that holds')
    .option('--max-in-flight <n>', 'drop arrivals over so many without an answer (default: 1000)', readCount)
    .option('--workers <n>', 'send with so many threads (default: 1)', readCount)
    .option('--shard <i/n>', 'send only to the contacts of one of n equal shards')
    .option('--wall-start <ISO>', 'start at that instant, as all shards of a load should')
    .optionsGroup(GROUPS.attempts)
    .option('--drain <duration>', 'wait so long for retries after the last arrival (default: 1m)')
    .optionsGroup(GROUPS.results)
    .option(
      '--expect <bound=value>',
      'a bound, as in latency.p99=800ms, lost=1% or processed=exactly-once (repeatable)',
      collectBound,
    )
    .option(
      '--twin <port>',
      "serve HighLevel's REST API there; count how often each event is processed",
      readPort,
    )
    .option('--journal <file.jsonl>', 'record the load in a file, for report')
    .optionsGroup(GROUPS.output)
    .addOption(
      command
        .createOption(
          '--progress <form>',
          'text (default), or json: one object a second on stderr, for programs',
        )
        .choices(['text', 'json'] satisfies readonly ProgressForm[]),
    );
}

function readPort(text: string): number {
  const port = Number(text);
  if (/^[1-9]\d{0,4}$/.test(text) && port < 65_536) return port;
  throw new InvalidArgumentError('It is a whole number from 1 to 65535.');
}

function readCount(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError('It is a whole number from 1.');
  return Number(text);
}

function collectBound(
  text: string,
  bounds: Readonly<Record<string, string>> = {},
): Readonly<Record<string, string>> {
  const [name, value, ...rest] = text.split('=');
  if (!name || !value || rest.length > 0) throw new InvalidArgumentError('It reads bound=value.');
  return { ...bounds, [name]: value };
}
