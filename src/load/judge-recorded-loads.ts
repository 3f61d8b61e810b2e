import { JournalError } from '../errors/journal-error.ts';
import type { LoadTallied } from '../model/journal.ts';
import type { LoadReport } from '../model/load-report.ts';
import type { Scenario } from '../model/scenario.ts';
import { judgeLoad, type SenderFate } from './judge-load.ts';
import type { LoadSettings } from './load-settings.ts';
import { createLoadTally, type LoadTally, type TallyRecord } from './load-tally.ts';
import type { RecordedLoad } from './recorded-load.ts';
import { shiftTally } from './shift-tally.ts';

/** What is recorded of a load, in one journal or in one for each shard. */
export type RecordedParts = {
  readonly scenario: Scenario;
  /** Of the load as a whole. */
  readonly settings: LoadSettings;
  /** At least one. */
  readonly loads: readonly RecordedLoad[];
  /** What is missing besides, in sentences. */
  readonly gaps: readonly string[];
};

/**
 * Judges a load by what its senders, in however many processes, have recorded: their tallies added up.
 *
 * @remarks Instants count from the start of the part that started first.
 * @throws {@link JournalError} `HL_JOURNAL_UNREADABLE` when a tally cannot be read
 */
export function judgeRecordedLoads({ scenario, settings, loads, gaps }: RecordedParts): LoadReport {
  const wallStart = Math.min(...loads.map(readStart));
  const tally = createLoadTally();
  for (const load of loads) {
    const laterMs = readStart(load) - wallStart;
    for (const tallied of load.tallies) addTally(tally, { load, tallied, laterMs });
  }
  const report = judgeLoad({
    scenario,
    settings,
    url: (loads[0] as RecordedLoad).started.target,
    figures: tally.read(),
    wallStart,
    ends: loads.flatMap(readFates),
    gaps: [...gaps, ...loads.flatMap(describeCut)],
    usage: {
      cpuMs: loads.reduce((sum, load) => sum + Math.max(0, ...load.tallies.map(({ cpuMs }) => cpuMs)), 0),
      maxRssMiB: Math.max(0, ...loads.flatMap(({ tallies }) => tallies.map(({ maxRssMiB }) => maxRssMiB))),
    },
  });
  return { ...report, problems: [...loads.flatMap(({ problems }) => problems), ...report.problems] };
}

function readStart({ started }: RecordedLoad): number {
  return Date.parse(started.wallStart);
}

function addTally(
  sum: LoadTally,
  one: { readonly load: RecordedLoad; readonly tallied: LoadTallied; readonly laterMs: number },
): void {
  const { load, tallied, laterMs } = one;
  try {
    sum.addRecord(shiftTally(tallied.tally as unknown as TallyRecord, laterMs));
  } catch (cause) {
    throw new JournalError(
      'HL_JOURNAL_UNREADABLE',
      `Failed to report "${load.path}": the tally of entry ${tallied.seq} cannot be read. Restore the file.`,
      { cause },
    );
  }
}

function readFates({ started, tallies, hasEnded }: RecordedLoad): readonly SenderFate[] {
  return Array.from({ length: started.workers }, (_, sender) => {
    const tallied = tallies.find((one) => one.sender === sender);
    if (tallied?.end !== undefined) return tallied.end;
    // What was neither accepted nor lost when it was last heard of had a retry to come.
    const { deliveries = 0, accepted = 0, lost = 0 } = tallied === undefined ? {} : readTotals(tallied);
    const unfinishedCount = deliveries - accepted - lost;
    const broken = hasEnded ? 'the journal has no end of it' : null;
    return { isInterrupted: false, unfinishedCount, aborted: null, fault: null, broken };
  });
}

function readTotals({ tally }: LoadTallied): Partial<TallyRecord['totals']> {
  return (tally as unknown as TallyRecord).totals;
}

function describeCut({ path, started, hasEnded, lastAt, tallies }: RecordedLoad): readonly string[] {
  if (hasEnded) return [];
  const name = started.shard === '1/1' ? 'the load' : `shard ${started.shard}`;
  const counted = tallies.length === 0 ? 'nothing is counted' : `what came after ${lastAt} is not counted`;
  return [`${name} was cut off: ${path} has no end, and ${counted}`];
}
