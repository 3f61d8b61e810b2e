import { RunError } from '../errors/run-error.ts';
import { layOutArrivals } from './arrivals.ts';
import type { LoadOptions, LoadSettings } from './load-settings.ts';

/** The ids a message is asked for by. */
const IDS = ['messageId', 'emailMessageId', 'threadId', 'webhookId'];

/**
 * More events a twin does not keep.
 *
 * @remarks Ours to choose: it keeps every message, some 4 kB each (measured with SMS and emails), so 400 MB at most.
 */
const MOST_EVENTS = 100_000;

/**
 * Asserts that a twin can count what becomes of a load: one sender in this process that makes the events, each with ids
 * of its own, and not too many of them.
 *
 * @throws {@link RunError} `HL_RUN_OPTION_INVALID`
 */
export function assertCountable(settings: LoadSettings, { from }: Pick<LoadOptions, 'from'>): void {
  const { workers, run } = settings;
  if (workers > 1) {
    throw impossible(
      `the twin is told of events by the process it is in, and ${workers} threads are to send them`,
      'Leave out --workers; shards, each with a twin and a receiver of its own, can be merged by report.',
    );
  }
  if (from !== undefined) {
    throw impossible(
      'a file of prepared events does not say what kind they are',
      'Have them made, without --from: the same scenario, seed and run id give the same ones.',
    );
  }
  const id = IDS.find((name) => name in run.set);
  if (id !== undefined) {
    throw impossible(`--set ${id} gives every event the same one`, 'Leave it out.');
  }
  const events = countEvents(settings);
  if (events <= MOST_EVENTS) return;
  throw impossible(
    `the load has ${Math.round(events)} events, and the twin keeps every message, up to ${MOST_EVENTS}`,
    'Make it shorter, or share it out with --shard.',
  );
}

/** Of a shard about as many as are its part. */
function countEvents({ model, shard }: LoadSettings): number {
  return (model.kind === 'open' ? layOutArrivals(model.stages).count : model.events) / shard.of;
}

function impossible(reason: string, advice: string): RunError {
  return new RunError('HL_RUN_OPTION_INVALID', `Failed to count with --twin: ${reason}. ${advice}`);
}
