import type { Envelope } from '../model/envelope.ts';
import type { Scenario } from '../model/scenario.ts';
import { planTimeline } from '../timeline/plan-timeline.ts';
import type { EventPreparer } from './prepare-event.ts';
import type { RunSettings } from './run-settings.ts';

/** What would be sent for one event. */
export type DryRunLine = {
  readonly index: number;
  readonly stepId: string | null;
  readonly kind: string;
  readonly event: string;
  readonly offsetMs: number;
  readonly contactId: string | null;
  readonly headers: Readonly<Record<string, string>>;
  /** The exact body, or `bodyBase64` where it is not UTF-8. */
  readonly body?: string;
  readonly bodyBase64?: string;
};

/** Tells what a run would send, in plan order, one event at a time. */
export function* dryRun(
  scenario: Scenario,
  settings: RunSettings,
  preparer: EventPreparer,
): Generator<DryRunLine> {
  for (const event of planTimeline(scenario, settings).events) {
    // Also where nothing will be sent: an event that repeats another's bytes takes them, so that they are not kept.
    const prepared = preparer.prepareEvent(event, settings.start.at + event.sendOffsetMs);
    if (event.fate === 'dropped') continue;
    yield {
      index: event.index,
      stepId: event.step.id,
      kind: event.kind,
      event: prepared.event,
      offsetMs: event.sendOffsetMs,
      contactId: prepared.contactId,
      headers: prepared.envelope.headers,
      ...writeBody(prepared.envelope),
    };
  }
}

function writeBody({ body }: Envelope): Pick<DryRunLine, 'body' | 'bodyBase64'> {
  const bytes = Buffer.from(body);
  const text = bytes.toString('utf8');
  return Buffer.from(text, 'utf8').equals(bytes) ? { body: text } : { bodyBase64: bytes.toString('base64') };
}
