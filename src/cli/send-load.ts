import { escapeText, stringifySafely } from '../errors/escape-text.ts';
import { RunError } from '../errors/run-error.ts';
import { prepareCorpus } from '../load/prepare-corpus.ts';
import { runLoad } from '../load/run-load.ts';
import { createScenarioOfCorpus, createScenarioOfKind } from '../load/scenario-of-kinds.ts';
import type { Scenario } from '../model/scenario.ts';
import { countNoun } from '../report/format-quantity.ts';
import { loadScenario } from '../run/load-scenario.ts';
import { readTargetUrl } from '../run/target-url.ts';
import type { CliWorld } from './cli-world.ts';
import { EXIT, exitCodeOf } from './exit-codes.ts';
import { heedProjectConfig } from './heed-project-config.ts';
import { SENDING_STOPS } from './heed-stops.ts';
import type { LoadFlags } from './load-flags.ts';
import { createLoadView } from './load-view.ts';
import { usesColor } from './output-flags.ts';
import { printLoadReports } from './print-load-reports.ts';
import { writeLoadCommand } from './repeat-command.ts';
import { settleReports } from './report-requests.ts';
import { assertSearchable, searchLimit } from './search-limit.ts';
import { toRunOptions } from './send-flags.ts';
import { resolveRunKeys } from './send-scenarios.ts';
import type { TypedFlag } from './typed-flags.ts';

/** A load, as the command line says. */
export type LoadSending = {
  readonly name: string | undefined;
  readonly flags: LoadFlags;
  readonly world: CliWorld;
  /** The flags, for the line that repeats the load. */
  readonly typed: readonly TypedFlag[];
};

/**
 * Runs a load and prints its reports.
 *
 * @returns The exit code.
 * @throws {@link HarnessError} before anything is sent, on what stands in the way
 */
export async function sendLoad({ name, flags: asked, world, typed }: LoadSending): Promise<number> {
  const requests = settleReports(asked);
  if (asked.findLimit === true) assertSearchable(asked, requests);
  const written = await findScenario(name, asked);
  const { scenarios, flags, notes } = await heedProjectConfig({ scenarios: [written], flags: asked, world });
  const [scenario = written] = scenarios;
  const target = flags.target ?? scenario.sender.target;
  // Before keys are made: a load that cannot be sent leaves nothing behind.
  if (target !== undefined) readTargetUrl(target, flags.allowHost ?? []);
  const keys = resolveRunKeys({ scenarios: [scenario], flags, world });
  const run = {
    scenario,
    options: {
      ...toRunOptions(flags),
      ...pickLoadOptions(flags),
      target: flags.target,
      signal: world.stopSignal,
    },
    keys: { appId: keys.appIdStored, privateKeys: keys.privateKeys },
  };
  if (flags.prepare !== undefined) {
    assertSendsNothing(flags);
    const events = prepareCorpus(run, flags.prepare);
    const text = `${countNoun(events, 'event')} in ${escapeText(flags.prepare)}`;
    world.stdout.write(
      flags.json === true ? `${stringifySafely({ events, file: flags.prepare })}\n` : `${text}\n`,
    );
    return EXIT.pass;
  }
  if (flags.findLimit === true) return searchLimit({ run, requests, flags, world });
  const color = usesColor(flags, world, world.stderr);
  const view = createLoadView({ name: scenario.name, color, form: flags.progress ?? 'text' }, world);
  const onAwait = (missingCount: number): void =>
    view.say(describeAwaited(missingCount), { awaitedEvents: missingCount });
  const report = await world
    .heedStops(SENDING_STOPS, () => runLoad({ ...run, onProgress: view.show, onAwait }))
    .finally(view.close);
  const problems = [...report.problems, ...(notes[0] ?? [])];
  const load = { report: { ...report, problems }, repeat: writeLoadCommand({ name, typed }, report) };
  printLoadReports({ loads: [load] }, { requests, flags, world });
  return exitCodeOf(report.verdict);
}

function assertSendsNothing({ journal, twin }: LoadFlags): void {
  const reason =
    journal !== undefined
      ? `record in "${journal}": --prepare sends nothing. Give --journal where the events are sent.`
      : 'count with --twin: --prepare sends nothing. Leave out one of the two.';
  if (journal === undefined && twin === undefined) return;
  throw new RunError('HL_RUN_OPTION_INVALID', `Failed to ${reason}`);
}

function describeAwaited(missingCount: number): string {
  return `Everything is sent. Waiting, as --drain says, for the twin to be asked about ${countNoun(missingCount, 'more event')}.`;
}

/** The one that is named, else one made of a kind, else of prepared events. */
async function findScenario(name: string | undefined, { kind, from }: LoadFlags): Promise<Scenario> {
  if (name !== undefined) return loadScenario(name);
  return kind === undefined ? createScenarioOfCorpus(from as string) : createScenarioOfKind(kind);
}

function pickLoadOptions(flags: LoadFlags) {
  const { rate, duration, stages, connections, events, maxInFlight } = flags;
  const { workers, shard, wallStart, drain, from, expect, twin } = flags;
  return {
    ...{ rate, duration, stages, connections, events, maxInFlight },
    ...{ workers, shard, wallStart, drain, from, expect, twin },
  };
}
