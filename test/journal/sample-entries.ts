import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JournalEntry } from '../../src/model/journal.ts';

const AT = { storyAt: '2026-01-01T00:00:00.000Z', wallAt: '2026-01-01T00:00:00.000Z' };

/** A short run: one event, accepted at once. Its texts are not all ASCII. */
export const SAMPLE_ENTRIES: readonly JournalEntry[] = [
  {
    v: 1,
    seq: 0,
    kind: 'run-started',
    ...AT,
    tool: 'highlevel-mock/0.1.0',
    scenario: { name: 'Zahnärztin 🦷', file: null, text: 'name: Zahnärztin 🦷\nsteps: []\n' },
    seed: '7',
    runId: 'r-1',
    options: {},
  },
  {
    v: 1,
    seq: 1,
    kind: 'event-planned',
    ...AT,
    deliveryId: 'd-1',
    stepId: null,
    stepPath: 'steps[0]',
    eventKind: 'sms.sent',
    event: 'OutboundMessage',
    contactId: null,
    fault: null,
    duplicate: false,
    timestamp: 1_767_225_600_000,
    bodyBase64: 'e30=',
  },
  {
    v: 1,
    seq: 2,
    kind: 'attempt',
    ...AT,
    deliveryId: 'd-1',
    stepId: null,
    eventKind: 'sms.sent',
    number: 1,
    headers: { 'content-type': 'application/json' },
    bodyBase64: 'e30=',
    outcome: 'accepted',
    status: 200,
    answerHeaders: {},
    answerBase64: '',
    latencyMs: 1.25,
  },
  { v: 1, seq: 3, kind: 'delivery-ended', ...AT, deliveryId: 'd-1', outcome: 'accepted', lost: false },
];

/** A load that is over; what is in its tally is not the journal's business. */
export const LOAD_ENTRIES: readonly JournalEntry[] = [
  {
    v: 1,
    seq: 0,
    kind: 'load-started',
    ...AT,
    tool: 'highlevel-mock/0.1.0',
    scenario: { name: 'rush', file: null, text: '{}' },
    seed: '7',
    runId: 'r-1',
    target: 'http://localhost:3000/',
    shard: '1/1',
    workers: 1,
    wallStart: '2026-01-01T00:00:00.000Z',
    options: {},
  },
  { v: 1, seq: 1, kind: 'load-tallied', ...AT, sender: 0, tally: { any: 1 }, cpuMs: 1.5, maxRssMiB: 80 },
  {
    v: 1,
    seq: 2,
    kind: 'load-tallied',
    ...AT,
    sender: 0,
    tally: { any: 2 },
    cpuMs: 2,
    maxRssMiB: 80,
    end: { isInterrupted: false, unfinishedCount: 0, aborted: null, fault: null, broken: null },
  },
];

/** Gives each test of the current suite an empty folder of its own; call the result for a path in it. */
export function useFolder(): (name: string) => string {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'journal-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  return (name) => join(folder, name);
}
