import { isSecretHeader } from '../catalog/secret-headers.ts';
import { draftEnded } from '../delivery/draft-entries.ts';
import { JournalError } from '../errors/journal-error.ts';
import { RunError } from '../errors/run-error.ts';
import type { OpenDelivery, PreparedDelivery } from '../model/delivery.ts';
import type { JournalDraft } from '../model/journal.ts';
import type { PlannedEvent, Timeline } from '../model/timeline.ts';
import { deliveryIdOf, type EventPreparer } from './prepare-event.ts';
import type { RecordedDelivery, RecordedRun } from './recorded-run.ts';
import { systemClock } from './system-clock.ts';

/** What is left of a run that was cut off. */
export type Resumption = {
  /** Deliveries that had begun: their next attempt is made with the recorded bytes. */
  readonly open: readonly OpenDelivery[];
  /** What closes deliveries whose last attempt was recorded, and whose end was not. */
  readonly closings: readonly JournalDraft[];
  /** Events that had not been announced. */
  readonly events: Iterable<PlannedEvent>;
};

/**
 * Plans the rest of a recorded run: nothing that was answered for good is sent again.
 *
 * @remarks Events whose bytes others repeat are made anew also where they have ended.
 * @throws {@link JournalError} `HL_JOURNAL_UNREADABLE` when the plan no longer gives the recorded bytes
 * @throws {@link RunError} `HL_RUN_OPTION_INVALID` when the keys are not those of the first run
 */
export function planResumption(
  recorded: RecordedRun,
  run: { readonly timeline: Timeline; readonly preparer: EventPreparer },
): Resumption {
  const { timeline, preparer } = run;
  const open: OpenDelivery[] = [];
  const closings: JournalDraft[] = [];
  for (const event of timeline.events) {
    const id = deliveryIdOf(event);
    const begun = recorded.open.get(id);
    const timestamp = begun?.timestamp ?? recorded.ended.get(id);
    const isSample = id === recorded.sample?.deliveryId;
    if (timestamp === undefined || !(begun !== undefined || isSample || preparer.sharesBytes(event)))
      continue;
    const storyAt = timeline.start.at + event.sendOffsetMs;
    const delivery = preparer.prepareEvent(event, storyAt, timestamp);
    if (isSample) assertSameKeys(recorded, delivery);
    if (begun === undefined) continue;
    assertSameBytes(recorded.path, delivery, begun);
    const { last } = begun;
    if (last !== null && last.retryAt === null) {
      const moment = { storyAt: last.storyAt, wallAt: systemClock.wallNow() };
      closings.push(draftEnded({ delivery, outcome: last.outcome, moment }));
    } else {
      open.push({ event, delivery, dueAt: last?.retryAt ?? storyAt, number: (last?.number ?? 0) + 1 });
    }
  }
  return { open, closings, events: unannounced(timeline.events, recorded) };
}

function* unannounced(events: Iterable<PlannedEvent>, { open, ended }: RecordedRun): Generator<PlannedEvent> {
  for (const event of events) {
    const id = deliveryIdOf(event);
    if (!open.has(id) && !ended.has(id)) yield event;
  }
}

function assertSameKeys({ path, sample }: RecordedRun, { envelope }: PreparedDelivery): void {
  // Both schemes sign deterministically: the same key makes the same signature of the same bytes.
  const isSame = Object.entries(envelope.headers).every(
    ([name, value]) => isSecretHeader(name) || sample?.headers[name] === value,
  );
  if (isSame) return;
  throw new RunError(
    'HL_RUN_OPTION_INVALID',
    `Failed to resume "${path}": its events were signed with other keys than those found now. ` +
      'Resume it in the folder where it began, or give its keys with --key.',
  );
}

function assertSameBytes(
  path: string,
  { envelope }: PreparedDelivery,
  { bodyBase64 }: RecordedDelivery,
): void {
  if (Buffer.from(envelope.body).toString('base64') === bodyBase64) return;
  throw new JournalError(
    'HL_JOURNAL_UNREADABLE',
    `Failed to resume "${path}": its scenario no longer gives the bytes that were recorded. ` +
      'Restore the file if it was edited, or start a new run.',
  );
}
