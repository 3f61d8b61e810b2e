import type { EffectExample, LoadEffects } from '../model/load-effects.ts';
import type { Payload } from '../model/payload.ts';
import type { TwinRequest } from '../model/twin-request.ts';
import { findNamedIds } from './find-named-ids.ts';

/** Counts what the requests to a twin say of the events of a load. */
export type EffectLedger = {
  /** Notes an event as it is first sent; one that tells of no message has nothing to be named by. */
  addEvent(index: number, payload: Payload): void;
  /** Notes that an event was accepted: it is to be processed. */
  accept(index: number): void;
  /** @returns Whether the request names a message of the load. */
  addRequest(request: TwinRequest): boolean;
  /** How many accepted events were not processed yet. */
  missingCount(): number;
  read(): LoadEffects;
};

/** By which of its ids a message is asked for; an email has a thread, which REST takes for the message. */
const ID_FIELDS = ['messageId', 'emailMessageId', 'threadId'] as const;

type Entry = {
  readonly messageId: string;
  readonly webhookId: string | null;
  isAccepted: boolean;
  times: number;
  /** What was asked `times` times. */
  request: string | null;
  /** How often each was asked; null as long as only `request` was. */
  byRequest: Map<string, number> | null;
};

const EXAMPLE_LIMIT = 5;

/** Creates a ledger of a load of which nothing was sent yet; it keeps a line for each event. */
export function createEffectLedger(): EffectLedger {
  const entries = new Map<number, Entry>();
  const entriesById = new Map<string, Entry>();
  const refused: Record<string, number> = {};
  let requests = 0;
  let acceptedCount = 0;
  let processedCount = 0;

  return {
    addEvent: (index, payload) => {
      const ids = ID_FIELDS.map((field) => payload[field]).filter((id) => typeof id === 'string');
      const [messageId] = ids;
      if (messageId === undefined) return;
      const webhookId = typeof payload.webhookId === 'string' ? payload.webhookId : null;
      const entry = { messageId, webhookId, isAccepted: false, times: 0, request: null, byRequest: null };
      entries.set(index, entry);
      for (const id of ids) entriesById.set(id, entry);
    },
    accept: (index) => {
      const entry = entries.get(index);
      if (entry === undefined || entry.isAccepted) return;
      entry.isAccepted = true;
      acceptedCount += 1;
      if (entry.times > 0) processedCount += 1;
    },
    addRequest: (request) => {
      const named = new Set([...findNamedIds(request)].flatMap((id) => entriesById.get(id) ?? []));
      if (named.size === 0) return false;
      if (request.status < 200 || request.status > 299) {
        refused[request.status] = (refused[request.status] ?? 0) + 1;
        return true;
      }
      requests += 1;
      for (const entry of named) {
        if (entry.times === 0 && entry.isAccepted) processedCount += 1;
        countRequest(entry, request.route ?? request.method);
      }
      return true;
    },
    missingCount: () => acceptedCount - processedCount,
    read: () => {
      const accepted = [...entries.values()].filter(({ isAccepted }) => isAccepted);
      const never = accepted.filter(({ times }) => times === 0);
      const more = accepted.filter(({ times }) => times > 1);
      return {
        events: accepted.length,
        once: accepted.length - never.length - more.length,
        never: never.length,
        moreThanOnce: more.length,
        requests,
        refused: { ...refused },
        examples: limitExamples([...never, ...more].map(describeEntry)),
      };
    },
  };
}

/** Keeps so many of either sort. */
export function limitExamples(examples: readonly EffectExample[]): readonly EffectExample[] {
  const never = examples.filter(({ times }) => times === 0);
  const more = examples.filter(({ times }) => times > 0);
  return [...never.slice(0, EXAMPLE_LIMIT), ...more.slice(0, EXAMPLE_LIMIT)];
}

function countRequest(entry: Entry, name: string): void {
  entry.request ??= name;
  if (entry.byRequest === null && entry.request !== name) {
    entry.byRequest = new Map([[entry.request, entry.times]]);
  }
  const times = (entry.byRequest === null ? entry.times : (entry.byRequest.get(name) ?? 0)) + 1;
  entry.byRequest?.set(name, times);
  if (times <= entry.times) return;
  entry.times = times;
  entry.request = name;
}

function describeEntry({ messageId, webhookId, times, request }: Entry): EffectExample {
  return { messageId, webhookId, times, request };
}
