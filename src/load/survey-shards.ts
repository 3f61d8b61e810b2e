import { formatMs } from '../report/format-quantity.ts';
import { formatShard, readShard } from './read-shard.ts';
import type { RecordedLoad } from './recorded-load.ts';

/** Which shards of a load there are, and what is missing of it. */
export type ShardSurvey = {
  /** One for each shard there is, in their order. */
  readonly counted: readonly RecordedLoad[];
  /** In sentences. */
  readonly gaps: readonly string[];
};

/**
 * Shards that start further apart than this were not one load, in milliseconds.
 *
 * @remarks Ours to choose: with one `--wall-start` they start at one instant, and a second is what clocks may be out by.
 */
const START_TOLERANCE_MS = 1_000;

/** Looks which of a load's shards there are, and whether they ran at the same time. */
export function surveyShards(loads: readonly RecordedLoad[], of: number): ShardSurvey {
  const counted = new Map<number, RecordedLoad>();
  const twice: string[] = [];
  for (const load of loads) {
    const place = readShard(load.started.shard)?.place ?? -1;
    const first = counted.get(place);
    if (first === undefined) counted.set(place, load);
    else
      twice.push(
        `shard ${load.started.shard} is in ${first.path} and in ${load.path}: only the first counts`,
      );
  }
  const missing = Array.from({ length: of }, (_, place) => place).filter((place) => !counted.has(place));
  const sorted = [...counted].sort(([a], [b]) => a - b).map(([, load]) => load);
  return { counted: sorted, gaps: [...describeMissing(missing, of), ...twice, ...describeStarts(sorted)] };
}

function describeMissing(places: readonly number[], of: number): readonly string[] {
  if (places.length === 0) return [];
  const names = places.map((place) => formatShard({ place, of })).join(', ');
  const isOne = places.length === 1;
  return [
    `shard${isOne ? '' : 's'} ${names} ${isOne ? 'is' : 'are'} missing: no journal of this run id has ${isOne ? 'it' : 'them'}`,
  ];
}

function describeStarts(loads: readonly RecordedLoad[]): readonly string[] {
  const starts = loads.map(({ started }) => Date.parse(started.wallStart));
  const apartMs = Math.max(...starts) - Math.min(...starts);
  if (apartMs <= START_TOLERANCE_MS) return [];
  return [
    `the shards started up to ${formatMs(apartMs)} apart, so the receiver never had the whole load: give all of them one --wall-start`,
  ];
}
