import { expect } from 'chai';
import fc from 'fast-check';
import { kindFields } from '../../src/catalog/kind-fields.ts';
import { KINDS } from '../../src/catalog/kinds.ts';
import { isMessage } from '../../src/catalog/message-kind.ts';
import type { KindDefinition } from '../../src/model/catalog.ts';
import type { Payload } from '../../src/model/payload.ts';
import type { Revision } from '../../src/model/revision.ts';
import type { Locale } from '../../src/model/scenario.ts';
import { checkPayload } from '../../src/payload/check-payload.ts';
import { APP_ID, tellEvent } from './tell-story.ts';

const LOCALES: readonly Locale[] = ['en', 'de', 'fr', 'es', 'pt_BR', 'ja', 'ar'];
const EMAIL = /[^\s<>"'(),;:]+@[^\s<>"'(),;:]+/g;
// The mail server of LCEmailStats has a host of its own.
const OWN_EMAIL = /^[^@]+@(mail\.)?example\.(com|net|org)$/;
const PHONE = /\+\d{6,}/g;
const FICTIONAL_PHONE = /^\+1[2-9]\d{2}55501\d{2}$/;

/** What a step of a kind can say besides its kind. */
function details({ channel }: KindDefinition): fc.Arbitrary<object> {
  const text = fc.string({ unit: 'grapheme' }).filter((one) => !one.includes('{'));
  switch (channel) {
    case 'call':
      return fc.record(
        {
          call: fc.record(
            { duration: fc.constantFrom('0s', '12s', '1h'), recording: fc.boolean() },
            { requiredKeys: [] },
          ),
        },
        { requiredKeys: [] },
      );
    case 'text':
    case 'comment':
      return fc.record({ text }, { requiredKeys: [] });
    case 'email':
      return fc.record(
        {
          email: fc.record(
            {
              subject: text.filter((one) => one !== ''),
              html: fc.constant('<p>Hi {{contact.firstName}}</p>'),
              cc: fc.constantFrom(['desk@example.com'], ['a@example.com', '{{user.email}}']),
              bcc: fc.constant(['archive@example.org']),
            },
            { requiredKeys: [] },
          ),
        },
        { requiredKeys: [] },
      );
    default:
      return fc.constant({});
  }
}

/** Any event of a kind, in any revision that has it, from any seed, in any language. */
function anyEvent(
  kind: KindDefinition,
): fc.Arbitrary<{ readonly payload: Payload; readonly revision: Revision }> {
  return fc
    .record({
      revision: fc.constantFrom(...kind.revisions),
      details: details(kind),
      seed: fc.string(),
      locale: fc.constantFrom(...LOCALES),
    })
    .map(({ revision, details, seed, locale }) => ({
      revision,
      payload: tellEvent({ emit: kind.name, ...details }, { seed, revision, sketch: { locale } }),
    }));
}

describe('generatePayload() of every kind', () => {
  for (const kind of KINDS) {
    it(`makes ${kind.name} as its schema says in every revision, whatever the seed`, () => {
      fc.assert(
        fc.property(anyEvent(kind), ({ payload, revision }) => {
          expect(checkPayload(payload, kind.name, revision)).to.deep.equal([]);

          const order = kindFields(kind.name, revision).map((field) => field.name);
          expect(Object.keys(payload)).to.deep.equal(order.filter((name) => Object.hasOwn(payload, name)));

          const body = JSON.stringify(payload);
          expect(JSON.stringify(JSON.parse(body))).to.equal(body);

          for (const phone of body.match(PHONE) ?? []) expect(phone).to.match(FICTIONAL_PHONE);
          for (const address of body.match(EMAIL) ?? []) expect(address).to.match(OWN_EMAIL);
        }),
        { numRuns: isMessage(kind) ? 30 : 5 },
      );
    });
  }

  it('fills every field that is always there in every revision', () => {
    for (const kind of KINDS) {
      for (const revision of kind.revisions) {
        const payload = tellEvent({ emit: kind.name }, { revision });
        const always = kindFields(kind.name, revision).filter((field) => field.presence === 'always');
        expect(Object.keys(payload), kind.name).to.include.members(always.map((field) => field.name));
        expect(payload.appId ?? APP_ID).to.equal(APP_ID);
      }
    }
  });
});
