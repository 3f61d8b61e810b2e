import { escapeLines, escapeText, stringifySafely } from '../errors/escape-text.ts';
import type { Scenario } from '../model/scenario.ts';
import { countNoun } from '../report/format-quantity.ts';
import { loadScenario } from '../run/load-scenario.ts';
import { type RunSettings, settleRun } from '../run/run-settings.ts';
import { systemClock } from '../run/system-clock.ts';
import { assertHosts } from '../run/target-url.ts';
import { tellStory } from '../run/tell-story.ts';
import type { Twin } from '../twin/create-twin.ts';
import { serveTwin } from '../twin/serve-twin.ts';
import type { CliWorld } from './cli-world.ts';
import { EXIT } from './exit-codes.ts';
import { heedProjectConfig } from './heed-project-config.ts';
import type { OutputFlags } from './output-flags.ts';
import { quoteWord } from './quote-word.ts';

/** The flags of `serve`, as commander gives them. */
export type ServeFlags = OutputFlags & {
  readonly scenario: string;
  readonly port: number;
  readonly shapes: 'observed' | 'documented';
  readonly seed?: string;
  readonly runId?: string;
  readonly startAt?: string;
  readonly revision?: string;
  readonly locationId?: string;
  readonly allowHost?: readonly string[];
};

/**
 * Serves the twin of a story until the user asks to stop, and says how to send that story.
 *
 * @returns The exit code.
 * @throws {@link HarnessError} when it cannot be served
 */
export async function serveStory(asked: ServeFlags, world: CliWorld): Promise<number> {
  const loaded = await loadScenario(asked.scenario);
  const { scenarios, flags: configured } = await heedProjectConfig({
    scenarios: [loaded],
    flags: asked,
    world,
  });
  const [scenario = loaded] = scenarios;
  const flags: ServeFlags = { ...asked, ...(configured.locationId && { locationId: configured.locationId }) };
  const { seed, runId, startAt, revision, locationId } = flags;
  const options = { seed, runId, startAt, revision, locationId };
  const settings = settleRun(scenario, { options, keysAppId: null });
  const story = { now: systemClock.wallNow };
  let events = 0;
  assertHosts(asked.allowHost ?? []);
  const served = await serveTwin({
    port: flags.port,
    shapes: flags.shapes,
    allowHost: asked.allowHost ?? configured.allowHost ?? [],
    fill: (twin) => {
      events = tellStory(scenario, { settings, witness: twin, story });
    },
  });
  const { url } = served;
  // Whoever reads where it listens may ask it to stop.
  await world.heedStops(null, async () => {
    world.stdout.write(
      flags.json === true
        ? `${stringifySafely({ url, scenario: scenario.name, ...writeIdentity(settings), events })}\n`
        : escapeLines(
            describe({ url, events, scenario, command: writeRunCommand(scenario, settings, flags) }),
          ),
    );
    await stopped(world.stopSignal);
  });
  await served.close();
  world.stderr.write(`${escapeText(summarise(served.twin))}\n`);
  return EXIT.pass;
}

function writeIdentity({ seed, runId, start }: RunSettings) {
  return { seed, runId, startAt: new Date(start.at).toISOString() };
}

function describe(serving: {
  readonly url: string;
  readonly events: number;
  readonly scenario: Scenario;
  readonly command: string;
}): string {
  const { url, events, scenario, command } = serving;
  return [
    `HighLevel's REST API on ${url}, with what ${countNoun(events, 'event')} of ${scenario.name} ${events === 1 ? 'tells' : 'tell'}.`,
    '',
    'Have the receiver ask there, and send it the same story:',
    `  ${command}`,
    '',
    'GET /__requests lists what was asked, POST /__reset forgets it. Ctrl-C ends it.',
    '',
  ].join('\n');
}

/** The run whose events agree with what is served. */
function writeRunCommand(scenario: Scenario, settings: RunSettings, flags: ServeFlags): string {
  const { seed, runId, startAt } = writeIdentity(settings);
  const words = [
    ...['highlevel-mock', 'run', flags.scenario],
    ...(scenario.sender.target === undefined ? ['--target', 'http://localhost:3000/webhooks'] : []),
    ...['--seed', seed, '--run-id', runId],
    ...(flags.startAt === undefined && scenario.startsAt !== undefined ? [] : ['--start-at', startAt]),
    ...(flags.revision === undefined ? [] : ['--revision', flags.revision]),
    ...(flags.locationId === undefined ? [] : ['--location-id', flags.locationId]),
  ];
  return words.map(quoteWord).join(' ');
}

function summarise({ requests, unhandled }: Twin): string {
  const asked = `It was asked ${countNoun(requests.length, 'time')}`;
  if (unhandled.length === 0) return `${asked}.`;
  const routes = [...new Set(unhandled.map(({ method, path }) => `${method} ${path}`))];
  return `${asked}, ${countNoun(unhandled.length, 'time')} for what there is no route for: ${routes.slice(0, 5).join(', ')}.`;
}

function stopped(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}
