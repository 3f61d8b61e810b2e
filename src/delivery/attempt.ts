import type { PreparedDelivery } from '../model/delivery.ts';
import type { JournalDraft } from '../model/journal.ts';
import type { Clock, StoryClock, Transport } from '../model/world.ts';
import { createDraws } from '../seed/draws.ts';
import { draftAttempt, draftEnded } from './draft-entries.ts';
import { planRetry, type RetryDelayOptions } from './plan-retry.ts';

/** What every attempt of a run has in common. */
export type AttemptContext = {
  readonly transport: Transport;
  readonly timeoutMs: number;
  /** Seeds the jitter of retries. */
  readonly seed: string;
  readonly clock: Clock;
  readonly storyClock: StoryClock;
  record(draft: JournalDraft): void;
  /** Cuts off whatever is under way. */
  readonly cutOff: AbortSignal;
};

/** One attempt to make. */
export type AttemptTask = {
  readonly delivery: PreparedDelivery;
  readonly number: number;
  /** Story instant of its start, epoch milliseconds. */
  readonly storyAt: number;
  /** Whether an earlier run may have made it already. */
  readonly isResumed: boolean;
};

/**
 * Makes one attempt and records it, and the end of its delivery if it was the last.
 *
 * @remarks An attempt that we cut off ourselves is not recorded: how it would have ended says nothing about the
 * receiver, and a resumed run makes it again.
 *
 * @returns When the next attempt is due in the story, epoch milliseconds, or null when there is none.
 * @throws Whatever `record` throws.
 */
export async function makeAttempt(context: AttemptContext, task: AttemptTask): Promise<number | null> {
  const { clock, storyClock } = context;
  const { delivery, number, storyAt, isResumed } = task;
  const isRestamped = number > 1 && delivery.policy.restamp;
  const envelope = isRestamped ? delivery.restamp(storyAt) : delivery.envelope;
  const wallAt = clock.wallNow();
  const result = await context.transport.send({
    ...envelope,
    wireFault: number === 1 ? delivery.wireFault : null,
    timeoutMs: context.timeoutMs,
    signal: context.cutOff,
  });
  if (context.cutOff.aborted && result.outcome === 'unreachable') return null;

  const endedAt = storyClock.jumps ? storyAt : Math.floor(storyClock.now());
  const delayMs =
    result.outcome === 'accepted' ? null : planRetry({ ...retryOf(context.seed, delivery, number), result });
  const retryAt = delayMs === null ? null : endedAt + delayMs;
  context.record(
    draftAttempt({ delivery, number, envelope, result, moment: { storyAt, wallAt }, retryAt, isResumed }),
  );
  if (retryAt === null) {
    const moment = { storyAt: endedAt, wallAt: clock.wallNow() };
    context.record(draftEnded({ delivery, outcome: result.outcome, moment }));
  }
  return retryAt;
}

/** What the wait after an attempt hangs on; the same for the same attempt, whenever it is asked for. */
export function retryOf(seed: string, delivery: PreparedDelivery, attempt: number): RetryDelayOptions {
  return {
    policy: delivery.policy,
    attempt,
    draws: createDraws(seed, 'retry', delivery.deliveryId, attempt),
  };
}
