import type { LoadReport } from '../model/load-report.ts';
import { readRecordedScenario } from '../run/read-recorded-scenario.ts';
import { assertSameLoad } from './assert-same-load.ts';
import { judgeRecordedLoads } from './judge-recorded-loads.ts';
import type { LoadSettings } from './load-settings.ts';
import { readRecordedLoad } from './read-recorded-load.ts';
import { readShard, WHOLE_LOAD } from './read-shard.ts';
import type { RecordedLoad } from './recorded-load.ts';
import { readRecordedLoadSettings } from './recorded-settings.ts';
import { surveyShards } from './survey-shards.ts';

/**
 * Judges recorded loads again, from their journals alone: shards of one run id as the one load they are.
 *
 * @returns A report for each load, in the order in which its first journal was named.
 * @throws {@link JournalError} `HL_JOURNAL_UNREADABLE`; `HL_JOURNAL_MISMATCHED` when shards are not of one load
 * @throws {@link ScenarioError} when the recorded scenario is none for this version
 */
export function reportLoads(paths: readonly string[]): readonly LoadReport[] {
  const groups = new Map<string, RecordedLoad[]>();
  for (const [place, load] of paths.map(readRecordedLoad).entries()) {
    // A load that is no shard stands alone, whatever its run id.
    const key = isShard(load) ? `shards of ${load.started.runId}` : `load ${place}`;
    groups.set(key, [...(groups.get(key) ?? []), load]);
  }
  return [...groups.values()].map(reportLoad);
}

function isShard({ started }: RecordedLoad): boolean {
  return (readShard(started.shard) ?? WHOLE_LOAD).of > 1;
}

function reportLoad(loads: readonly RecordedLoad[]): LoadReport {
  const [first] = loads as readonly [RecordedLoad, ...RecordedLoad[]];
  const settings = readRecordedLoadSettings(first.started, first.path);
  const scenario = readRecordedScenario(first.started);
  if (settings.shard.of === 1) return judgeRecordedLoads({ scenario, settings, loads, gaps: [] });
  for (const other of loads) assertSameLoad(first, other);
  const { counted, gaps } = surveyShards(loads, settings.shard.of);
  return judgeRecordedLoads({ scenario, settings: joinSettings(settings, counted), loads: counted, gaps });
}

/** What the load would have been set up with in one process: what each shard has of its own is added up. */
function joinSettings(settings: LoadSettings, loads: readonly RecordedLoad[]): LoadSettings {
  const { model, shard, maxInFlight } = settings;
  return {
    ...settings,
    shard: WHOLE_LOAD,
    workers: loads.reduce((sum, { started }) => sum + started.workers, 0),
    maxInFlight: maxInFlight * shard.of,
    model: model.kind === 'closed' ? { ...model, connections: model.connections * shard.of } : model,
  };
}
