import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { expect } from 'chai';
import { kindSchema } from '../../src/catalog/kind-schema.ts';
import { KINDS } from '../../src/catalog/kinds.ts';
import { isMessage } from '../../src/catalog/message-kind.ts';
import { REVISIONS } from '../../src/catalog/revisions.ts';
import { verifyEnvelope } from '../../src/envelope/verify-envelope.ts';
import { SOURCES } from '../../src/payload/story-values.ts';
import { createSlowMaker, KEYS, makerOf, SETTINGS, timesOf } from './make-events.ts';

const MESSAGES = KINDS.filter(isMessage);
/** Fields that hang on the event and not on the contact alone. */
const DRAWN = [
  'messageId',
  'emailMessageId',
  'threadId',
  'webhookId',
  'body',
  'plainText',
  'subject',
  'source',
  'userId',
  'callDuration',
  'attachments',
];

function payloadsOf(kind: string, count: number, settings = SETTINGS) {
  const maker = makerOf([{ kind, weight: 1 }], { settings });
  return Array.from({ length: count }, (_, index) => {
    const event = maker.makeEvent(index, timesOf(index));
    return {
      index,
      contact: event.contact,
      payload: JSON.parse(String(event.body)) as Record<string, unknown>,
    };
  });
}

function countBy<Item>(items: readonly Item[], key: (item: Item) => string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(key(item), (counts.get(key(item)) ?? 0) + 1);
  return counts;
}

/** Pearson's statistic over its degrees of freedom: near 1 when both were drawn from one distribution. */
function compareCounts(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  const keys = new Set([...a.keys(), ...b.keys()]);
  let sum = 0;
  for (const key of keys) {
    const [x, y] = [a.get(key) ?? 0, b.get(key) ?? 0];
    sum += (x - y) ** 2 / (x + y);
  }
  return sum / Math.max(1, keys.size - 1);
}

