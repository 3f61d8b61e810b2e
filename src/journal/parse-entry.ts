import type { JournalEntry } from '../model/journal.ts';
import { checkSeal } from './seal-line.ts';

/** A line of a journal, or why it is none. */
export type ParsedLine =
  /** Whether it has a checksum, which then fits. */
  { readonly entry: JournalEntry; readonly isSealed: boolean } | FlawedLine;

/** Why a line is no entry: the reason is the second half of a sentence. */
export type FlawedLine = { readonly flaw: Flaw; readonly reason: string };

/** What is wrong with a line; `not-json` alone can come of a write that was cut off. */
export type Flaw = 'damaged' | 'not-json' | 'foreign' | 'other-version' | 'incomplete';

const OUTCOMES: readonly unknown[] = ['accepted', 'rejected', 'timed-out', 'unreachable'];

/** What a field can be; with a `?` it may also be left out, or be null. */
const TYPES = {
  string: isString,
  number: (value) => typeof value === 'number',
  boolean: (value) => typeof value === 'boolean',
  object: isObject,
  texts: (value) => isObject(value) && Object.values(value).every(isString),
  instant: (value) => isString(value) && !Number.isNaN(Date.parse(value)),
  outcome: (value) => OUTCOMES.includes(value),
  scenario: (value) =>
    isObject(value) &&
    isString(value.name) &&
    isString(value.text) &&
    (value.file === null || isString(value.file)),
} satisfies Readonly<Record<string, (value: unknown) => boolean>>;

type FieldType = keyof typeof TYPES | `${keyof typeof TYPES}?`;

/** What a reader relies on in each kind of entry; further fields are let through as they are. */
const FIELDS: Readonly<Record<JournalEntry['kind'], Readonly<Record<string, FieldType>>>> = {
  'run-started': { tool: 'string', scenario: 'scenario', seed: 'string', runId: 'string', options: 'object' },
  'event-planned': {
    deliveryId: 'string',
    stepId: 'string?',
    stepPath: 'string',
    eventKind: 'string',
    event: 'string',
    contactId: 'string?',
    castName: 'string?',
    fault: 'string?',
    duplicate: 'boolean',
    timestamp: 'number',
    bodyBase64: 'string',
  },
  attempt: {
    deliveryId: 'string',
    stepId: 'string?',
    eventKind: 'string',
    number: 'number',
    headers: 'texts',
    bodyBase64: 'string',
    outcome: 'outcome',
    status: 'number?',
    answerHeaders: 'texts?',
    answerBase64: 'string?',
    latencyMs: 'number',
    error: 'string?',
    retryAt: 'instant?',
  },
  'delivery-ended': { deliveryId: 'string', outcome: 'outcome', lost: 'boolean' },
  'run-ended': { verdict: 'string', totals: 'object' },
  'load-started': {
    tool: 'string',
    scenario: 'scenario',
    seed: 'string',
    runId: 'string',
    target: 'string',
    shard: 'string',
    workers: 'number',
    wallStart: 'string',
    options: 'object',
  },
  // What is in a tally is known to the room that writes it.
  'load-tallied': {
    sender: 'number',
    tally: 'object',
    cpuMs: 'number',
    maxRssMiB: 'number',
    end: 'object?',
  },
  'load-ended': { verdict: 'string', totals: 'object' },
};

/**
 * Parses one line of a journal.
 *
 * @param line Its bytes, without the line feed.
 * @returns The entry without its checksum, or why there is none.
 */
export function parseEntry(line: Buffer): ParsedLine {
  const seal = checkSeal(line);
  if (seal === 'damaged') return { flaw: 'damaged', reason: 'is damaged: its checksum does not fit' };
  let value: unknown;
  try {
    value = JSON.parse(line.toString());
  } catch {
    return { flaw: 'not-json', reason: 'is not JSON' };
  }
  const flaw = findFlaw(value);
  if (flaw !== null) return flaw;
  const { crc: _, ...entry } = value as JournalEntry & { readonly crc?: string };
  return { entry, isSealed: seal === 'intact' };
}

/**
 * Whether text could be the beginning of a journal line.
 *
 * @remarks Every line starts with its version, so that a torn journal can be told from any other file.
 */
export function looksLikeEntry(text: string): boolean {
  return isBeginning(text, '{"v":');
}

/** Whether text could be the beginning of a journal. */
export function looksLikeStart(text: string): boolean {
  return isBeginning(text, '{"v":1,"seq":0,"kind":"');
}

function isBeginning(text: string, start: string): boolean {
  return text.startsWith(start) || start.startsWith(text);
}

function findFlaw(value: unknown): FlawedLine | null {
  if (!isObject(value) || !('v' in value))
    return { flaw: 'foreign', reason: 'is JSON, but no journal entry' };
  if (value.v !== 1)
    return { flaw: 'other-version', reason: `has version ${JSON.stringify(value.v)}, not 1` };
  const { kind } = value;
  if (!isKind(kind)) return { flaw: 'incomplete', reason: `has the unknown kind ${JSON.stringify(kind)}` };
  const expected: Readonly<Record<string, FieldType>> = {
    seq: 'number',
    storyAt: 'instant',
    wallAt: 'instant',
    ...FIELDS[kind],
  };
  for (const [name, type] of Object.entries(expected)) {
    if (!hasType(value[name], type)) return { flaw: 'incomplete', reason: `has no proper "${name}"` };
  }
  return null;
}

function isKind(value: unknown): value is JournalEntry['kind'] {
  return typeof value === 'string' && Object.hasOwn(FIELDS, value);
}

function hasType(value: unknown, type: FieldType): boolean {
  const isOptional = type.endsWith('?');
  if (isOptional && (value === undefined || value === null)) return true;
  return TYPES[type.replace('?', '') as keyof typeof TYPES](value);
}

function isString(value: unknown): value is string {
  return typeof value === 'string';
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
