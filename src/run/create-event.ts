import { createTestKeys } from '../envelope/create-test-keys.ts';
import type { Kind } from '../model/generated/payload-by-kind.ts';
import type { Revision } from '../model/revision.ts';
import type { PlannedEvent } from '../model/timeline.ts';
import type { PayloadOf, TypedKind } from '../model/typed-payload.ts';
import { planTimeline } from '../timeline/plan-timeline.ts';
import { assertEventOptions } from './assert-option-names.ts';
import { createOneStepScenario, type StepFields } from './one-step-scenario.ts';
import { createEventPreparer } from './prepare-event.ts';
import type { SendOptions } from './run-options.ts';
import { needsRsa, settleRun } from './run-settings.ts';
import { systemClock } from './system-clock.ts';

/** What a single event can be given: the keys of an `emit` step, and the options of a run that matter to it. */
export type EventOptions<K extends Kind = Kind, R extends Revision = Revision> = StepFields<K, R> &
  Omit<SendOptions, 'set' | 'revision'>;

/** An event made and signed, but not sent. `CreatedEvent<'call.answered'>` knows the payload of its kind. */
export type CreatedEvent<K extends string = string> = {
  readonly kind: K;
  /** The page name of its event type, as in `OutboundMessage`. */
  readonly event: string;
  readonly payload: PayloadOf<K>;
  /** The exact bytes that were signed. */
  readonly body: Uint8Array;
  /** The headers we set, lower-case. */
  readonly headers: Readonly<Record<string, string>>;
};

/**
 * Creates one signed event without sending it.
 *
 * @throws {@link CatalogError} `HL_CATALOG_UNKNOWN_KIND` and others
 * @throws {@link ScenarioError} `HL_SCENARIO_INVALID` when a field does not fit the kind
 * @throws {@link RunError} `HL_RUN_OPTION_INVALID`
 * @example
 * const { body, headers } = createEvent('call.voicemail', { keys, call: { duration: '12s' } });
 */
export function createEvent<K extends Kind, R extends Revision = 'latest'>(
  kind: K,
  options: EventOptions<K, R> = {},
): CreatedEvent<TypedKind<K, R>> {
  const { fields, sending } = splitEventOptions(options);
  const scenario = createOneStepScenario(kind, fields);
  const keys = sending.keys ?? createTestKeys({ legacy: needsRsa(scenario, sending) });
  const settings = settleRun(scenario, { options: sending, keysAppId: keys.appId });
  const preparer = createEventPreparer({
    scenario,
    settings,
    keys: keys.privateKeys,
    wallNow: systemClock.wallNow,
  });
  const [event] = planTimeline(scenario, settings).events as Iterable<PlannedEvent> & [PlannedEvent];
  const { envelope, event: eventName, timestamp } = preparer.prepareEvent(event, settings.start.at);
  const payload = preparer.generator.generatePayload(event, timestamp);
  const created: CreatedEvent = { kind: event.kind, event: eventName, payload, ...envelope };
  return created as CreatedEvent<TypedKind<K, R>>;
}

/**
 * Tells the keys of the step from the options of the run.
 *
 * @throws {@link RunError} `HL_RUN_OPTION_INVALID` for what is neither
 */
export function splitEventOptions<Options extends EventOptions>(
  options: Options,
): { readonly fields: StepFields; readonly sending: Omit<Options, keyof StepFields> } {
  assertEventOptions(options);
  const { id, user, location, call, text, email, set, omit, fault, expect, revision, ...sending } = options;
  const fields = { id, user, location, call, text, email, set, omit, fault, expect, revision };
  const given = Object.entries(fields).filter(([, value]) => value !== undefined);
  return { fields: Object.fromEntries(given) as StepFields, sending };
}
