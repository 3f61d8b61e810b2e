import { draftPlanned } from '../delivery/draft-entries.ts';
import type { JournalDraft } from '../model/journal.ts';
import type { PlannedEvent } from '../model/timeline.ts';
import type { EventPreparer } from './prepare-event.ts';
import { systemClock } from './system-clock.ts';

/** Lets events through that are to be sent; those that the run's disorder drops are recorded and go no further. */
export function* recordDropped(
  events: Iterable<PlannedEvent>,
  run: {
    readonly preparer: EventPreparer;
    record(draft: JournalDraft): void;
    /** The story's beginning, epoch milliseconds. */
    readonly start: number;
  },
): Generator<PlannedEvent> {
  for (const event of events) {
    if (event.fate !== 'dropped') {
      yield event;
      continue;
    }
    const storyAt = run.start + event.sendOffsetMs;
    const moment = { storyAt, wallAt: systemClock.wallNow() };
    const planned = draftPlanned(run.preparer.prepareEvent(event, storyAt), moment);
    run.record({ ...planned, dropped: true } as JournalDraft);
  }
}
