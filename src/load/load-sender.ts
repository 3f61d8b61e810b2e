import type { SigningKeys } from '../model/envelope.ts';
import type { EffectCounts } from '../model/load-effects.ts';
import type { ExpectationResult } from '../model/report.ts';
import type { Scenario } from '../model/scenario.ts';
import type { Clock } from '../model/world.ts';
import { chooseLookup } from '../run/resolve-target.ts';
import { findAbortReason } from './abort-rule.ts';
import { prepareFeed } from './event-feed.ts';
import type { LoadSettings } from './load-settings.ts';
import { createLoadTally, type TallyRecord } from './load-tally.ts';
import { createLoadTransport } from './load-transport.ts';
import { type LoadObserver, sendLoad } from './send-load.ts';
import { createSnapshotTaker, type SenderSnapshot } from './sender-snapshot.ts';
import { countFirstSockets, countWarmUp } from './start-sizes.ts';
import { warmUp } from './warm-up.ts';
import { growYoungGeneration } from './young-generation.ts';

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
  /** Why not all events came, as a sentence; null when all did. */
  readonly fault: string | null;
  /** The bound of `abortWhen` that ended the load; null when none did. */
  readonly aborted: ExpectationResult | null;
  /** What a twin counted of its events; absent where none did. */
  readonly effects?: EffectCounts;
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

/** What a sender takes from the process it is in. */
export type SenderWorld = { readonly clock: Clock; readonly observer?: LoadObserver | undefined };

/** Connections are opened so long before the start: kept ones are not used after a second without a request. */
const OPEN_AHEAD_MS = 50;
/** Contacts are got to know for no longer than this; those left over, as their events come up. */
const PREPARE_MS = 1_000;

/** Prepares a sender: compiles its events and warms up, so that starting takes no time. */
export async function openSender(job: LoadJob, { clock, observer }: SenderWorld): Promise<LoadSender> {
  const { scenario, settings, keys, url, sender } = job;
  const { run, model, workers, shard } = settings;
  const share = { of: shard.of * workers, remainder: shard.place + shard.of * sender };
  const feed = prepareFeed({ scenario, settings, keys, share });
  const prepareUntil = clock.monotonicMs() + PREPARE_MS;
  feed.prepare(() => clock.monotonicMs() > prepareUntil);
  await warmUp({
    source: feed.open(run.start.at),
    model: model.kind,
    count: countWarmUp(settings),
    clock,
  });
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
        lookup: chooseLookup(new URL(url), run),
      });
      const holdOnceGrown = growYoungGeneration();
      const cancelOpening = clock.after(Math.max(0, startsAt - OPEN_AHEAD_MS - clock.monotonicMs()), () =>
        transport.openAhead(countFirstSockets(model, { most: maxInFlight, senders: share.of })),
      );
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
        ...(observer && { observer }),
        shouldAbort: (standing) => {
          holdOnceGrown();
          const snapshot = snapshots.take(clock.monotonicMs() - startsAt, standing);
          if (snapshot !== null) show(snapshot);
          aborted ??= findAbortReason(settings.abortWhen, { tally, senders: share.of });
          return aborted !== null;
        },
      });
      cancelOpening();
      await transport.destroy();
      return { ...end, aborted, broken: null, record: tally.encode() };
    },
  };
}
