import { expect } from 'chai';
import type { PlannedEvent } from '../../src/model/timeline.ts';
import {
  ACCEPTED,
  attemptsOf,
  createFakeTransport,
  createManualTime,
  deliver,
  endsOf,
  planEvents,
  prepareDelivery,
  storySeconds,
} from './fakes.ts';

/** Events a second apart, of which some are dropped. */
function plan(
  fates: readonly PlannedEvent['fate'][],
  contact: string | null = 'ada',
): readonly PlannedEvent[] {
  const events = planEvents(fates.map((_, second) => [second * 1000, contact] as const));
  return events.map((event, place) => ({ ...event, fate: fates[place] as PlannedEvent['fate'] }));
}

describe('deliverEvents() with dropped events', () => {
  for (const [whose, contact] of [
    ['of one contact', 'ada'],
    ['about nobody', null],
  ] as const) {
    it(`records events ${whose} in their turn and sends them to nobody`, async () => {
      const transport = createFakeTransport(() => ACCEPTED);
      const entries = await deliver({
        events: plan(['dropped', 'sent', 'dropped', 'dropped', 'sent'], contact),
        transport,
        concurrency: 1,
      });
      expect(transport.sent).to.deep.equal(['1#1', '4#1']);
      expect(entries.map(({ kind }) => kind)).to.deep.equal([
        'event-planned',
        ...['event-planned', 'attempt', 'delivery-ended'],
        'event-planned',
        'event-planned',
        ...['event-planned', 'attempt', 'delivery-ended'],
      ]);
      const planned = entries.filter((entry) => entry.kind === 'event-planned');
      expect(planned.map(({ dropped = false }) => dropped)).to.deep.equal([true, false, true, true, false]);
      expect(planned.map(storySeconds)).to.deep.equal([0, 1, 2, 3, 4]);
    });
  }

  it('prepares each after what comes before it, so that bytes can be repeated', async () => {
    const prepared: number[] = [];
    await deliver({
      events: plan(['sent', 'dropped', 'sent', 'dropped', 'sent']),
      transport: createFakeTransport(() => ACCEPTED),
      prepare: (event) => {
        prepared.push(event.index);
        return prepareDelivery(event);
      },
    });
    expect(prepared).to.deep.equal([0, 1, 2, 3, 4]);
  });

  it('ends where everything is dropped', async () => {
    const entries = await deliver({
      events: plan(Array(50).fill('dropped')),
      transport: createFakeTransport(() => ACCEPTED),
    });
    expect(entries).to.have.length(50);
    expect([...attemptsOf(entries), ...endsOf(entries)]).to.deep.equal([]);
  });

  it('waits for the instant of a dropped event on a clock that waits', async () => {
    const time = createManualTime();
    const entries: unknown[] = [];
    const delivering = deliver({
      events: plan(['sent', 'dropped', 'sent']),
      transport: createFakeTransport(() => ACCEPTED),
      clock: time.clock,
      storyClock: time.story,
      record: (draft) => entries.push(draft.kind),
    });
    await time.advance(900);
    expect(entries).to.have.length(3);
    await time.advance(200);
    expect(entries).to.have.length(4);
    await time.advance(2000);
    await delivering;
    expect(entries).to.have.length(7);
  });
});
