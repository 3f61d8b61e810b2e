import type { SigningKeys } from '../model/envelope.ts';
import type { ExpectationResult } from '../model/report.ts';
import type { Scenario } from '../model/scenario.ts';
import type { Clock } from '../model/world.ts';
import { findAbortReason } from './abort-rule.ts';
import { prepareFeed } from './event-feed.ts';
import type { LoadSettings } from './load-settings.ts';
import { createLoadTally, type TallyRecord } from './load-tally.ts';
import { createLoadTransport } from './load-transport.ts';
import { sendLoad } from './send-load.ts';
import { createSnapshotTaker, type SenderSnapshot } from './sender-snapshot.ts';

/** A load, or one sender's part of it; everything in it can be handed to another thread. */
export type LoadJob = {
  readonly scenario: Scenario;
  readonly settings: LoadSettings;
  readonly keys: SigningKeys;
  readonly url: string;
  /** Which of the load's senders this is, from 0. */
  readonly sender: number;
  /** Whether a journal is to hear what was counted, again and again. */
  readonly isRecorded: boolean;
};

/** What a sender's part of a load came to. */
export type SenderEnd = {
  readonly record: TallyRecord;
  readonly isInterrupted: boolean;
  readonly unfinishedCount: number;
  /** The bound of `abortWhen` that ended the load; null when none did. */
  readonly aborted: ExpectationResult | null;
  /** Why it died, and what of its part is not counted, as the rest of a sentence; null when it did not die. */
  readonly broken: string | null;
};

/** A sender, its events ready to be made. */
export type LoadSender = {
  /**
   * Sends.
   *
   * @param wallStart When the load starts, epoch milliseconds.
   * @param show Is given a snapshot a second, until the load is stopped.
   */
  run(wallStart: number, stopSignal: AbortSignal, show: ShowSnapshot): Promise<SenderEnd>;
  /** What has been counted so far. */
  count(): TallyRecord;
};

/** Whoever wants to see how a sender stands. */
export type ShowSnapshot = (snapshot: SenderSnapshot) => void;

/** Prepares a sender: compiles its events, so that starting takes no time. */
export function openSender(job: LoadJob, clock: Clock): LoadSender {
  const { scenario, settings, keys, url, sender } = job;
  const { run, model, workers, shard } = settings;
  const share = { of: shard.of * workers, remainder: shard.place + shard.of * sender };
  const feed = prepareFeed({ scenario, settings, keys, share });
  const tally = createLoadTally();
  return {
    count: () => tally.encode(),
    run: async (wallStart, stopSignal, show) => {
      const limit = model.kind === 'open' ? settings.maxInFlight : model.connections;
      const maxInFlight = Math.max(1, Math.floor(limit / workers));
      const snapshots = createSnapshotTaker(tally, job);
      const startsAt = clock.monotonicMs() + (wallStart - clock.wallNow());
      let aborted: ExpectationResult | null = null;
      const transport = createLoadTransport({
        url,
        maxSockets: maxInFlight,
        timeoutMs: run.timeoutMs,
        clock,
      });
      const end = await sendLoad({
        source: feed.open(wallStart),
        model: model.kind,
        maxInFlight,
        transport,
        retry: run.retry,
        seed: run.seed,
        clock,
        startsAt,
        drainMs: settings.drainMs,
        tally,
        stopSignal,
        shouldAbort: (standing) => {
          const snapshot = snapshots.take(clock.monotonicMs() - startsAt, standing);
          if (snapshot !== null) show(snapshot);
          aborted ??= findAbortReason(settings.abortWhen, { tally, senders: share.of });
          return aborted !== null;
        },
      });
      await transport.destroy();
      return { ...end, aborted, broken: null, record: tally.encode() };
    },
  };
}
