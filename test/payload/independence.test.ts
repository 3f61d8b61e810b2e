import { isDeepStrictEqual } from 'node:util';
import { expect } from 'chai';
import fc from 'fast-check';
import type { Payload } from '../../src/model/payload.ts';
import { tellStory } from './tell-story.ts';

/** No two steps of a block are equals: equals without an id are told apart by their order alone. */
const KINDS = ['sms.sent', 'call.answered', 'call.voicemail', 'email.sent', 'inbound.sms', 'custom.sent'];
const PAIRS = KINDS.flatMap((emit) => ['ada', 'bob'].map((contact) => ({ emit, contact })));
// Blocks of one group would be equals, so each part has its own.
const GROUPS = Object.fromEntries(PAIRS.map((pair) => [keyOf(pair), { count: 3 }]));
const FORMS = ['plain', 'waiting', 'each', 'repeat'] as const;

function keyOf(pair: { readonly emit: string; readonly contact: string }): string {
  return `${pair.emit}-${pair.contact}`.replaceAll('.', '-');
}

/** A step, or a block around it, by a key of its own; it can be written as it is or edited. */
type Part = { readonly key: string; write(edit: object): readonly object[] };

/** The parts of a story, and of the same story with one part inserted, removed or edited. */
type Change = { readonly before: readonly Written[]; readonly after: readonly Written[] };
type Written = { readonly key: string; readonly step: object };

const anyEdit = fc.constantFrom<object>(
  { set: { note: '{{faker.lorem.word}}', body: 'x' } },
  { omit: ['messageId', 'body'] },
  { user: 'jo' },
  { fault: 'timestamp-stale' },
  { revision: '2026-01' },
);

const anyPart = (pair: (typeof PAIRS)[number]): fc.Arbitrary<Part> =>
  fc.record({ hasId: fc.boolean(), form: fc.constantFrom(...FORMS) }).map(({ hasId, form }) => {
    const key = keyOf(pair);
    const id = hasId ? { id: key } : {};
    return {
      key,
      write: (edit) => {
        if (form === 'each') {
          const steps = [{ wait: '1s' }, { emit: pair.emit, ...id, ...edit }, { emit: 'voicemail.drop' }];
          return [{ each: key, every: '1m', steps }];
        }
        if (form === 'repeat') {
          const pace = { repeat: 3, over: '10m', spacing: 'poisson', contact: key };
          return [{ ...pace, emit: pair.emit, ...id, ...edit }];
        }
        const step = { ...pair, ...id, ...edit };
        return form === 'plain' ? [step] : [{ wait: '7m' }, step];
      },
    };
  });

const anyChange: fc.Arbitrary<Change> = fc
  .shuffledSubarray(PAIRS, { minLength: 3 })
  .chain((pairs) => fc.tuple(...pairs.map(anyPart)))
  .chain((parts) =>
    fc
      .record({
        place: fc.nat(parts.length - 1),
        how: fc.constantFrom('insert', 'remove', 'edit'),
        edit: anyEdit,
      })
      .map(({ place, how, edit }) => {
        const write = (part: Part, by: object = {}): readonly Written[] =>
          part.write(by).map((step) => ({ key: part.key, step }));
        const all = parts.flatMap((part) => write(part));
        const others = parts.filter((_, one) => one !== place).flatMap((part) => write(part));
        if (how === 'insert') return { before: others, after: all };
        if (how === 'remove') return { before: all, after: others };
        return { before: all, after: parts.flatMap((part, one) => write(part, one === place ? edit : {})) };
      }),
  );

/** Payload values apart from times, by the part an event is of and its round. */
function valuesByEvent(written: readonly Written[]): ReadonlyMap<string, Payload> {
  const { events, payloads } = tellStory({
    cast: { ada: {}, bob: {}, ...GROUPS },
    users: { jo: {}, kim: {} },
    steps: written.map(({ step }) => step),
  });
  return new Map(
    events.map(({ step, iteration, kind, contact }, place) => {
      const { dateAdded: _, timestamp: __, ...values } = payloads[place] as Payload;
      const top = Number(/^steps\[(\d+)\]/.exec(step.position.path)?.[1]);
      const inner = step.position.path.replace(/^steps\[\d+\]/, '');
      return [JSON.stringify([written[top]?.key, inner, iteration]), { ...values, kind, contact }];
    }),
  );
}

describe('steps do not disturb each other', () => {
  it('leaves kind, contact and payload values of all other steps alone when one is inserted, removed or edited', () => {
    let compared = 0;
    fc.assert(
      fc.property(anyChange, ({ before, after }) => {
        const [old, now] = [valuesByEvent(before), valuesByEvent(after)];
        const isSame = ({ key, step }: Written): boolean =>
          before.some((one) => one.key === key && isDeepStrictEqual(one.step, step));
        const changed = new Set(after.filter((one) => !isSame(one)).map(({ key }) => key));
        for (const [event, values] of old) {
          const [key] = JSON.parse(event) as [string];
          if (changed.has(key) || !after.some((one) => one.key === key)) continue;
          expect(now.get(event), event).to.deep.equal(values);
          compared += 1;
        }
      }),
      { numRuns: 150 },
    );
    expect(compared).to.be.above(500);
  });

  it('tells equal steps apart by their order, so that only those behind an inserted twin change', () => {
    const twin = { emit: 'sms.sent' };
    const other = { emit: 'sms.sent', text: 'hello' };
    const ids = (steps: readonly object[]) =>
      tellStory({ steps }).payloads.map((payload) => payload.messageId);
    const [first, second] = ids([twin, other]);
    expect(ids([twin, other, twin]).slice(0, 2)).to.deep.equal([first, second]);
    expect(ids([{ id: 'new', ...twin }, twin, other])[1]).to.equal(second);
    expect(ids([{ emit: 'email.sent' }, twin, other]).slice(1)).to.deep.equal([first, second]);
  });

  it('moves only instants when story time moves', () => {
    const steps = [
      { emit: 'call.answered' },
      { wait: '1m' },
      { emit: 'sms.sent' },
      { repeat: 3, emit: 'email.sent' },
    ];
    const timeless = (waits: readonly object[]) =>
      tellStory({ steps: [...waits, ...steps] }).payloads.map(
        ({ dateAdded: _, timestamp: __, ...values }) => values,
      );
    expect(timeless([{ wait: '3h' }])).to.deep.equal(timeless([]));
  });

  it('keeps the first rounds of a repeat when it gets more of them', () => {
    const rounds = (repeat: number) =>
      tellStory({
        cast: { crowd: { count: 9 } },
        steps: [{ repeat, every: '1m', contact: 'crowd', mix: { 'sms.sent': 1, 'email.sent': 1 } }],
      }).payloads;
    expect(rounds(20).slice(0, 8)).to.deep.equal(rounds(8));
  });
});
