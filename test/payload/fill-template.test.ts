import { expect } from 'chai';
import { isPayloadError } from '../../src/errors/payload-error.ts';
import { tellEvent, tellStory } from './tell-story.ts';

const sketch = {
  cast: { ada: { name: 'Ada Okafor', phone: '+12125550141', email: 'ada@example.com' } },
  users: { jo: { name: 'Jo Lindqvist' } },
  locations: { main: { name: 'Elm Dental', timezone: 'America/Chicago' } },
};

const fill = (text: string, seed = '7'): unknown =>
  tellEvent({ emit: 'sms.sent', text }, { sketch, seed }).body;

function problemOf(tell: () => unknown): string {
  try {
    tell();
  } catch (error) {
    if (isPayloadError(error) && error.code === 'HL_PAYLOAD_UNFILLED') return error.message;
    throw error;
  }
  return 'none';
}

describe('templates', () => {
  it('speak of the contact, the user and the location', () => {
    expect(fill('{{contact.firstName}} {{contact.lastName}}, {{contact.phone}}, {{contact.email}}')).to.equal(
      'Ada Okafor, +12125550141, ada@example.com',
    );
    expect(fill('{{user.name}} at {{location.name}} ({{location.timezone}})')).to.equal(
      'Jo Lindqvist at Elm Dental (America/Chicago)',
    );
    expect(fill('{{contact.id}}{{location.id}}{{user.id}}')).to.match(/^[A-Za-z0-9]{60}$/);
  });

  it('may have spaces inside', () => {
    expect(fill('{{ contact.firstName }}|{{contact.lastName   }}')).to.equal('Ada|Okafor');
  });

  it('stand in text, in email and at any depth of set', () => {
    const email = {
      subject: 'Hi {{contact.firstName}}',
      html: '<p>{{user.firstName}}</p>',
      cc: ['{{contact.email}}'],
    };
    const set = {
      a: ['{{contact.firstName}}', { b: '{{user.firstName}}!' }],
      n: 1,
      'c.d': '{{location.name}}',
    };
    expect(tellEvent({ emit: 'email.sent', email, set }, { sketch })).to.deep.include({
      subject: 'Hi Ada',
      body: '<p>Jo</p>',
      cc: 'ada@example.com',
      a: ['Ada', { b: 'Jo!' }],
      n: 1,
      c: { d: 'Elm Dental' },
    });
  });

  it('take a field of an earlier payload as that was sent', () => {
    const { payloads } = tellStory({
      steps: [
        {
          id: 'first',
          emit: 'call.answered',
          call: { duration: '95s' },
          set: { note: 'so {{contact.firstName}}' },
        },
        { wait: '1m' },
        { id: 'later', again: 'first', set: { status: 'voicemail' } },
        {
          emit: 'sms.sent',
          text: '{{steps.first.messageId}} {{steps.first.callDuration}} {{steps.first.note}}',
        },
        { emit: 'sms.sent', text: '{{steps.later.webhookId}} {{steps.later.status}}' },
      ],
      ...sketch,
    });
    const [first, later] = payloads;
    expect(payloads[2]?.body).to.equal(`${first?.messageId} 95 so Ada`);
    expect(payloads[3]?.body).to.equal(`${later?.webhookId} voicemail`);
  });

  it('take a field of a step in the same flow', () => {
    const { payloads } = tellStory({
      cast: { team: { count: 3 } },
      steps: [
        {
          each: 'team',
          every: '1h',
          steps: [
            { id: 'hello', emit: 'sms.sent' },
            { emit: 'sms.sent', text: '{{steps.hello.contactId}} {{contact.id}}' },
          ],
        },
      ],
    });
    for (const place of [1, 3, 5]) {
      const id = payloads[place]?.contactId;
      expect(payloads[place]?.body).to.equal(`${id} ${id}`);
    }
  });

  it('work in the set of an again, which may refer to steps of its own', () => {
    const { payloads } = tellStory({
      steps: [
        { id: 'one', emit: 'sms.sent', text: '{{faker.lorem.sentence}}' },
        { id: 'two', emit: 'sms.sent' },
        { again: 'one', set: { line: '{{faker.lorem.sentence}}', note: '{{steps.two.messageId}}' } },
      ],
    });
    expect(payloads[2]).to.include({ note: payloads[1]?.messageId, body: payloads[0]?.body });
    expect(payloads[2]?.line).to.be.a('string').and.not.equal(payloads[0]?.body);
  });

  it('call faker, seeded, each template with draws of its own', () => {
    const text = '{{faker.lorem.word}} {{faker.lorem.word}} {{faker.number.int}} {{faker.datatype.boolean}}';
    expect(fill(text)).to.match(/^\w+ \w+ \d+ (true|false)$/);
    expect(fill(text)).to.equal(fill(text));
    expect(fill(text)).to.not.equal(fill(text, 'another'));
    const [one, other] = String(fill('{{faker.string.uuid}} {{faker.string.uuid}}')).split(' ');
    expect(one).to.not.equal(other);
  });

  it('write dates as JSON does, relative to a fixed day', () => {
    expect(fill('{{faker.date.past}}')).to.match(/^2025-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(fill('{{faker.number.bigInt}}')).to.match(/^\d+$/);
  });

  it('are filled once: what comes out is not filled again', () => {
    const { payloads } = tellStory({
      cast: { ada: { name: 'Ada {{user.name}}' } },
      steps: [{ emit: 'sms.sent', text: 'Hi {{contact.name}}' }],
    });
    expect(payloads[0]?.body).to.equal('Hi Ada {{user.name}}');
  });

  it('evaluate nothing else', () => {
    for (const text of ['$'.concat('{1+1}'), '{contact.name}', '#{name}', '<%= 1 %>', '$(date)', '}} {']) {
      expect(fill(text)).to.equal(text);
    }
  });

  const unfillable: readonly (readonly [why: string, text: string])[] = [
    ['there is no such method', '{{faker.lorem.nonsense}}'],
    ['there is no such module', '{{faker.nonsense.word}}'],
    ['the method needs arguments', '{{faker.helpers.arrayElement}}'],
    ['the method gives no single value', '{{faker.airline.airport}}'],
    ['the name is inherited, not its own', '{{faker.constructor.name}}'],
  ];
  for (const [why, text] of unfillable) {
    it(`are an error where ${why}`, () => {
      expect(problemOf(() => fill(text))).to.contain(`Failed to fill "${text}"`);
    });
  }

  it('are an error where an earlier payload has no such field in this event', () => {
    const steps = [
      { id: 'first', emit: 'sms.sent', omit: ['userId', 'messageId'] },
      { emit: 'sms.sent', text: '{{steps.first.messageId}}' },
    ];
    expect(problemOf(() => tellStory({ steps }))).to.contain('{{steps.first.messageId}}');
  });
});
