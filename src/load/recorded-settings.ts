import { JournalError } from '../errors/journal-error.ts';
import type { LoadStarted } from '../model/journal.ts';
import type { JsonObject } from '../model/json.ts';
import { TOOL } from '../run/tool.ts';
import type { LoadSettings } from './load-settings.ts';
import { readShard } from './read-shard.ts';

/** The settings of a load as its journal keeps them: without keys, and without what has a place of its own there. */
export function describeLoadSettings({
  run,
  shard: _shard,
  workers: _workers,
  wallStart: _wallStart,
  ...load
}: LoadSettings): JsonObject {
  const { seed: _seed, runId: _runId, ...options } = run;
  return { ...options, ...load } as unknown as JsonObject;
}

/**
 * The settings of a recorded load, as {@link describeLoadSettings} wrote them.
 *
 * @param path What an error calls the journal.
 * @throws {@link JournalError} `HL_JOURNAL_UNREADABLE` when they are none, or another version wrote them
 */
export function readRecordedLoadSettings(started: LoadStarted, path: string): LoadSettings {
  const { tool, seed, runId, workers, options } = started;
  if (tool !== TOOL) {
    throw unusable(
      path,
      `"${tool}" wrote it, and this is ${TOOL}. Report it with the version that wrote it.`,
    );
  }
  const { model, maxInFlight, startsNow, expect, mix, abortWhen, ...others } = options;
  const { drainMs, corpus, countsEffects, processed, ...run } = others;
  const shard = readShard(started.shard);
  const wallStart = Date.parse(started.wallStart);
  const isWhole = isObject(expect) && isObject(run.retry) && Array.isArray(mix) && isModel(model);
  if (!isWhole || shard === null || Number.isNaN(wallStart)) {
    throw unusable(path, 'its first line does not say how the load was set up. Restore the file.');
  }
  const judged = { expect, abortWhen, countsEffects, processed };
  const load = { ...judged, model, maxInFlight, startsNow, mix, drainMs, corpus };
  return { ...load, run: { ...run, seed, runId }, workers, shard, wallStart } as unknown as LoadSettings;
}

function isModel(value: unknown): boolean {
  if (!isObject(value)) return false;
  return value.kind === 'open' ? Array.isArray(value.stages) : typeof value.connections === 'number';
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function unusable(path: string, reason: string): JournalError {
  return new JournalError('HL_JOURNAL_UNREADABLE', `Failed to report "${path}": ${reason}`);
}
