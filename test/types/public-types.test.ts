import { expect } from 'chai';
import { KIND_NAMES } from '../../src/catalog/kinds.ts';
import { createEvent, type Kind } from '../../src/index.ts';
import { checkSnippets } from './check-snippets.ts';

const SOUND = [
  "void runScenario('answered-call', { target, seed: 7, timeout: '2s', set: { userId: null } });",
  "createEvent('call.voicemail', { call: { duration: '12s' }, fault: 'signature-missing' });",
  "defineScenario({ version: 1, name: 'x', steps: [{ emit: 'sms.sent' }, { wait: '3s' }] });",
  "expect(run).to.have.delivered('call.answered', 2).and.to.have.lostNothing();",
  'expect(delivery).to.be.acceptedWithin(800); expect(delivery).to.be.rejectedWith(401);',
  "expect(createReceiver({ url: 'http://x' })).to.have.received(({ attempt }) => attempt === 2, 1);",
  "expect(createTwin()).to.have.been.asked('GET', '/contacts/:id');",
  "expectLike(run).toHaveDelivered('voicemail.drop'); expectLike(delivery).toHaveRetried();",
  "expectLike(delivery).toHaveNoDuplicates('messageId');",
  "const seconds: number = createEvent('call.answered').payload.callDuration;",
  "void sendEvent('call.answered', { target }).then(({ payload }) => payload.callDuration.toFixed());",
  "const seconds: number | undefined = run.ofKind('call.answered')[0]?.payload.callDuration;",
  "createEvent('email.sent', { set: { subject: null, 'meta.email.to': [], attachments: [] }, omit: ['userId', 'cc.0'] });",
  "createEvent('sms.sent', { set: { brandNew: true } as JsonObject });",
  "createEvent('call.answered', { revision: '2025-05' }).payload.anything;",
  "for (const kind of ['sms.sent', 'email.sent'] as const) createEvent(kind).payload.contactId;",
  'createEvent(kind).payload.anything;',
  "const anyDelivery: Delivery = run.ofKind('call.answered')[0] ?? delivery;",
  "expect(receiver).to.have.received({ type: 'ContactCreate', callDuration: 95, messageId: delivery.messageId });",
  'expect(receiver).to.have.received({ brandNew: true } as JsonObject);',
  "expectLike(receiver).toHaveReceived<'call.answered'>(({ payload }) => payload.callDuration > 3);",
  "void receiver.waitFor<'email.sent'>({ subject: 'Hi' }).then(({ payload }) => payload.subject?.trim());",
];

