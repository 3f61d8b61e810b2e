import type { Fault, FaultName } from '../model/fault.ts';
import type { JsonValue } from '../model/json.ts';
import type { Payload } from '../model/payload.ts';
import type { Draws } from '../seed/draws.ts';
import { omitValues, setValues } from './set-values.ts';

const HOUR_MS = 3_600_000;

const MEGABYTE = 1_000_000;

type SpoilBy = { readonly byMs: number; readonly byBytes: number; readonly draws: Draws };

type Spoil = (payload: Payload, by: SpoilBy) => Payload;

// The faults that change what is said. The others change how it is written or signed, in the envelope.
const SPOILS: Readonly<Partial<Record<FaultName, Spoil>>> = {
  'timestamp-stale': (payload, { byMs }) => moveTimestamp(payload, -byMs),
  'timestamp-future': (payload, { byMs }) => moveTimestamp(payload, byMs),
  'timestamp-missing': (payload) => omitValues(payload, ['timestamp']),
  'webhook-id-new': (payload, { draws }) => setPresent(payload, { webhookId: draws.uuid() }),
  'webhook-id-missing': (payload) => omitValues(payload, ['webhookId']),
  'field-unknown': (payload) => setValues(payload, { addedByHighLevelLater: { beta: true } }),
  'message-type-unknown': (payload) =>
    setPresent(payload, { messageType: 'Hologram', messageTypeId: 99, messageTypeString: 'TYPE_HOLOGRAM' }),
  'event-unknown': (payload) => setValues(payload, { type: 'MessageReactionCreate' }),
  'app-foreign': (payload, { draws }) => {
    const foreign = draws.hex(24);
    return setPresent(payload, { appId: foreign, versionId: foreign });
  },
  'body-oversized': (payload, { byBytes }) => padTo(payload, byBytes),
  'location-foreign': (payload, { draws }) => setPresent(payload, { locationId: draws.alphanumeric(20) }),
};

/** Applies a fault that changes what is said; the others leave the payload as it is. */
export function spoilPayload(payload: Payload, fault: Fault, draws: Draws): Payload {
  const { byMs = HOUR_MS, byBytes = MEGABYTE } = fault;
  const spoilBy = { byMs, byBytes, draws };
  return SPOILS[fault.name]?.(payload, spoilBy) ?? payload;
}

/** Lengthens the body of a message, or an unknown field where there is none, until the JSON has that many bytes. */
function padTo(payload: Payload, bytes: number): Payload {
  const field = typeof payload.body === 'string' ? 'body' : 'addedByHighLevelLater';
  const start = typeof payload[field] === 'string' ? payload[field] : '';
  const padded = setValues(payload, { [field]: start });
  const missing = bytes - Buffer.byteLength(JSON.stringify(padded));
  return setValues(padded, { [field]: start + 'x'.repeat(Math.max(0, missing)) });
}

function moveTimestamp(payload: Payload, byMs: number): Payload {
  const at = Date.parse(String(payload.timestamp));
  // A step may have set or omitted it; then there is nothing to move.
  return Number.isNaN(at) ? payload : setPresent(payload, { timestamp: new Date(at + byMs).toISOString() });
}

function setPresent(payload: Payload, values: Readonly<Record<string, JsonValue>>): Payload {
  return setValues(
    payload,
    Object.fromEntries(Object.entries(values).filter(([key]) => Object.hasOwn(payload, key))),
  );
}
