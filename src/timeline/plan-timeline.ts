import { assertKindInRevision, findKind } from '../catalog/kinds.ts';
import type { Revision } from '../model/revision.ts';
import type { Scenario, Step, StoryStart } from '../model/scenario.ts';
import type { Occurrence, PlannedEvent, Timeline } from '../model/timeline.ts';
import { assertCountableEvents, DEFAULT_MAX_EVENTS } from './assert-countable-events.ts';
import { disorderEvents } from './disorder-events.ts';
import { exemptSteps } from './exempt-steps.ts';
import { openFlow, type Story } from './flow.ts';
import { inOpeningOrder, mergeStreams } from './merge-streams.ts';
import { assertInCalendar } from './place-step.ts';
import { planFlow } from './plan-flow.ts';

/** What a plan hangs on besides the scenario. */
export type PlanOptions = {
  /** Draws contacts, kinds and spacing. @default the scenario's, else `0` */
  readonly seed?: string;
  /** When the story begins; `at` reads in its UTC offset. @default the scenario's `startsAt` */
  readonly start?: StoryStart;
  /** The revision of steps that name none. @default the scenario's, else `latest` */
  readonly revision?: Revision;
  /** How many events the story may have. @default 10,000,000 */
  readonly maxEvents?: number;
};

/**
 * Plans a scenario: which events happen, when, and to whom.
 *
 * @remarks Pure: the same scenario and options give the same events. The events are made one by one while
 * iterating, so a million of them need no million objects.
 * @returns The timeline; its events in story order, equal instants in file order, then member order.
 * @throws {@link TimelineError} `HL_TIMELINE_IMPOSSIBLE` when a time lies before what already happened, or after the
 * year 9999; `HL_TIMELINE_TOO_LONG` when there are more events than can be meant.
 * @throws {@link CatalogError} `HL_CATALOG_KIND_NOT_IN_REVISION`
 */
export function planTimeline(scenario: Scenario, options: PlanOptions = {}): Timeline {
  const start = options.start ?? scenario.startsAt ?? { at: 0, utcOffsetMinutes: 0 };
  const { maxEvents = DEFAULT_MAX_EVENTS } = options;
  assertCountableEvents(scenario.steps, { cast: scenario.cast, maxEvents });
  const story: Story = {
    seed: options.seed ?? scenario.seed ?? '0',
    start,
    revision: options.revision ?? scenario.revision ?? 'latest',
    cast: scenario.cast,
    fileOrder: orderSteps(scenario.steps),
  };
  for (const step of story.fileOrder.keys()) assertStepInRevision(step, story.revision);
  const flow = openFlow(null, { steps: scenario.steps, startsAtMs: 0, iteration: [], member: () => null });
  const { span, streams } = planFlow(story, flow);
  const endsAtMs = span?.lastMs ?? 0;
  assertInCalendar(start.at + endsAtMs, `scenario "${scenario.name}"`);
  return {
    start,
    endsAtMs,
    events: {
      *[Symbol.iterator](): Generator<PlannedEvent> {
        const inOrder = mergeStreams(story, inOpeningOrder(streams));
        let index = 0;
        for (const event of asSent(inOrder, scenario, story)) {
          yield numberEvent(event, index);
          index += 1;
        }
      },
    },
  };
}

/** An occurrence as it is planned, before it has a number; as it stands it is sent once, when it happens. */
type Sending = Occurrence & Partial<Omit<PlannedEvent, 'index'>>;

function asSent(
  events: Iterable<Occurrence>,
  scenario: Scenario,
  { seed, fileOrder }: Story,
): Iterable<Sending> {
  const { disorder } = scenario;
  if (disorder === undefined) return events;
  const exempt = exemptSteps([...fileOrder.keys()]);
  return disorderEvents(events, { disorder, seed, isExempt: (step) => exempt.has(step) });
}

// Field by field: copies made by spreading live on in memory until a full collection.
function numberEvent(event: Sending, index: number): PlannedEvent {
  const { step, iteration, kind, revision, offsetMs, contact, original, references } = event;
  const { sendOffsetMs = offsetMs, fate = 'sent', duplicates = 0 } = event;
  return {
    step,
    iteration,
    kind,
    revision,
    offsetMs,
    contact,
    original,
    references,
    index,
    sendOffsetMs,
    fate,
    duplicates,
  };
}

function assertStepInRevision(step: Step, revision: Revision): void {
  if (step.form !== 'emit') return;
  for (const { kind } of step.kinds) assertKindInRevision(findKind(kind), step.revision ?? revision);
}

function orderSteps(steps: readonly Step[], order = new Map<Step, number>()): ReadonlyMap<Step, number> {
  for (const step of steps) {
    order.set(step, order.size);
    if (step.form === 'each' || step.form === 'repeat') orderSteps(step.steps, order);
  }
  return order;
}
