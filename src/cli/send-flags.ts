import { type Command, InvalidArgumentError } from 'commander';
import type { JsonValue } from '../model/json.ts';
import type { SignMode, TimestampMode } from '../model/scenario.ts';
import type { RunOptions } from '../run/run-options.ts';
import { GROUPS } from './option-groups.ts';
import type { OutputFlags } from './output-flags.ts';
import { collectReport, type ReportFlags, type SecretFlags, SHOW_SECRETS } from './report-requests.ts';

/** The flags of whatever sends, as commander gives them. */
export type SendFlags = OutputFlags &
  ReportFlags &
  SecretFlags & {
    readonly target?: string;
    readonly seed?: string;
    readonly runId?: string;
    readonly startAt?: string;
    readonly clock?: string;
    readonly timestamps?: TimestampMode;
    readonly revision?: string;
    readonly sign?: SignMode;
    readonly key?: readonly string[];
    readonly appId?: string;
    readonly versionId?: string;
    readonly locationId?: string;
    readonly header?: Readonly<Record<string, string>>;
    readonly retry?: string;
    readonly timeout?: string;
    readonly concurrency?: number;
    readonly maxEvents?: number;
    readonly strict?: true;
    readonly journal?: string;
    readonly dryRun?: true;
    readonly set?: Readonly<Record<string, JsonValue>>;
    readonly allowHost?: readonly string[];
  };

/** Adds the flags of whatever sends, in groups; what is added next is about output. */
export function addSendFlags(command: Command): Command {
  return mentionConfig(command)
    .optionsGroup(GROUPS.target)
    .option('-t, --target <url>', 'where the receiver listens; on this machine, or see --allow-host')
    .option('--allow-host <host[:port]>', 'allow a target on that host (repeatable)', collect)
    .option('--dry-run', 'send nothing; print one JSON line an event with the exact headers and body')
    .optionsGroup(GROUPS.content)
    .option('--seed <text>', 'what people and texts are drawn from (drawn and printed when left out)')
    .option('--run-id <text>', 'what message and webhook ids are drawn from, with the seed')
    .option('--revision <id>', 'the documentation revision to send, as in 2025-10 (default: latest)')
    .option('--app-id <id>', 'the app the events are for')
    .option('--version-id <id>', 'the app version (default: the app id)')
    .option('--location-id <id>', 'the id of the first location')
    .option("--header <'Name: value'>", 'a further header (repeatable)', collectHeader)
    .option('--set <path=value>', 'set a value in every payload; JSON, else text (repeatable)', collectSet)
    .option('--max-events <n>', 'how many events a story may have (default: 10000000)', readInteger)
    .option('--strict', 'refuse to send a payload that breaks its schema')
    .optionsGroup(GROUPS.pace)
    .option('--start-at <ISO>', "when the story begins (default: the scenario's startsAt, else now)")
    .option('--clock <clock>', 'virtual (waits cost nothing), real, or x<N> for N times as fast')
    .addOption(choice(command, '--timestamps <source>', 'where "timestamp" comes from', ['wall', 'story']))
    .optionsGroup(GROUPS.signature)
    .addOption(
      choice(command, '--sign <mode>', 'which signatures to send', ['ed25519', 'both', 'legacy', 'none']),
    )
    .option('--key <pem file>', 'a private key to sign with; told apart by its type (repeatable)', collect)
    .optionsGroup(GROUPS.attempts)
    .option('--retry <policy>', 'highlevel-2026 (default), highlevel-2025 or none')
    .option('--timeout <duration>', 'how long one attempt may take (default: 10s, inferred)')
    .option(
      '--concurrency <n>',
      'how many attempts may be in flight across contacts (default: 8)',
      readInteger,
    )
    .optionsGroup(GROUPS.results)
    .option('--journal <file.jsonl>', 'record the run in a file')
    .option(
      '--report <format[=file]>',
      'text, json, junit or html, to stdout or a file (repeatable; default: text)',
      collectReport,
    )
    .option(...SHOW_SECRETS)
    .optionsGroup(GROUPS.output);
}

/** Adds to the help of a command that the project's config has a say in it. */
export function mentionConfig(command: Command): Command {
  return command.addHelpText(
    'after',
    '\nWhat neither a flag nor the scenario says is taken from the config of the\nproject, highlevel-mock.config.* (ts, js, mjs, cjs, json, yaml, yml).',
  );
}

/** The run options that flags ask for; keys are not among them. */
export function toRunOptions(flags: SendFlags): RunOptions {
  const { target, seed, runId, startAt, timestamps, revision, sign, appId, versionId, locationId } = flags;
  const { header, set, retry, timeout, concurrency, maxEvents, strict } = flags;
  const { journal, showSecrets, allowHost } = flags;
  const clock = flags.clock as RunOptions['clock'];
  return {
    ...{ target, seed, runId, startAt, clock, timestamps, revision, sign, appId, versionId, locationId },
    ...{ header, set, retry, timeout, concurrency, maxEvents, strict, journal, showSecrets, allowHost },
  };
}

function choice(command: Command, flags: string, text: string, choices: readonly string[]) {
  return command.createOption(flags, text).choices(choices);
}

/** Collects the values of a flag that can be repeated. */
export function collect(value: string, values: readonly string[] = []): readonly string[] {
  return [...values, value];
}

function collectHeader(value: string, headers: SendFlags['header'] = {}): SendFlags['header'] {
  const [, name, text] = /^([!#$%&'*+.^_`|~\w-]+):[ \t]*([\t\x20-\x7e\x80-\xff]*)$/.exec(value) ?? [];
  if (name === undefined || text === undefined) throw new InvalidArgumentError("It reads 'Name: value'.");
  return { ...headers, [name.toLowerCase()]: text.trim() };
}

function collectSet(value: string, values: SendFlags['set'] = {}): SendFlags['set'] {
  const at = value.indexOf('=');
  if (at < 1) throw new InvalidArgumentError('It reads path=value.');
  return { ...values, [value.slice(0, at)]: readValue(value.slice(at + 1)) };
}

function readValue(text: string): JsonValue {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return text;
  }
}

export function readInteger(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('It is a whole number.');
  return Number(text);
}
