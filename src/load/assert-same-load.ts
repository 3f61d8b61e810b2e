import { JournalError } from '../errors/journal-error.ts';
import type { LoadStarted } from '../model/journal.ts';
import { readShard } from './read-shard.ts';
import type { RecordedLoad } from './recorded-load.ts';

/** What each machine may have otherwise, as it makes no difference to what is sent and judged. */
const OWN: readonly string[] = ['allowHost', 'clock', 'concurrency'];

/**
 * Asserts that two shards belong to one load: the same scenario, seed, target and settings, in as many shards.
 *
 * @throws {@link JournalError} `HL_JOURNAL_MISMATCHED` naming the first thing that differs
 */
export function assertSameLoad(first: RecordedLoad, other: RecordedLoad): void {
  const [ours, theirs] = [listChoices(first.started), listChoices(other.started)];
  const name = [...ours.keys(), ...theirs.keys()].find((key) => ours.get(key) !== theirs.get(key));
  if (name === undefined) return;
  throw new JournalError(
    'HL_JOURNAL_MISMATCHED',
    `Failed to merge "${first.path}" and "${other.path}": both have the run id "${first.started.runId}", but not the ` +
      `same ${name}${describeValues(ours.get(name), theirs.get(name))}. ` +
      'Give all shards of a load the same scenario and flags, and each load a run id of its own.',
  );
}

/** Everything that has to be the same, as JSON, by the name an error calls it. */
function listChoices({
  scenario,
  seed,
  target,
  shard,
  options,
  tool,
}: LoadStarted): ReadonlyMap<string, string> {
  const { start, startsNow, corpus, ...others } = options;
  const choices = {
    'version of highlevel-mock': tool,
    scenario: scenario.name,
    'text of the scenario': scenario.text,
    seed,
    target,
    'number of shards': readShard(shard)?.of ?? null,
    // Where events are sent as they happen, each machine has an instant of its own.
    start: startsNow === true ? null : start,
    // Where the file is called what does not matter.
    from: corpus !== null,
    ...others,
  };
  const kept = Object.entries(choices).filter(([name]) => !OWN.includes(name));
  return new Map(kept.map(([name, value]) => [name, JSON.stringify(value)]));
}

/** Short values only: a text is too long, and a header may be a secret. */
function describeValues(ours = 'null', theirs = 'null'): string {
  const isShort = [ours, theirs].every((json) => json.length < 60 && !/^[{[]/.test(json));
  return isShort ? ` (${ours} and ${theirs})` : '';
}
