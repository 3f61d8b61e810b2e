import { expect } from 'chai';
import { createFakerEvents } from '../../../bench/programs/faker-events.ts';
import { createSchemaEvents } from '../../../bench/programs/schema-events.ts';
import type { Traffic } from '../../../bench/programs/traffic.ts';
import { kindFields } from '../../../src/catalog/kind-fields.ts';
import { createPeople } from '../../../src/load/people.ts';
import type { Payload } from '../../../src/model/payload.ts';
import { createCast } from '../../../src/payload/cast.ts';
import { checkPayload } from '../../../src/payload/check-payload.ts';
import { parseScenario } from '../../../src/scenario/parse-scenario.ts';

const SCENARIO = parseScenario({
  version: 1,
  name: 'traffic',
  cast: { contacts: { count: 9 } },
  steps: [{ each: 'contacts', steps: [{ emit: 'inbound.sms' }] }],
});
const people = createPeople(SCENARIO, createCast(SCENARIO, { seed: '7' }), '7');
const TRAFFIC: Traffic = {
  people: Array.from({ length: people.count }, (_, number) => people.person(number)),
  appId: '686967686c6576656c6d6f63',
  kinds: ['inbound.sms', 'call.answered', 'call.voicemail', 'call.busy'],
  fieldsOf: (kind) => kindFields(kind, 'latest'),
};

for (const createEvents of [createFakerEvents, createSchemaEvents]) {
  describe(`${createEvents.name}()`, () => {
    const makeEvent = createEvents(TRAFFIC);
    const events = Array.from({ length: 72 }, (_, turn) => makeEvent(turn) as Payload);

    it('makes events that are valid for their kinds, like those of a load', () => {
      const problems = events.flatMap((event, turn) =>
        checkPayload(event, TRAFFIC.kinds[turn % TRAFFIC.kinds.length] as string, 'latest'),
      );
      expect(problems).to.deep.equal([]);
    });

    it('has recordings of calls that were answered, by a person or a machine, and of no others', () => {
      const recorded = events.map(({ attachments }) => (attachments as readonly string[]).length);
      expect(recorded.slice(0, 8)).to.deep.equal([0, 1, 1, 0, 0, 1, 1, 0]);
    });

    it('makes no event twice', () => {
      expect(new Set(events.map(({ webhookId }) => webhookId)).size).to.equal(events.length);
      expect(new Set(events.map(({ messageId }) => messageId)).size).to.equal(events.length);
    });

    it('makes them about the people of the cast', () => {
      const contacts = TRAFFIC.people.map(({ contactId }) => contactId);
      expect(new Set(events.map(({ contactId }) => contactId))).to.deep.equal(new Set(contacts));
    });
  });
}