const BROKEN: readonly (readonly [what: string, snippet: string, says: RegExp])[] = [
  [
    'a kind nobody knows',
    "void sendEvent('call.anwsered', { target });",
    /'"call.anwsered"' is not assignable/,
  ],
  [
    'a kind nobody knows, in a scenario',
    "defineScenario({ version: 1, name: 'x', steps: [{ emit: 'sms' }] });",
    /not assignable/,
  ],
  ['a kind nobody knows, asked of a run', "run.ofKind('call');", /not assignable/],
  ['a kind nobody knows, in chai', "expect(run).to.have.delivered('call');", /not assignable/],
  ['a kind nobody knows, in a matcher', "expectLike(run).toHaveDelivered('call');", /not assignable/],
  ['a field there is none of', "createEvent('call.answered', { call: { durration: '12s' } });", /durration/],
  ['a fault there is none of', "createEvent('sms.sent', { fault: 'signature-gone' });", /not assignable/],
  ['an option there is none of', "void runScenario('x', { target, sed: 7 });", /sed/],
  [
    'a target in the wrong form',
    "void runScenario('x', { target: () => new Response() });",
    /not assignable/,
  ],
  ['a bound as a duration', "expect(delivery).to.be.acceptedWithin('800ms');", /'string' is not assignable/],
  ['no bound', 'expectLike(delivery).toBeAcceptedWithin();', /Expected 1 arguments/],
  ['a status as a class', "expectLike(delivery).toBeRejectedWith('4xx');", /not assignable/],
  ['an id there is none of', "expect(run).to.have.noDuplicates('id');", /not assignable/],
  ['a method there is none of', "expect(createTwin()).to.have.been.asked('get', '/');", /not assignable/],
  [
    'a path without a slash',
    "expect(createTwin()).to.have.been.asked('GET', 'contacts/:id');",
    /not assignable/,
  ],
  ['a field no delivery has', 'expect(run).to.have.received(({ stats }) => stats > 1);', /stats/],
  [
    'a field the kind does not have',
    "createEvent('call.answered').payload.subject;",
    /'subject' does not exist on type 'CallAnsweredPayload'/,
  ],
  [
    'a field the kind does not have, in a delivery',
    "void sendEvent('call.answered', { target }).then(({ payload }) => payload.subject);",
    /'subject' does not exist/,
  ],
  [
    'a field the kind does not have, in a run',
    "run.ofKind('call.answered').map(({ payload }) => payload.subject);",
    /'subject' does not exist/,
  ],
  [
    'a field that one of two kinds does not have',
    "for (const kind of ['sms.sent', 'email.sent'] as const) createEvent(kind).payload.subject;",
    /'subject' does not exist/,
  ],
  ['a number as text', "createEvent('call.answered').payload.callDuration.trim();", /'trim' does not exist/],
  [
    'a status the kind never has',
    "createEvent('call.voicemail').payload.callStatus === 'busy';",
    /no overlap/,
  ],
  [
    'a value set in a field the kind does not have',
    "createEvent('call.answered', { set: { callDuraton: 1 } });",
    /Did you mean to write 'callDuration'/,
  ],
  [
    'a value set in a field of another kind',
    "void sendEvent('call.answered', { target, set: { subject: '' } });",
    /'subject' does not exist/,
  ],
  [
    'a value set in a field of no kind, for a whole run',
    "void runScenario('x', { target, set: { mesageId: '' } });",
    /Did you mean to write 'messageId'/,
  ],
  [
    'a value set in a field of no kind, in a scenario',
    "defineScenario({ version: 1, name: 'x', steps: [{ emit: 'sms.sent', set: { bdy: '' } }] });",
    /bdy/,
  ],
  [
    'a field to omit that the kind does not have',
    "createEvent('sms.sent', { omit: ['subject'] });",
    /not assignable/,
  ],
  [
    'a match on a field of no kind, in chai',
    'expect(receiver).to.not.have.received({ mesageType: "CALL" });',
    /'mesageType' does not exist/,
  ],
  [
    'a match on a field the kind does not have, in a matcher',
    'expectLike(receiver).toHaveReceived<\'call.answered\'>({ subject: "Hi" });',
    /'subject' does not exist/,
  ],
  [
    'a match on a field of no kind, waited for',
    'void receiver.waitFor({ mesageType: "CALL" });',
    /'mesageType' does not exist/,
  ],
  [
    'a type that is not public',
    "const prepared: import('../../src/index.ts').PreparedDelivery = delivery;",
    /no exported member 'PreparedDelivery'/,
  ],
  ['a twin fault without a route', 'createTwin({ faults: [{ path: "/contacts" }] });', /path/],
];

/** The payload of every kind, as it is sent, given to its type. */
const PAYLOADS = KIND_NAMES.map((kind) => {
  const { payload } = createEvent(kind as Kind, { seed: kind });
  return `({ '${kind}': ${JSON.stringify(payload)} }) satisfies Partial<PayloadByKind>;`;
}).join('\n');

describe('the public types', function () {
  this.timeout(60_000);
  let said: readonly (readonly string[])[];

  before(() => {
    said = checkSnippets([...SOUND, ...BROKEN.map(([, snippet]) => snippet), PAYLOADS]);
  });

  for (const [index, snippet] of SOUND.entries()) {
    it(`take ${snippet}`, () => {
      expect(said[index]).to.deep.equal([]);
    });
  }

  it('take the payload of every kind, as it is sent', () => {
    expect(PAYLOADS.split('\n')).to.have.lengthOf.above(80);
    expect(said.at(-1)).to.deep.equal([]);
  });

  for (const [index, [what, snippet, says]] of BROKEN.entries()) {
    it(`refuse ${what}: ${snippet}`, () => {
      expect(said[SOUND.length + index]?.join(' ')).to.match(says);
    });
  }
});
