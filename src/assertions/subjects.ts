import type { Delivery } from '../model/delivery.ts';
import type { ReceivedDelivery } from '../model/received-delivery.ts';
import type { TwinRequest } from '../model/twin-request.ts';
import type { Run } from '../run/run-scenario.ts';
import { misuse } from './finding.ts';

/** A receiver, as far as assertions look at it. */
export type ReceiverSubject = { readonly deliveries: readonly ReceivedDelivery[] };

/** A twin, as far as assertions look at it. */
export type TwinSubject = { readonly requests: readonly TwinRequest[] };

type Has = Readonly<Record<string, unknown>>;

/** Takes a run. @throws {@link AssertionMisuse} `HL_ASSERTION_MISUSED` */
export function readRun(value: unknown, assertion: string): Run {
  if (has(value, ['totals', 'verdict', 'ofKind'])) return value as unknown as Run;
  throw wrongSubject(value, { assertion, wanted: 'a run', source: 'await runScenario(…)' });
}

/** Takes a delivery of a run. @throws {@link AssertionMisuse} `HL_ASSERTION_MISUSED` */
export function readDelivery(value: unknown, assertion: string): Delivery {
  if (has(value, ['attempts', 'outcome', 'payload'])) return value as unknown as Delivery;
  const source = 'run.delivery(id) or await sendEvent(…)';
  throw wrongSubject(value, { assertion, wanted: 'a delivery', source });
}

/** Takes a receiver. @throws {@link AssertionMisuse} `HL_ASSERTION_MISUSED` */
export function readReceiver(value: unknown, assertion: string): ReceiverSubject {
  if (has(value, ['deliveries', 'waitFor'])) return value as unknown as ReceiverSubject;
  throw wrongSubject(value, { assertion, wanted: 'a receiver', source: 'createReceiver(…)' });
}

/** Takes a twin. @throws {@link AssertionMisuse} `HL_ASSERTION_MISUSED` */
export function readTwin(value: unknown, assertion: string): TwinSubject {
  if (has(value, ['requests', 'unhandled'])) return value as unknown as TwinSubject;
  throw wrongSubject(value, { assertion, wanted: 'a twin', source: 'createTwin()' });
}

function has(value: unknown, keys: readonly string[]): value is Has {
  return typeof value === 'object' && value !== null && keys.every((key) => key in value);
}

function wrongSubject(
  value: unknown,
  {
    assertion,
    wanted,
    source,
  }: { readonly assertion: string; readonly wanted: string; readonly source: string },
): Error {
  const given = value instanceof Promise ? 'a promise' : nameValue(value);
  const advice = value instanceof Promise ? `Await it: ${source}.` : `It takes what ${source} gives.`;
  return misuse(`"${assertion}"`, `it is about ${wanted}, and was given ${given}`, advice);
}

function nameValue(value: unknown): string {
  const subject = SUBJECTS.find(({ keys }) => has(value, keys));
  if (subject !== undefined) return subject.name;
  if (value === null || typeof value !== 'object') return String(value);
  return `an object with ${Object.keys(value).slice(0, 5).join(', ') || 'no keys'}`;
}

const SUBJECTS = [
  { name: 'a run', keys: ['totals', 'verdict', 'ofKind'] },
  { name: 'a receiver', keys: ['deliveries', 'waitFor'] },
  { name: 'a twin', keys: ['requests', 'unhandled'] },
  { name: 'a delivery a receiver got', keys: ['signature', 'attempt', 'payload'] },
  { name: 'a delivery', keys: ['attempts', 'outcome', 'payload'] },
];
