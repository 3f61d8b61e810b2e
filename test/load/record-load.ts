import { appendFileSync, rmSync } from 'node:fs';
import { openJournal } from '../../src/journal/journal-file.ts';
import { judgeRecordedLoads } from '../../src/load/judge-recorded-loads.ts';
import { createLoadRecorder } from '../../src/load/load-recorder.ts';
import { type LoadOptions, settleLoad } from '../../src/load/load-settings.ts';
import { createLoadTally } from '../../src/load/load-tally.ts';
import type { EffectCounts } from '../../src/model/load-effects.ts';
import type { LoadReport } from '../../src/model/load-report.ts';
import type { Scenario } from '../../src/model/scenario.ts';
import { SCENARIO } from './make-events.ts';

/** An event of a load, and what its receiver made of it. */
export type Arrival = {
  readonly contact: number;
  readonly atMs: number;
  readonly lagMs: number;
  readonly tookMs: number;
  readonly status: number;
};

/** What a test says about a load; the rest is 100/s for 10 s from `START`, over in one process. */
export type LoadToTell = {
  readonly arrivals: readonly Arrival[];
  readonly options?: LoadOptions;
  readonly scenario?: Scenario;
  readonly wallStart?: number;
  /** What a twin counted. */
  readonly effects?: EffectCounts;
  /** Whether the process is killed while it writes its last line. */
  readonly isKilled?: boolean;
};

const END = { isInterrupted: false, unfinishedCount: 0, aborted: null, fault: null, broken: null };

export const START = Date.UTC(2026, 10, 24, 9);

/**
 * Writes the journal, in place of one that is there, that a load or a shard of it would have written, had its receiver done as the arrivals say.
 *
 * @returns The report the load would have ended with.
 */
export function recordLoad(path: string, load: LoadToTell): LoadReport {
  const { scenario = SCENARIO, wallStart = START } = load;
  const options = { rate: '100/s', duration: '10s', runId: 'r1', retry: 'none', ...load.options };
  const settings = settleLoad(scenario, { options, keysAppId: null });
  rmSync(path, { force: true });
  const journal = openJournal(path, { mode: 'new' });
  const recorder = createLoadRecorder({
    ...{ scenario, settings, wallStart, journal },
    url: 'http://localhost:3000/',
    clock: { wallNow: () => wallStart + 10_000 },
    usage: () => ({ cpuMs: 100, maxRssMiB: 80 }),
  });
  const { shard, workers } = settings;
  const arrivals = [...load.arrivals].sort((a, b) => a.atMs - b.atMs);
  for (let sender = 0; sender < workers; sender++) {
    const tally = createLoadTally();
    const ours = (contact: number): boolean =>
      contact % (shard.of * workers) === shard.place + shard.of * sender;
    for (const arrival of arrivals.filter(({ contact }) => ours(contact))) count(arrival, tally);
    const record = JSON.parse(JSON.stringify(tally.encode()));
    recorder.tally(sender, { record, end: null });
    if (load.isKilled === true) continue;
    recorder.tally(sender, { record, end: { ...END, ...(load.effects && { effects: load.effects }) } });
  }
  const report = judgeRecordedLoads({ scenario, settings, loads: [recorder.read()], gaps: [] });
  if (load.isKilled === true) appendFileSync(path, '{"v":1,"seq":2,"kind":"load-tal');
  else recorder.end(report);
  journal.close();
  return report;
}

function count({ atMs, lagMs, tookMs, status }: Arrival, tally: ReturnType<typeof createLoadTally>): void {
  const isAccepted = status < 300;
  tally.addSigned(atMs);
  tally.addArrival(atMs, lagMs);
  tally.addAttempt({
    number: 1,
    outcome: isAccepted ? 'accepted' : 'rejected',
    before: null,
    status,
    error: null,
    intendedAtMs: atMs,
    sentAtMs: atMs + lagMs,
    endedAtMs: atMs + lagMs + tookMs,
  });
  if (!isAccepted) tally.addLost();
}
