import type { KindDefinition } from '../model/catalog.ts';
import type { JsonObject, JsonValue } from '../model/json.ts';
import type { DocumentedProperties } from './documented-page.ts';
import type { EventExample, EventPageState } from './event-page.ts';
import { eventType } from './event-type.ts';

/** What a page says of the body of one kind. */
export type EventBody = {
  readonly properties: DocumentedProperties;
  /** The page's examples of this kind; the first is the one that is followed. */
  readonly examples: readonly JsonObject[];
};

/** The page of PriceCreate calls `priceType` what these two call `type`, which is taken by the type of the event. */
const RENAMED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  PriceUpdate: { type: 'priceType' },
  PriceDelete: { type: 'priceType' },
};

/** The channels the example of ContactDndUpdate shows, with the one it lacks in its place (observed: issue #264). */
const DND_CHANNELS = ['SMS', 'Call', 'Email', 'GMB', 'RCS', 'FB', 'WhatsApp'];

/** The examples of a page that show a kind: all of them, unless the page has several kinds. */
export function examplesOfKind(kind: KindDefinition, state: EventPageState): readonly EventExample[] {
  if (kind.event !== 'ProviderOutboundMessage') return state.examples;
  return state.examples.filter(({ payload }) => payload.type === eventType(kind));
}

/** Reads from a page what the body of a kind consists of. Of several kinds on a page, each has what its example has. */
export function readEventBody(kind: KindDefinition, state: EventPageState): EventBody {
  const names = RENAMED[kind.event] ?? {};
  const examples = examplesOfKind(kind, state).map(({ payload }) => addChannel(rename(payload, names)));
  const properties = rename(state.properties, names);
  if (examples.length === state.examples.length) return { properties, examples };
  const own = Object.entries(properties).filter(([name]) => examples.some((example) => name in example));
  return { properties: Object.fromEntries(own), examples };
}

/** Lays in the channel that is missing, like the one before it. */
function addChannel(example: JsonObject): JsonObject {
  const { dndSettings } = example;
  if (typeof dndSettings !== 'object' || dndSettings === null || !('GMB' in dndSettings)) return example;
  const { GMB } = dndSettings as JsonObject;
  const channels = { RCS: GMB, ...dndSettings } as JsonObject;
  return {
    ...example,
    dndSettings: Object.fromEntries(DND_CHANNELS.map((name) => [name, channels[name] as JsonValue])),
  };
}

function rename<Value>(
  values: Readonly<Record<string, Value>>,
  names: Readonly<Record<string, string>>,
): Readonly<Record<string, Value>> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [names[name] ?? name, value]));
}
