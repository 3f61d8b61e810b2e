import { expect } from 'chai';
import fc from 'fast-check';
import type { PlannedEvent } from '../../src/model/timeline.ts';
import { disorderEvents } from '../../src/timeline/disorder-events.ts';
import { planEvents, planSketch } from './plan-events.ts';

/** A busy day of three contacts: `count` texts, one every ten seconds. */
const traffic = (faults: object, count = 400): readonly PlannedEvent[] =>
  planEvents({
    faults,
    steps: [{ repeat: count, every: '10s', emit: 'sms.sent', contact: 'team' }],
  });

const ALL = { duplicate: '20%', reorder: { window: 5 }, drop: '5%', delay: '0s..90s' };

const roundOf = (event: PlannedEvent): number => event.iteration.at(-1) as number;
const whoOf = ({ contact }: PlannedEvent): string => `${contact?.name}#${contact?.member}`;
const isSentFirst = ({ fate }: PlannedEvent): boolean => fate === 'sent';

/** Values of events by round, leaving duplicates out. */
function byRound<Value>(
  events: readonly PlannedEvent[],
  value: (event: PlannedEvent) => Value,
): Map<number, Value> {
  return new Map(
    events.filter(({ fate }) => fate !== 'duplicate').map((event) => [roundOf(event), value(event)]),
  );
}

const duplicateGaps = (events: readonly PlannedEvent[]): Map<number, number> => {
  const sentAt = byRound(events, (event) => event.sendOffsetMs);
  return new Map(
    events
      .filter(({ fate }) => fate === 'duplicate')
      .map((event) => [roundOf(event), event.sendOffsetMs - (sentAt.get(roundOf(event)) as number)]),
  );
};

const droppedRounds = (events: readonly PlannedEvent[]): readonly number[] =>
  events
    .filter(({ fate }) => fate === 'dropped')
    .map(roundOf)
    .sort((a, b) => a - b);

const delays = (events: readonly PlannedEvent[]): Map<number, number> =>
  byRound(events, (event) => event.sendOffsetMs - event.offsetMs);

