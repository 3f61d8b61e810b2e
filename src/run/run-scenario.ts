import { createTestKeys } from '../envelope/create-test-keys.ts';
import { RunError } from '../errors/run-error.ts';
import type { Delivery } from '../model/delivery.ts';
import type { Kind } from '../model/generated/payload-by-kind.ts';
import type { JournalEntry } from '../model/journal.ts';
import type { Contact } from '../model/payload.ts';
import type { ExpectationResult, LatencyMs, Totals, Verdict } from '../model/report.ts';
import type { Scenario } from '../model/scenario.ts';
import type { TypedKind } from '../model/typed-payload.ts';
import type { Cast } from '../payload/cast.ts';
import type { ScenarioFile } from '../scenario/generated/scenario-file.ts';
import { parseScenario } from '../scenario/parse-scenario.ts';
import { assertRunOptions } from './assert-option-names.ts';
import { createDeliveryCollector } from './collect-deliveries.ts';
import { loadScenario } from './load-scenario.ts';
import { playScenario } from './play-scenario.ts';
import type { RunOptions } from './run-options.ts';
import { noteOrigin } from './run-origins.ts';
import { needsRsa } from './run-settings.ts';

/** A finished run, as a test looks at it. */
export type Run = {
  readonly verdict: Verdict;
  readonly seed: string;
  readonly runId: string;
  readonly totals: Totals;
  readonly latencyMs: LatencyMs;
  /** In plan order. */
  readonly deliveries: readonly Delivery[];
  /**
   * The delivery of a step, the first in plan order where there are several.
   *
   * @throws {@link RunError} `HL_RUN_UNKNOWN_STEP` naming the steps there are
   */
  delivery(stepId: string): Delivery;
  /**
   * The deliveries of a kind, in plan order.
   *
   * @remarks Their payloads are typed as in revision `latest`.
   */
  ofKind<K extends Kind>(kind: K): readonly Delivery<TypedKind<K>>[];
  /** The contacts, by their name in the cast; a group's as a list. */
  readonly cast: Readonly<Record<string, Contact | readonly Contact[]>>;
  readonly expectations: readonly ExpectationResult[];
  /** What to know before judging, such as dates that lie in the future. */
  readonly problems: readonly string[];
  /** Everything that happened, in order. */
  readonly journal: readonly JournalEntry[];
};

/**
 * Plays a scenario against a receiver.
 *
 * @remarks What the receiver does wrong is data in the run, never an exception.
 * @param scenario A path (YAML, JSON, TypeScript or JavaScript), the bare name of a shipped scenario, or a tree as
 * `defineScenario` takes it.
 * @throws {@link ScenarioError} when the scenario cannot be used
 * @throws {@link RunError} when the options cannot be used
 * @example
 * const run = await runScenario('answered-call', { target: { listener: app }, keys });
 * expect(run.verdict).to.equal('pass');
 */
export async function runScenario(scenario: string | ScenarioFile, options: RunOptions = {}): Promise<Run> {
  assertRunOptions(options);
  const parsed = typeof scenario === 'string' ? await loadScenario(scenario) : parseScenario(scenario);
  const keys = options.keys ?? createTestKeys({ legacy: needsRsa(parsed, options) });
  const entries: JournalEntry[] = [];
  const collector = createDeliveryCollector();
  const consumers = [(entry: JournalEntry) => void entries.push(entry), collector.add];
  const { details, preparer, settings } = await playScenario({ scenario: parsed, options, keys, consumers });
  const { verdict, totals, latencyMs, expectations, problems } = details.report;
  const { seed, runId } = settings;
  const deliveries = collector.deliveries();
  const run: Run = {
    verdict,
    seed,
    runId,
    totals,
    latencyMs,
    deliveries,
    delivery: (stepId) => findDelivery(deliveries, stepId),
    ofKind: <K extends Kind>(kind: K) =>
      deliveries.filter((delivery): delivery is Delivery<TypedKind<K>> => delivery.kind === kind),
    cast: peopleOf(parsed, preparer.cast),
    expectations,
    problems,
    journal: entries,
  };
  noteOrigin([run, ...deliveries], { scenario: parsed.name, seed, runId });
  return run;
}

function findDelivery(deliveries: readonly Delivery[], stepId: string): Delivery {
  const found = deliveries.find((delivery) => delivery.stepId === stepId);
  if (found !== undefined) return found;
  const ids = [...new Set(deliveries.flatMap((delivery) => delivery.stepId ?? []))];
  throw new RunError(
    'HL_RUN_UNKNOWN_STEP',
    `Failed to find the delivery of step "${stepId}": the run delivered ` +
      `${ids.length === 0 ? 'no step with an id' : ids.map((id) => `"${id}"`).join(', ')}. Give that step an id in the scenario.`,
  );
}

function peopleOf(scenario: Scenario, cast: Cast): Run['cast'] {
  return Object.fromEntries(
    scenario.cast.map(({ name, count }) => [
      name,
      count === undefined
        ? cast.contact({ name, member: null })
        : Array.from({ length: count }, (_, member) => cast.contact({ name, member })),
    ]),
  );
}
