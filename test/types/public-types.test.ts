import { expect } from 'chai';
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
  ['a twin fault without a route', 'createTwin({ faults: [{ path: "/contacts" }] });', /path/],
];

describe('the public types', function () {
  this.timeout(60_000);
  let said: readonly (readonly string[])[];

  before(() => {
    said = checkSnippets([...SOUND, ...BROKEN.map(([, snippet]) => snippet)]);
  });

  for (const [index, snippet] of SOUND.entries()) {
    it(`take ${snippet}`, () => {
      expect(said[index]).to.deep.equal([]);
    });
  }

  for (const [index, [what, snippet, says]] of BROKEN.entries()) {
    it(`refuse ${what}: ${snippet}`, () => {
      expect(said[SOUND.length + index]?.join(' ')).to.match(says);
    });
  }
});
