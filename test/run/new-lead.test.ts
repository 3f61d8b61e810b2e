import { expect } from 'chai';
import { createTestKeys } from '../../src/envelope/create-test-keys.ts';
import { testKeys } from '../../src/envelope/test-keys.ts';
import type { Payload } from '../../src/model/payload.ts';
import { runScenario } from '../../src/run/run-scenario.ts';

const accept = () => new Response(null, { status: 200 });
/** With an RSA key as well, a fixed one: making one takes seconds. */
const bothKeys = {
  ...createTestKeys(),
  privateKeys: { ed25519: testKeys.ed25519(), rsa: testKeys.rsa() },
};
const options = {
  target: { fetch: accept },
  keys: createTestKeys(),
  seed: '7',
  timestamps: 'story',
} as const;

async function payloadsOf(steps: readonly object[], cast: object = { ada: { name: 'Ada Okafor' } }) {
  const scenario = { version: 1, name: 'events', startsAt: '2026-03-09T10:00:00-04:00', cast, steps };
  const run = await runScenario(scenario as never, options);
  return run.deliveries.map((delivery) => delivery.payload);
}

function appointmentIn(payload: Payload | undefined): Readonly<Record<string, string>> {
  return payload?.appointment as unknown as Readonly<Record<string, string>>;
}

describe('the scenario new-lead', () => {
  it('speaks of one person, by one id, one name and one conversation', async () => {
    const run = await runScenario('new-lead', options);
    expect(run.verdict).to.equal('pass');
    const [lead] = run.ofKind('ContactCreate');
    expect(lead?.payload).to.include({
      name: 'Ada Okafor',
      firstName: 'Ada',
      lastName: 'Okafor',
      phone: '+12125550141',
      email: 'ada@example.com',
    });
    const contactIds = run.deliveries.map(({ payload }) => {
      if (payload.appointment !== undefined) return appointmentIn(payload).contactId;
      return payload.contactId ?? payload.id;
    });
    expect(new Set(contactIds)).to.deep.equal(new Set([lead?.payload.id]));
    const [unread] = run.ofKind('ConversationUnreadWebhook');
    expect(unread?.payload.id).to.equal(run.delivery('hello').payload.conversationId);
  });

  it('follows one appointment and one opportunity', async () => {
    const run = await runScenario('new-lead', options);
    const [booked, came] = ['booked', 'came'].map((id) => appointmentIn(run.delivery(id).payload));
    const lasting = ['id', 'calendarId', 'startTime', 'endTime', 'title', 'dateAdded', 'assignedUserId'];
    for (const name of lasting) expect(came?.[name], name).to.equal(booked?.[name]);
    expect(booked?.appointmentStatus).to.equal('confirmed');
    expect(came?.appointmentStatus).to.equal('showed');
    expect(Date.parse(came?.dateUpdated ?? '')).to.be.above(Date.parse(booked?.dateUpdated ?? ''));

    const [deal, won] = ['deal', 'won'].map((id) => run.delivery(id).payload);
    const same = ['id', 'name', 'contactId', 'pipelineId', 'monetaryValue', 'dateAdded', 'assignedTo'];
    for (const name of same) expect(won?.[name], name).to.equal(deal?.[name]);
    expect([deal?.status, won?.status]).to.deep.equal(['open', 'won']);
    const [moved] = run.ofKind('OpportunityStageUpdate');
    expect(won?.pipelineStageId).to.equal(moved?.payload.pipelineStageId);
  });
});

describe('events about one thing', () => {
  it('say when it was created, by the event that created it', async () => {
    const [created, completed] = await payloadsOf([
      { wait: '5m' },
      { emit: 'TaskCreate' },
      { wait: '2h' },
      { emit: 'TaskComplete' },
    ]);
    expect(created?.dateAdded).to.equal('2026-03-09T14:05:00.000Z');
    expect(completed?.dateAdded).to.equal(created?.dateAdded);
  });

  it('count what no event creates as made when the story began', async () => {
    const [completed] = await payloadsOf([
      { wait: '1h' },
      { emit: 'TaskComplete' },
      { wait: '1h' },
      { emit: 'TaskCreate' },
    ]);
    expect(completed?.dateAdded).to.equal('2026-03-09T14:00:00.000Z');
  });

  it('keep people apart', async () => {
    const payloads = await payloadsOf(
      [{ each: 'leads', steps: [{ emit: 'ContactCreate' }, { emit: 'OpportunityCreate' }] }],
      { leads: { count: 3 } },
    );
    const leads = payloads.filter((payload) => payload.type === 'ContactCreate');
    const deals = payloads.filter((payload) => payload.type === 'OpportunityCreate');
    expect(new Set(deals.map((deal) => deal.id)).size).to.equal(3);
    expect(deals.map((deal) => deal.contactId)).to.have.members(leads.map((lead) => lead.id));
  });

  it('can be told otherwise by a step', async () => {
    const [payload] = await payloadsOf([
      {
        emit: 'AppointmentUpdate',
        set: { 'appointment.appointmentStatus': 'noshow' },
        omit: ['appointment.notes'],
      },
    ]);
    expect(appointmentIn(payload)).to.include({ appointmentStatus: 'noshow' });
    expect(appointmentIn(payload)).to.not.have.property('notes');
  });
});

describe('the scenario provider-channel', () => {
  it('brings what the steps say, signed in the new header alone', async () => {
    const run = await runScenario('provider-channel', { ...options, keys: bothKeys, sign: 'both' });
    expect(run.delivery('text').payload).to.include({ type: 'SMS', phone: '+13055550178' });
    expect(run.delivery('text').payload.message).to.equal('Your order is ready, Sam.');
    expect(run.delivery('mail').payload).to.include({ type: 'Email', subject: 'Your receipt, Sam' });
    expect(run.delivery('mail').payload.emailTo).to.deep.equal(['sam.rivera@example.org']);
    const signed = ['text', 'told', 'mail'].map((id) =>
      Object.keys(run.delivery(id).headers).filter((name) => name.endsWith('-signature')),
    );
    expect(signed).to.deep.equal([
      ['x-ghl-signature'],
      ['x-ghl-signature', 'x-wh-signature'],
      ['x-ghl-signature'],
    ]);
  });

  it('is signed anew where a run signs in the old way alone, and not at all where it signs nothing', async () => {
    for (const [sign, headers] of [
      ['legacy', ['x-ghl-signature']],
      ['none', []],
    ] as const) {
      const run = await runScenario('provider-channel', { ...options, keys: bothKeys, sign });
      const names = Object.keys(run.delivery('text').headers).filter((name) => name.endsWith('-signature'));
      expect(names, sign).to.deep.equal(headers);
    }
  });
});
