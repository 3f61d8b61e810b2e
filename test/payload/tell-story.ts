import type { JsonValue } from '../../src/model/json.ts';
import type { Payload } from '../../src/model/payload.ts';
import type { Revision } from '../../src/model/revision.ts';
import type { Scenario } from '../../src/model/scenario.ts';
import type { PlannedEvent } from '../../src/model/timeline.ts';
import { type Cast, createCast } from '../../src/payload/cast.ts';
import { createPayloadGenerator, type PayloadGenerator } from '../../src/payload/payload-generator.ts';
import { parseScenario } from '../../src/scenario/parse-scenario.ts';
import { planTimeline } from '../../src/timeline/plan-timeline.ts';

/** A scenario of which only what matters to the test is written. */
export type Sketch = { readonly steps: readonly object[] } & Readonly<Record<string, unknown>>;

/** What a story hangs on besides its scenario. */
export type Telling = {
  readonly seed?: string;
  readonly runId?: string;
  readonly revision?: Revision;
  readonly set?: Readonly<Record<string, JsonValue>>;
  readonly locationId?: string;
};

/** A story with the payloads of all its events, each sent at the instant it happens. */
export type Story = {
  readonly scenario: Scenario;
  readonly cast: Cast;
  readonly generator: PayloadGenerator;
  readonly events: readonly PlannedEvent[];
  readonly payloads: readonly Payload[];
};

/** The app of every story told here. */
export const APP_ID = '6878cec452e7c8d29d4dd3d9';

/** Tells a story: seed 7, run `run`, beginning on 10 March 2026 at nine, unless it says otherwise. */
export function tellStory(sketch: Sketch, telling: Telling = {}): Story {
  const { seed = '7', runId = 'run', revision, set = {}, locationId } = telling;
  const tree = { version: 1, name: 'story', startsAt: '2026-03-10T09:00:00Z', ...sketch };
  const scenario = parseScenario(tree);
  const timeline = planTimeline(scenario, revision === undefined ? { seed } : { seed, revision });
  const cast = createCast(scenario, locationId === undefined ? { seed } : { seed, locationId });
  const startsAt = timeline.start.at;
  const generator = createPayloadGenerator({
    scenario,
    seed,
    runId,
    appId: APP_ID,
    versionId: APP_ID,
    cast,
    startsAt,
    set,
  });
  const events = [...timeline.events];
  const payloads = events.map((event) => generator.generatePayload(event, startsAt + event.offsetMs));
  return { scenario, cast, generator, events, payloads };
}

/** Tells the one event of a step. */
export function tellEvent(step: object, telling: Telling & { readonly sketch?: object } = {}): Payload {
  const [payload] = tellStory({ ...telling.sketch, steps: [step] }, telling).payloads;
  return payload as Payload;
}
