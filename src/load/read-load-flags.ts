import { didYouMean } from '../errors/near-miss.ts';
import { RunError } from '../errors/run-error.ts';
import { isScenarioError, type ScenarioProblem } from '../errors/scenario-error.ts';
import type { LoadSpec, RunExpectation, Scenario } from '../model/scenario.ts';
import { parseScenario } from '../scenario/parse-scenario.ts';
import type { LoadOptions } from './load-settings.ts';

/** What the options of a load say in place of its scenario. */
export type GivenLoad = { readonly load: LoadSpec; readonly expect: RunExpectation };

const LATENCY = 'latency.';
const PROCESSED = 'processed';
const EXACTLY_ONCE = 'exactly-once';
const BOUNDS = [
  ...['lost', 'rejected', 'dropped', 'duplicates'],
  ...['p50', 'p90', 'p95', 'p99', 'max'].map((key) => LATENCY + key),
  PROCESSED,
];

/**
 * Reads the options of a load that are written as in a scenario: rates and bounds.
 *
 * @throws {@link RunError} `HL_RUN_OPTION_INVALID` naming each flag that cannot be read
 */
export function readLoadFlags(options: LoadOptions): GivenLoad {
  const { rate, duration, stages, maxInFlight } = options;
  const { [PROCESSED]: processed, ...expect } = options.expect ?? {};
  for (const [name, bound] of Object.entries(options.expect ?? {})) assertBound(name, bound);
  const load = Object.entries({ rate, duration, stages, maxInFlight }).filter(
    ([, value]) => value !== undefined,
  );
  const tree = {
    version: 1,
    name: 'flags',
    steps: [{ emit: 'sms.sent' }],
    ...(load.length > 0 && { load: Object.fromEntries(load) }),
    expect: toTree(expect),
  };
  const given = parse(tree, options);
  return {
    load: { ...given.load, ...(processed === EXACTLY_ONCE && { processed }) },
    expect: given.expect,
  };
}

function assertBound(name: string, bound: string): void {
  if (name === PROCESSED && bound !== EXACTLY_ONCE) {
    throw invalid(`--expect ${name}=${bound}: it takes ${EXACTLY_ONCE} and nothing else.`);
  }
  if (BOUNDS.includes(name)) return;
  const known = `The bounds are ${BOUNDS.join(', ')}.`;
  throw invalid(
    `--expect ${name}=${bound}: there is no bound "${name}".${didYouMean(name, BOUNDS)} ${known}`,
  );
}

function toTree(expect: Readonly<Record<string, string>>): Readonly<Record<string, unknown>> {
  const tree: Record<string, unknown> = {};
  const latency: Record<string, string> = {};
  for (const [name, bound] of Object.entries(expect)) {
    if (name.startsWith(LATENCY)) latency[name.slice(LATENCY.length)] = bound;
    else tree[name] = /^\d+$/.test(bound) ? Number(bound) : bound;
  }
  return { ...tree, ...(Object.keys(latency).length > 0 && { latency }) };
}

function parse(tree: Readonly<Record<string, unknown>>, options: LoadOptions): Scenario {
  try {
    return parseScenario(tree);
  } catch (error) {
    if (!isScenarioError(error) || error.problems.length === 0) throw error;
    throw invalid(error.problems.map((problem) => describe(problem, options)).join(`\n${FAILED}`), error);
  }
}

/** Says of a problem in the tree which flag it came from, and what was given there. */
function describe({ position, message }: ScenarioProblem, options: LoadOptions): string {
  const [, part, name = ''] = /^(load|expect)\.([\w.]+)/.exec(position.path) ?? [];
  const flag =
    part === 'expect'
      ? `--expect ${name}=${options.expect?.[name]}`
      : `--${name} "${options[name as keyof LoadOptions]}"`;
  return `${flag}: ${message.startsWith('must ') ? 'it ' : ''}${message}`;
}

const FAILED = 'Failed to read the option ';

function invalid(text: string, cause?: unknown): RunError {
  return new RunError('HL_RUN_OPTION_INVALID', FAILED + text, { cause });
}
