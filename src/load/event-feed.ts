import type { SigningKeys } from '../model/envelope.ts';
import type { Scenario } from '../model/scenario.ts';
import { layOutArrivals } from './arrivals.ts';
import { openCorpus } from './corpus.ts';
import { type ContactShare, createEventMaker } from './event-maker.ts';
import { createClosedSource, createOpenSource, type EventSource } from './event-source.ts';
import type { LoadSettings } from './load-settings.ts';

/** Where a sender's events come from, ready to be opened. */
export type EventFeed = {
  /** Does what making events would otherwise do as it goes along, until time is up. */
  prepare(isUp: () => boolean): void;
  /**
   * Opens the events of a load.
   *
   * @param wallStart When it starts, epoch milliseconds.
   */
  open(wallStart: number): EventSource;
};

/** What the events of a load are made of. */
export type FeedOptions = {
  readonly scenario: Scenario;
  readonly settings: LoadSettings;
  readonly keys: SigningKeys;
  readonly share: ContactShare;
};

/** Prepares the events of a load, so that opening them takes no time: compiles their making, or finds their corpus. */
export function prepareFeed({ scenario, settings, keys, share }: FeedOptions): EventFeed {
  const { run, model, corpus } = settings;
  if (corpus !== null) return { prepare: () => undefined, open: () => openCorpus(corpus, share) };
  const maker = createEventMaker({ scenario, settings: run, keys, mix: settings.mix, share });
  return {
    prepare: maker.meetContacts,
    open: (wallStart) => {
      const storyStart = settings.startsNow ? wallStart : run.start.at;
      const timestampStart = run.timestamps === 'wall' ? wallStart : storyStart;
      const { isOurs } = maker;
      const makeAt = (index: number, offsetMs: number) =>
        maker.makeEvent(index, { storyAt: storyStart + offsetMs, timestamp: timestampStart + offsetMs });
      if (model.kind === 'open') return createOpenSource(layOutArrivals(model.stages), { isOurs, makeAt });
      // In the story events are a millisecond apart, as bytes must not hang on how fast a receiver takes them.
      const makeInStory = (index: number) => makeAt(index, index);
      return createClosedSource(model.events, {
        isOurs,
        makeAt: run.timestamps === 'story' ? makeInStory : makeAt,
      });
    },
  };
}
