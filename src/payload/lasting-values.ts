import { decidedBy } from '../catalog/things.ts';
import type { JsonValue } from '../model/json.ts';
import type { Payload } from '../model/payload.ts';
import type { Occurrence } from '../model/timeline.ts';
import { setValues } from './set-values.ts';

type Values = Readonly<Record<string, JsonValue>>;

/** Facts of the sending, not of the thing an event is about. */
const OWN_TO_EVENT = [
  ...['type', 'locationId', 'companyId', 'versionId', 'appId', 'timestamp', 'webhookId'],
  ...['dateUpdated', 'updatedAt', 'appointment.dateUpdated'],
];

/** What a story has said of the thing an event is about. */
export type SaidBefore = {
  readonly event: Occurrence;
  /** The events about the same thing before it, in story order. */
  readonly before: readonly Occurrence[];
  /** What a step sets, its templates filled. */
  setBy(event: Occurrence): Values;
  /** By how much an update of the monetary value raises it. */
  raise(): number;
};

/**
 * Sets what earlier events set of the same thing, as far as the payload has such a field: a change lasts until another
 * `set` changes the value, or an event whose kind decides it (an invoice that is paid has the status `paid`).
 */
export function keepLastingValues(payload: Payload, said: SaidBefore): Payload {
  const lasting = new Map<string, JsonValue>();
  for (const event of [...said.before, said.event]) {
    for (const path of decidedBy(event.kind)) decide(lasting, path, said);
    if (event === said.event) break;
    for (const [path, value] of Object.entries(said.setBy(event))) {
      if (!OWN_TO_EVENT.includes(path)) replace(lasting, path, value);
    }
  }
  const known = [...lasting].filter(([path]) => hasField(payload, path));
  return setValues(payload, Object.fromEntries(known));
}

/** A monetary value that was set is raised from where it stands; anything else is as the kind has it. */
function decide(lasting: Map<string, JsonValue>, path: string, said: SaidBefore): void {
  const value = lasting.get(path);
  forget(lasting, path);
  if (path === 'monetaryValue' && typeof value === 'number') lasting.set(path, value + said.raise());
}

/** The last that was said is set last: it may lie inside what was said before. */
function replace(lasting: Map<string, JsonValue>, path: string, value: JsonValue): void {
  forget(lasting, path);
  lasting.set(path, value);
}

function forget(lasting: Map<string, JsonValue>, path: string): void {
  for (const known of lasting.keys()) {
    if (known === path || known.startsWith(`${path}.`)) lasting.delete(known);
  }
}

function hasField(payload: Payload, path: string): boolean {
  let holder: JsonValue | undefined = payload as JsonValue;
  for (const key of path.split('.')) {
    if (typeof holder !== 'object' || holder === null || !Object.hasOwn(holder, key)) return false;
    holder = (holder as Readonly<Record<string, JsonValue>>)[key];
  }
  return true;
}
