import { expect } from 'chai';
import fc from 'fast-check';
import { createCast } from '../../src/payload/cast.ts';
import { tellStory } from './tell-story.ts';

type Spec = Parameters<typeof createCast>[0];
const spec = (parts: Partial<Spec>): Spec => ({
  cast: [{ name: 'ada' }],
  users: [],
  locations: [],
  ...parts,
});
const single = (name: string) => ({ name, member: null });

describe('createCast()', () => {
  it('makes people and places of the real shapes', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(10_000), (seed, member) => {
        const cast = createCast(spec({ cast: [{ name: 'crowd', count: 20_000 }] }), { seed });
        const contact = cast.contact({ name: 'crowd', member });
        for (const id of [
          contact.id,
          contact.conversationId,
          contact.location.id,
          cast.user(undefined, null).id,
        ]) {
          expect(id).to.match(/^[A-Za-z0-9]{20}$/);
        }
        expect(contact.phone).to.match(/^\+1[2-9]\d{2}55501\d{2}$/);
        expect(contact.email).to.match(/^[a-z0-9._'-]+@example\.(com|net|org)$/);
        expect(contact.location.email).to.match(/^[a-z0-9-]+@example\.com$/);
        expect(contact.name).to.equal(`${contact.firstName} ${contact.lastName}`);
      }),
    );
  });

  it('makes a person from the seed and the name alone', () => {
    const alone = createCast(spec({}), { seed: '7' });
    const among = createCast(
      spec({
        cast: [{ name: 'bob' }, { name: 'ada' }, { name: 'crowd', count: 3 }],
        users: [{ name: 'jo' }],
      }),
      { seed: '7' },
    );
    among.contact(single('bob'));
    expect(among.contact(single('ada'))).to.deep.equal(alone.contact(single('ada')));
    expect(createCast(spec({}), { seed: '8' }).contact(single('ada')).id).to.not.equal(
      alone.contact(single('ada')).id,
    );
  });

  it('makes member n of a group from the seed, the group and n alone', () => {
    const group = (count: number) => createCast(spec({ cast: [{ name: 'crowd', count }] }), { seed: '7' });
    const third = { name: 'crowd', member: 2 };
    expect(group(3).contact(third)).to.deep.equal(group(5000).contact(third));
    expect(group(3).contact({ name: 'crowd', member: 1 }).id).to.not.equal(group(3).contact(third).id);
  });

  it('gives the members of a group phones and ids of their own', () => {
    const cast = createCast(spec({ cast: [{ name: 'crowd', count: 9600 }] }), { seed: '7' });
    const crowd = Array.from({ length: 9600 }, (_, member) => cast.contact({ name: 'crowd', member }));
    expect(new Set(crowd.map((one) => one.phone)).size).to.equal(9600);
    expect(new Set(crowd.map((one) => one.id)).size).to.equal(9600);
    expect(new Set(crowd.map((one) => one.phone.slice(2, 5))).size).to.be.above(90);
  });

  it('is the same person after ten thousand others', () => {
    const cast = createCast(spec({ cast: [{ name: 'crowd', count: 20_000 }] }), { seed: '7' });
    const first = cast.contact({ name: 'crowd', member: 0 });
    for (let member = 1; member < 12_000; member++) cast.contact({ name: 'crowd', member });
    expect(cast.contact({ name: 'crowd', member: 0 })).to.deep.equal(first);
  }).timeout(60_000);

  it('keeps what the scenario says of somebody', () => {
    const cast = createCast(
      spec({
        cast: [
          {
            name: 'ada',
            displayName: 'Ada Maria Okafor',
            phone: '+4930123456',
            email: 'A@b.example',
            tags: ['vip'],
          },
        ],
        users: [{ name: 'jo', displayName: 'Jo', email: 'jo@clinic.example', phone: '+12125550100' }],
        locations: [{ name: 'main', displayName: 'Elm Dental', timezone: 'Europe/Berlin' }],
      }),
      { seed: '7' },
    );
    expect(cast.contact(single('ada'))).to.deep.include({
      name: 'Ada Maria Okafor',
      firstName: 'Ada',
      lastName: 'Maria Okafor',
      phone: '+4930123456',
      email: 'A@b.example',
      tags: ['vip'],
    });
    expect(cast.user('jo', null)).to.include({ name: 'Jo', lastName: '', email: 'jo@clinic.example' });
    expect(cast.location(undefined)).to.include({
      name: 'Elm Dental',
      timezone: 'Europe/Berlin',
      email: 'elm-dental@example.com',
    });
  });

  it('makes the address of somebody from their name', () => {
    const cast = createCast(spec({ cast: [{ name: 'ada', displayName: 'Ada Okafor' }] }), { seed: '7' });
    expect(cast.contact(single('ada')).email).to.match(/okafor/);
  });

  it('has an address for a place whose name has no latin letter', () => {
    const cast = createCast(spec({ locations: [{ name: 'main', displayName: '東京クリニック' }] }), {
      seed: '7',
    });
    expect(cast.location('main').email).to.equal('office@example.com');
  });

  it('makes names in the language asked for', () => {
    const cast = createCast(spec({ cast: [{ name: 'yui', locale: 'ja' }, { name: 'ada' }], locale: 'ar' }), {
      seed: '7',
    });
    expect(cast.contact(single('yui')).lastName).to.match(/\p{Script=Han}/u);
    expect(cast.contact(single('ada')).lastName).to.match(/\p{Script=Arabic}/u);
    expect(cast.contact(single('yui')).email).to.match(/^[\x21-\x7e]+@example\.(com|net|org)$/);
  });

  it('replaces the id of the first location only', () => {
    const locations = [{ name: 'north' }, { name: 'south' }];
    const asked = createCast(spec({ locations }), { seed: '7', locationId: 'ours' });
    const drawn = createCast(spec({ locations }), { seed: '7' });
    expect(asked.location(undefined)).to.deep.equal({ ...drawn.location('north'), id: 'ours' });
    expect(asked.location('south')).to.deep.equal(drawn.location('south'));
  });

  it('gives each contact a user who looks after them', () => {
    const users = [{ name: 'jo' }, { name: 'kim' }, { name: 'lee' }];
    const cast = createCast(spec({ cast: [{ name: 'crowd', count: 300 }], users }), { seed: '7' });
    const assigned = Array.from(
      { length: 300 },
      (_, member) => cast.user(undefined, { name: 'crowd', member }).id,
    );
    for (const { name } of users) {
      const share = assigned.filter((id) => id === cast.user(name, null).id).length / 300;
      expect(share).to.be.within(0.2, 0.5);
    }
    expect(cast.user(undefined, { name: 'crowd', member: 5 }).id).to.equal(assigned[5]);
  });
});

describe('the cast of a run', () => {
  it('is one persona for each contact through the whole run', () => {
    const { payloads, events } = tellStory({
      cast: { crowd: { count: 8 } },
      steps: [
        {
          repeat: 300,
          over: '8h',
          contact: 'crowd',
          mix: { 'call.answered': 1, 'inbound.sms': 1, 'email.sent': 1, 'sms.sent': 1, 'voicemail.drop': 1 },
        },
      ],
    });
    const traits = (place: number): string => {
      const { contactId, conversationId, direction, messageType, from, to } = payloads[place] ?? {};
      const theirs = direction === 'inbound' ? from : to;
      return JSON.stringify([contactId, conversationId, messageType === 'Email' ? 'mail' : 'phone', theirs]);
    };
    const seen = new Set(events.map((event, place) => `${event.contact?.member} ${traits(place)}`));
    // Eight people, each with one phone number and one address.
    expect(seen.size).to.equal(16);
  });
});
