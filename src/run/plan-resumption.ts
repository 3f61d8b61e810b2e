import { JournalError } from '../errors/journal-error.ts';
import type { OpenDelivery } from '../model/delivery.ts';
import type { PlannedEvent, Timeline } from '../model/timeline.ts';
import { deliveryIdOf, type EventPreparer } from './prepare-event.ts';
import type { RecordedRun } from './recorded-run.ts';

/** What is left of a run that was cut off. */
export type Resumption = {
  /** Deliveries that had begun: their next attempt is made with the recorded bytes. */
  readonly open: readonly OpenDelivery[];
  /** Events that had not been announced. */
  readonly events: Iterable<PlannedEvent>;
};

/**
 * Plans the rest of a recorded run: nothing that was answered for good is sent again.
 *
 * @throws {@link JournalError} `HL_JOURNAL_UNREADABLE` when the plan no longer gives the recorded bytes
 */
export function planResumption(
  recorded: RecordedRun,
  run: { readonly timeline: Timeline; readonly preparer: EventPreparer },
): Resumption {
  const { timeline, preparer } = run;
  const open: OpenDelivery[] = [];
  for (const event of timeline.events) {
    const state = recorded.deliveries.get(deliveryIdOf(event));
    if (state === undefined || (state.ended && !preparer.sharesBytes(event))) continue;
    const storyAt = timeline.start.at + event.sendOffsetMs;
    const delivery = preparer.prepareEvent(event, storyAt, state.timestamp);
    if (state.ended) continue;
    if (Buffer.from(delivery.envelope.body).toString('base64') !== state.bodyBase64)
      throw otherBytes(recorded.path);
    const dueAt = state.retryAt ?? storyAt;
    open.push({ event, delivery, dueAt, number: state.attemptCount + 1 });
  }
  return { open, events: unannounced(timeline.events, recorded) };
}

function* unannounced(events: Iterable<PlannedEvent>, recorded: RecordedRun): Generator<PlannedEvent> {
  for (const event of events) if (!recorded.deliveries.has(deliveryIdOf(event))) yield event;
}

function otherBytes(path: string): JournalError {
  return new JournalError(
    'HL_JOURNAL_UNREADABLE',
    `Failed to resume "${path}": this version makes other bytes of its scenario than were recorded. ` +
      'Resume it with the version that wrote it (the first line names it), or start a new run.',
  );
}