describe('createEventMaker()', () => {
  const ajv = new Ajv({ strict: false });
  addFormats.default(ajv);

  it('makes payloads that keep to the schema of their kind, in every revision that has it', () => {
    for (const { name, revisions } of KINDS) {
      for (const revision of revisions) {
        const validate = ajv.compile(kindSchema(name, revision));
        for (const { payload } of payloadsOf(name, 6, { ...SETTINGS, revision })) {
          expect(validate(payload), `${name} in ${revision}: ${ajv.errorsText(validate.errors)}`).to.equal(
            true,
          );
        }
      }
    }
  }).timeout(60_000);

  it('writes the same keys, constants and people as the stage of run does for the same contact and instant', () => {
    for (const { name } of MESSAGES) {
      for (const revision of REVISIONS.filter((each) =>
        KINDS.find((kind) => kind.name === name)?.revisions.includes(each),
      )) {
        const settings = { ...SETTINGS, revision };
        const slow = createSlowMaker(name, settings);
        for (const { index, contact, payload } of payloadsOf(name, 12, settings)) {
          const expected = slow.make(index, contact);
          for (const key of Object.keys(expected).filter((one) => !DRAWN.includes(one))) {
            expect(payload[key], `${name} ${revision} ${key}`).to.deep.equal(expected[key]);
          }
          const optional = (keys: readonly string[]) => keys.filter((key) => key !== 'userId');
          expect(optional(Object.keys(payload)), name).to.deep.equal(optional(Object.keys(expected)));
          if (payload.userId !== undefined && expected.userId !== undefined) {
            expect(payload.userId).to.equal(expected.userId);
          }
        }
      }
    }
  }).timeout(60_000);

  it('says what the stage of run says, as often', () => {
    const count = 1500;
    for (const kind of ['sms.sent', 'inbound.sms', 'email.sent', 'internal-comment.added']) {
      const slow = createSlowMaker(kind);
      const fast = payloadsOf(kind, count);
      const slowly = fast.map(({ index, contact }) => slow.make(index, contact));
      // Names in texts are those of the contact, so texts are compared for one contact at a time.
      for (const contact of [0, 1, 2, 3]) {
        const of = (payloads: readonly Readonly<Record<string, unknown>>[]) =>
          countBy(
            payloads.filter((_, place) => fast[place]?.contact === contact),
            (payload) => `${payload.subject} ${payload.body} ${payload.plainText}`,
          );
        const ours = of(fast.map(({ payload }) => payload));
        expect(compareCounts(ours, of(slowly)), `${kind} of contact ${contact}`).to.be.below(1.6);
      }
      const kept = (payload: Readonly<Record<string, unknown>>): string =>
        `${Object.keys(payload).join()} ${payload.source}`;
      const keys = compareCounts(
        countBy(fast, ({ payload }) => kept(payload)),
        countBy(slowly, kept),
      );
      expect(keys, `keys and sources of ${kind}`).to.be.below(6);
    }
  }).timeout(60_000);

  it('knows every text that the stage of run writes, and no other', () => {
    const slow = createSlowMaker('sms.sent');
    const fast = payloadsOf('sms.sent', 6000).filter(({ contact }) => contact === 0);
    const ours = new Set(fast.map(({ payload }) => payload.body));
    const theirs = new Set(Array.from({ length: 2000 }, (_, index) => slow.make(index, 0).body));
    expect([...ours].filter((text) => !theirs.has(text as string))).to.deep.equal([]);
    expect([...ours].some((text) => String(text).includes('Smith & "Sons" <Dental>'))).to.equal(true);
  });

  it('escapes names in the HTML of e-mails as the stage of run does', () => {
    const slow = createSlowMaker('email.sent');
    const fast = payloadsOf('email.sent', 400).filter(({ contact }) => contact === 0);
    const theirs = new Set(Array.from({ length: 400 }, (_, index) => slow.make(index, 0).body));
    expect(fast).to.have.lengthOf.above(10);
    for (const { payload } of fast) expect(theirs).to.include(payload.body);
  });

  it('sends from the app, a workflow or a campaign as often as the stage of run', () => {
    const sources = countBy(payloadsOf('sms.sent', 5000), ({ payload }) => String(payload.source));
    for (const { source, weight } of SOURCES) {
      expect(sources.get(source), source).to.be.closeTo(weight * 500, 130);
    }
  });

  it('draws the length of calls over the range that the stage of run has', () => {
    for (const [kind, shortest, longest] of [
      ['call.answered', 15, 900],
      ['call.voicemail', 4, 60],
      ['call.busy', 0, 0],
    ] as const) {
      const seconds = payloadsOf(kind, 4000).map(({ payload }) => payload.callDuration as number);
      expect(Math.min(...seconds), kind).to.be.within(shortest, shortest + 2);
      expect(Math.max(...seconds), kind).to.be.within(longest - 2, longest);
    }
  });

  it('has a recording at the same host, under the same location', () => {
    for (const kind of ['call.answered', 'call.voicemail', 'voicemail.drop', 'inbound.call.voicemail']) {
      const slow = createSlowMaker(kind);
      for (const { index, contact, payload } of payloadsOf(kind, 5)) {
        const [ours, theirs] = [payload, slow.make(index, contact)].map(({ attachments }) =>
          String((attachments as string[])[0]).replace(/\w{20}\.wav$/, ''),
        );
        expect(ours).to.equal(theirs);
      }
    }
  });

  it('draws kinds by their weights and contacts evenly', () => {
    const maker = makerOf([
      { kind: 'sms.sent', weight: 3 },
      { kind: 'call.answered', weight: 1 },
    ]);
    const events = Array.from({ length: 4000 }, (_, index) => maker.makeEvent(index, timesOf(index)));
    expect(countBy(events, ({ kind }) => kind).get('sms.sent')).to.be.closeTo(3000, 110);
    const contacts = countBy(events, ({ contact }) => String(contact));
    expect(contacts.size).to.equal(13);
    for (const count of contacts.values()) expect(count).to.be.closeTo(4000 / 13, 70);
  });

  it('makes canonical JSON, signed', () => {
    const maker = makerOf(MESSAGES.map(({ name }) => ({ kind: name, weight: 1 })));
    for (let index = 0; index < 300; index++) {
      const { body, headers } = maker.makeEvent(index, timesOf(index));
      expect(JSON.stringify(JSON.parse(String(body)))).to.equal(String(body));
      const record = Object.fromEntries(
        headers.flatMap((name, place) => (place % 2 === 0 ? [[name, headers[place + 1] as string]] : [])),
      );
      expect(verifyEnvelope({ body, headers: record, publicKeys: KEYS.publicKeys })).to.include({
        valid: true,
      });
    }
  });

  it('gives ids their real shapes, and no two events the same', () => {
    const payloads = payloadsOf('sms.sent', 5000).map(({ payload }) => payload);
    for (const { messageId, webhookId } of payloads.slice(0, 200)) {
      expect(messageId).to.match(/^[A-Za-z0-9]{20}$/);
      expect(webhookId).to.match(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    }
    for (const key of ['messageId', 'webhookId']) {
      expect(new Set(payloads.map((payload) => payload[key])).size).to.equal(payloads.length);
    }
  });

  it('makes the same bytes again, whatever was made before; another run id makes other message ids only', () => {
    const [first, second] = [
      makerOf([{ kind: 'sms.sent', weight: 1 }]),
      makerOf([{ kind: 'sms.sent', weight: 1 }]),
    ];
    const forwards = [0, 1, 2, 3].map((index) => String(first.makeEvent(index, timesOf(index)).body));
    const backwards = [3, 2, 1, 0]
      .map((index) => String(second.makeEvent(index, timesOf(index)).body))
      .reverse();
    expect(backwards).to.deep.equal(forwards);
    const other = makerOf([{ kind: 'sms.sent', weight: 1 }], { settings: { ...SETTINGS, runId: 'r2' } });
    const [a, b] = [forwards[0], String(other.makeEvent(0, timesOf(0)).body)].map((body) =>
      JSON.parse(body as string),
    );
    expect(b.messageId).to.not.equal(a.messageId);
    expect({ ...b, messageId: a.messageId, webhookId: a.webhookId }).to.deep.equal(a);
  });

  it('shares contacts out so that every event is made by exactly one sender', () => {
    const mix = [{ kind: 'sms.sent', weight: 1 }];
    const senders = [0, 1, 2].map((remainder) => makerOf(mix, { share: { of: 3, remainder } }));
    for (let index = 0; index < 200; index++) {
      const takers = senders.filter((sender) => sender.isOurs(index));
      expect(takers).to.have.lengthOf(1);
      const { contact } = makerOf(mix).makeEvent(index, timesOf(index));
      expect(takers[0]).to.equal(senders[contact % 3]);
    }
  });

  it('sets values in every payload, and the headers of the caller', () => {
    const settings = { ...SETTINGS, set: { body: 'Hi', 'extra.flag': true }, headers: { 'x-team': 'a' } };
    const { body, headers } = makerOf([{ kind: 'sms.sent', weight: 1 }], { settings }).makeEvent(
      0,
      timesOf(0),
    );
    expect(JSON.parse(String(body))).to.deep.include({ body: 'Hi', extra: { flag: true } });
    expect(headers.slice(headers.indexOf('x-team'))[1]).to.equal('a');
  });
});