describe('planTimeline() with disorder', () => {
  it('leaves everything as it is where a scenario has none, or nothing of it', () => {
    const steps = [{ repeat: 30, every: '10s', emit: 'sms.sent', contact: 'team' }];
    const plain = planEvents({ steps });
    for (const event of plain) {
      expect(event).to.include({ fate: 'sent', duplicates: 0, sendOffsetMs: event.offsetMs });
    }
    expect(planEvents({ steps, faults: {} }).map((event) => ({ ...event, step: null }))).to.deep.equal(
      plain.map((event) => ({ ...event, step: null })),
    );
  });

  it('gives the events by instant of sending, numbered without gaps, dropped ones among them', () => {
    const events = traffic(ALL);
    expect(events.map(({ index }) => index)).to.deep.equal(events.map((_, place) => place));
    const instants = events.map(({ sendOffsetMs }) => sendOffsetMs);
    expect(instants).to.deep.equal([...instants].sort((a, b) => a - b));
    expect(droppedRounds(events)).to.not.be.empty;
  });

  it('never moves when an event happened', () => {
    for (const event of traffic(ALL)) expect(event.offsetMs).to.equal(roundOf(event) * 10_000);
  });

  it('sends each event once, beside its duplicate', () => {
    const events = traffic(ALL);
    const rounds = events.filter(({ fate }) => fate !== 'duplicate').map(roundOf);
    expect([...rounds].sort((a, b) => a - b)).to.deep.equal(Array.from({ length: 400 }, (_, round) => round));
  });

  it('plans the same each time, and other things for another seed', () => {
    const tellAll = (seed: string) =>
      planEvents(
        { faults: ALL, steps: [{ repeat: 60, every: '10s', emit: 'sms.sent', contact: 'team' }] },
        { seed },
      ).map(({ sendOffsetMs, fate, iteration }) => [sendOffsetMs, fate, iteration]);
    expect(tellAll('7')).to.deep.equal(tellAll('7'));
    expect(tellAll('7')).to.not.deep.equal(tellAll('8'));
  });

  describe('duplicate', () => {
    it('brings an event once more, the same in everything but its instant, 1 s to 60 s later', () => {
      const events = traffic({ duplicate: '100%' }, 300);
      expect(events).to.have.length(600);
      const originals = new Map(events.filter(isSentFirst).map((event) => [roundOf(event), event]));
      for (const event of events) {
        if (event.fate === 'sent') expect(event.duplicates).to.equal(1);
        else {
          const { index: _, ...original } = originals.get(roundOf(event)) as PlannedEvent;
          expect(event).to.deep.include({
            ...original,
            fate: 'duplicate',
            duplicates: 0,
            sendOffsetMs: event.sendOffsetMs,
          });
        }
      }
      const gaps = [...duplicateGaps(events).values()];
      expect(Math.min(...gaps)).to.be.within(1_000, 3_000);
      expect(Math.max(...gaps)).to.be.within(58_000, 60_000);
    });

    it('follows an event that was delayed by as much as one that was not', () => {
      for (const gap of duplicateGaps(traffic(ALL)).values()) expect(gap).to.be.within(1_000, 60_000);
    });

    it('brings nothing of an event that was dropped', () => {
      const events = traffic({ duplicate: '100%', drop: '50%' });
      const dropped = new Set(droppedRounds(events));
      const doubled = [...duplicateGaps(events).keys()];
      expect(doubled.filter((round) => dropped.has(round))).to.deep.equal([]);
      expect(doubled.length + dropped.size).to.equal(400);
    });
  });

  describe('drop', () => {
    it('leaves out as many as it says, in the long run, and duplicates as many', () => {
      const events = traffic({ drop: '10%', duplicate: '25%' }, 20_000);
      const dropped = droppedRounds(events).length;
      // Four standard deviations.
      expect(dropped / 20_000).to.be.closeTo(0.1, 0.0085);
      expect(duplicateGaps(events).size / (20_000 - dropped)).to.be.closeTo(0.25, 0.013);
    });

    it('can leave out all, or none', () => {
      expect(droppedRounds(traffic({ drop: '100%' }))).to.have.length(400);
      expect(droppedRounds(traffic({ drop: '0%' }))).to.have.length(0);
    });
  });

  describe('delay', () => {
    it('lies in its range, both ends included, spread evenly', () => {
      const late = [...delays(traffic({ delay: '5ms..9ms' }, 2000)).values()];
      expect(new Set(late)).to.deep.equal(new Set([5, 6, 7, 8, 9]));
      expect(late.reduce((sum, ms) => sum + ms, 0) / late.length).to.be.closeTo(7, 0.13);
    });

    it('is the same for all where it is no range', () => {
      expect(new Set(delays(traffic({ delay: '30s' })).values())).to.deep.equal(new Set([30_000]));
    });

    it('lets an event be overtaken by later ones', () => {
      const rounds = traffic({ delay: '0s..90s' }).map(roundOf);
      expect(rounds).to.not.deep.equal([...rounds].sort((a, b) => a - b));
    });
  });

  describe('reorder', () => {
    it('lets the events of one contact change places among themselves, within the window', () => {
      fc.assert(
        fc.property(
          fc.integer({ min: 2, max: 40 }),
          fc.integer({ min: 1, max: 150 }),
          fc.string({ minLength: 1, maxLength: 5 }),
          (window, count, seed) => {
            const sketch = (faults: object) => ({
              faults,
              steps: [{ repeat: count, over: '1h', spacing: 'poisson', emit: 'sms.sent', contact: 'team' }],
            });
            const plain = planEvents(sketch({}), { seed });
            const shuffled = planEvents(sketch({ reorder: { window } }), { seed });
            // The same instants, each taken by an event of the contact it belonged to.
            const slots = (events: readonly PlannedEvent[]) =>
              events.map((event) => `${event.sendOffsetMs} ${whoOf(event)}`).sort();
            expect(slots(shuffled)).to.deep.equal(slots(plain));
            for (const who of new Set(plain.map(whoOf))) {
              const before = plain.filter((event) => whoOf(event) === who).map(roundOf);
              const after = shuffled.filter((event) => whoOf(event) === who).map(roundOf);
              for (const [place, round] of after.entries()) {
                const cameFrom = before.indexOf(round);
                expect(Math.floor(cameFrom / window)).to.equal(Math.floor(place / window));
              }
            }
          },
        ),
        { numRuns: 60 },
      );
    });

    it('does change places', () => {
      const rounds = traffic({ reorder: { window: 6 } }).map(roundOf);
      const moved = rounds.filter((round, place) => round !== place).length;
      expect(moved).to.be.above(250);
    });

    it('leaves events about nobody where they are', () => {
      const cast = { team: { count: 3 } };
      const steps = [{ repeat: 50, every: '1s', emit: 'app.install' }];
      const rounds = planEvents({ cast, faults: { reorder: { window: 10 } }, steps }).map(roundOf);
      expect(rounds).to.deep.equal(Array.from({ length: 50 }, (_, round) => round));
    });

    it('does not wait for a quiet contact: its window closes after a thousand events of others', () => {
      const { events } = planSketch({
        faults: { reorder: { window: 2 } },
        steps: [
          { emit: 'sms.sent', contact: 'ada' },
          { repeat: 100_000, every: '1s', emit: 'sms.sent', contact: 'bob' },
        ],
      });
      const [first] = events;
      expect(first).to.include({ sendOffsetMs: 0 });
    });
  });

  describe('one rule', () => {
    const without = (rule: keyof typeof ALL): object => {
      const { [rule]: _, ...others } = ALL;
      return others;
    };
    const whole = traffic(ALL);

    for (const [changed, faults] of [
      ['duplicates left out', without('duplicate')],
      ['reordering left out', without('reorder')],
      ['delays left out', without('delay')],
      ['other delays', { ...ALL, delay: '1h..3h' }],
      ['more duplicates', { ...ALL, duplicate: '90%' }],
    ] as const) {
      it(`changed leaves alone which events are dropped: ${changed}`, () => {
        expect(droppedRounds(traffic(faults))).to.deep.equal(droppedRounds(whole));
      });
    }

    for (const [changed, faults] of [
      ['drops left out', without('drop')],
      ['delays left out', without('delay')],
      ['other delays', { ...ALL, delay: '1h..3h' }],
      ['reordering left out', without('reorder')],
    ] as const) {
      it(`changed leaves alone which events come twice, and how much later: ${changed}`, () => {
        const gaps = duplicateGaps(traffic(faults));
        const dropped = new Set(droppedRounds(whole));
        const kept = [...gaps].filter(([round]) => !dropped.has(round)).sort(([a], [b]) => a - b);
        expect(kept).to.deep.equal([...duplicateGaps(whole)].sort(([a], [b]) => a - b));
      });
    }

    for (const [changed, faults] of [
      ['drops left out', { delay: '0s..90s', duplicate: '20%' }],
      ['duplicates left out', { delay: '0s..90s', drop: '5%' }],
    ] as const) {
      it(`changed leaves alone how late events are: ${changed}`, () => {
        const { reorder: _, ...all } = ALL;
        expect(delays(traffic(faults))).to.deep.equal(delays(traffic(all)));
      });
    }
  });

  describe('a step that disorder leaves alone', () => {
    const EVERYTHING = { duplicate: '100%', reorder: { window: 3 }, delay: '10s..20s' };
    /** What becomes of the first step's event, the first of a hundred that all happen to one contact. */
    const fateOf = (step: object, others: readonly object[] = [], faults: object = EVERYTHING) => {
      const events = planEvents({
        faults,
        steps: [
          { emit: 'sms.sent', contact: 'ada', ...step },
          ...others,
          { repeat: 10, every: '1s', emit: 'sms.sent', contact: 'ada' },
        ],
      });
      const own = events.filter((event) => event.step.position.path === 'steps[0]');
      return own.map(({ sendOffsetMs, fate, duplicates }) => ({ sendOffsetMs, fate, duplicates }));
    };
    const ALONE = [{ sendOffsetMs: 0, fate: 'sent', duplicates: 0 }];
    const again = { id: 'one' };

    for (const [what, step, others] of [
      ['has a fault', { fault: 'signature-missing' }, []],
      ['has an expectation', { expect: { status: '2xx' } }, []],
      ['is repeated by an again', again, [{ again: 'one' }]],
      [
        'is sent anew',
        { ...again, emit: 'sms.failed' },
        [{ emit: 'sms.sent', contact: 'ada', resends: 'one' }],
      ],
      [
        'has a thread that goes on',
        { ...again, emit: 'email.sent' },
        [{ emit: 'email.sent', contact: 'ada', email: { thread: 'one' } }],
      ],
      [
        'is quoted in a template',
        again,
        [{ emit: 'sms.sent', contact: 'ada', text: 're {{steps.one.messageId}}' }],
      ],
      [
        'others are placed after',
        again,
        [{ emit: 'sms.sent', contact: 'ada', after: { step: 'one', by: '1m' } }],
      ],
    ] as const) {
      it(`${what}`, () => {
        expect(fateOf(step, others)).to.deep.equal(ALONE);
        expect(fateOf(step, others, { drop: '100%' })).to.deep.equal(ALONE);
      });
    }

    it('is not one that has an id nobody refers to', () => {
      expect(fateOf(again, [], { drop: '100%' })[0]).to.include({ fate: 'dropped' });
      expect(fateOf(again)).to.have.length(2);
    });

    it('stays inside a repeat too', () => {
      const events = planEvents({
        faults: { drop: '100%' },
        steps: [
          {
            repeat: 5,
            every: '1s',
            contact: 'team',
            steps: [{ id: 'one', emit: 'sms.sent' }, { again: 'one' }],
          },
        ],
      });
      const kept = events.filter(({ fate }) => fate === 'sent').map(({ step }) => step.form);
      expect(kept).to.deep.equal(Array(5).fill('emit'));
    });

    it('does not change places with its neighbours, though they change places around it', () => {
      const events = planEvents({
        faults: { reorder: { window: 5 } },
        steps: [
          { repeat: 10, every: '10s', emit: 'sms.sent', contact: 'ada' },
          { at: '2026-03-10T09:00:15Z', emit: 'call.busy', contact: 'ada', expect: { status: '2xx' } },
        ].reverse(),
      });
      const judged = events.find(({ step }) => step.form === 'emit' && step.expect !== undefined);
      expect(judged?.sendOffsetMs).to.equal(judged?.offsetMs);
    });
  });

  for (const [how, faults] of [
    ['reordered', { reorder: { window: 4 } }],
    ['late and double', { delay: '0s..1h', duplicate: '100%' }],
  ] as const) {
    it(`sends an again after what it repeats, also where events are ${how}`, () => {
      const steps = [{ id: 'one', emit: 'sms.sent' }, { again: 'one' }];
      const events = planEvents({ faults, steps: [{ repeat: 30, every: '1s', contact: 'team', steps }] });
      const isOriginal = ({ step }: PlannedEvent): boolean => step.form === 'emit';
      const originals = byRound(events.filter(isOriginal), (event) => event.sendOffsetMs);
      const repeats = events.filter((event) => !isOriginal(event));
      expect(repeats.length).to.be.at.least(30);
      for (const event of repeats) {
        expect(event.sendOffsetMs).to.be.at.least(originals.get(roundOf(event)) as number);
      }
    });
  }

  it('keeps no more events than fall due in the time they can be held back, however long the story', () => {
    const perSecond = 10;
    let pulled = 0;
    let mostHeld = 0;
    let given = 0;
    const [sample] = planEvents({ steps: [{ emit: 'sms.sent', contact: 'ada' }] }) as [PlannedEvent];
    function* story(): Generator<PlannedEvent> {
      for (let round = 0; round < 30_000; round++) {
        pulled += 1;
        const contact = { name: 'crowd', member: (round * 7919) % 50_000 };
        yield { ...sample, iteration: [round], offsetMs: (round * 1000) / perSecond, contact };
      }
    }
    const disorder = {
      duplicateShare: 0.1,
      dropShare: 0.01,
      reorderWindow: 6,
      delayMs: { min: 0, max: 90_000 },
    };
    for (const { fate } of disorderEvents(story(), { disorder, seed: '7', isExempt: () => false })) {
      if (fate !== 'duplicate') given += 1;
      mostHeld = Math.max(mostHeld, pulled - given);
    }
    expect(given).to.equal(30_000);
    // A window stays open for 1000 events at most, and a delay lasts 90 s.
    expect(mostHeld).to.be.within(1000, 1001 + 90 * perSecond);
  });
});
