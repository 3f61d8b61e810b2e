import { expect } from 'chai';
import { createTestKeys, type Kind, sendEvent } from '../../src/index.ts';
import { createTwin } from '../../src/twin/create-twin.ts';
import type { PostedMessage } from '../../src/twin/posted-message.ts';
import { askTwin, happen } from './ask-twin.ts';

const keys = createTestKeys();

describe('a message posted to a twin', () => {
  it('is there from then on', async () => {
    const twin = createTwin();
    const { payload } = await happen(twin, 'inbound.sms');
    const posted = await askTwin(twin, 'POST /conversations/messages', {
      body: { type: 'SMS', contactId: payload.contactId, message: 'On my way' },
    });
    expect(posted.status).to.equal(201);
    expect(posted.body).to.include({ conversationId: payload.conversationId });
    const { body } = await askTwin(twin, `GET /conversations/messages/${posted.body.messageId}`);
    expect(body.message).to.include({ body: 'On my way', direction: 'outbound', source: 'api', type: 2 });
  });

  it('is answered 200 where the specification says so', async () => {
    const twin = createTwin({ shapes: 'documented' });
    const { payload } = await happen(twin, 'inbound.sms');
    const body = { type: 'SMS', contactId: payload.contactId, message: 'On my way' };
    const { status } = await askTwin(twin, 'POST /conversations/messages', { body });
    expect(status).to.equal(200);
  });

  it('calls back, so that its webhook can be sent: the twin and the webhook agree', async () => {
    const told: PostedMessage[] = [];
    const twin = createTwin({ onMessage: (message) => told.push(message) });
    const { payload } = await happen(twin, 'inbound.sms');
    const { body } = await askTwin(twin, 'POST /conversations/messages', {
      body: { type: 'SMS', contactId: payload.contactId, message: 'On my way' },
    });
    await new Promise(setImmediate);
    const [{ kind, fields } = { kind: null, fields: {} }] = told;
    expect(kind).to.equal('sms.sent');
    const target = { fetch: () => new Response() };
    const webhook = await sendEvent(kind as Kind, { ...fields, target, keys });
    expect(webhook.payload).to.include({
      messageId: body.messageId,
      conversationId: payload.conversationId,
      contactId: payload.contactId,
      locationId: payload.locationId,
      from: payload.to,
      to: payload.from,
      body: 'On my way',
      source: 'api',
    });
  });

  it('can be an email, with a record of its own', async () => {
    const told: PostedMessage[] = [];
    const twin = createTwin({ onMessage: (message) => told.push(message) });
    const { payload } = await happen(twin, 'inbound.email');
    const { body } = await askTwin(twin, 'POST /conversations/messages', {
      body: {
        type: 'Email',
        contactId: payload.contactId,
        subject: 'Hi',
        html: '<p>Hi</p>',
        emailCc: ['a@example.com'],
      },
    });
    const email = await askTwin(twin, `GET /conversations/messages/email/${body.emailMessageId}`);
    expect(email.body).to.deep.include({
      threadId: body.messageId,
      subject: 'Hi',
      body: '<p>Hi</p>',
      cc: ['a@example.com'],
    });
    const target = { fetch: () => new Response() };
    await new Promise(setImmediate);
    const webhook = await sendEvent('email.sent', { ...told[0]?.fields, target, keys });
    expect(webhook.payload).to.include({
      emailMessageId: body.emailMessageId,
      threadId: body.messageId,
      subject: 'Hi',
    });
  });

  it('can be one that was received', async () => {
    const told: PostedMessage[] = [];
    const twin = createTwin({ onMessage: (message) => told.push(message) });
    const { payload } = await happen(twin, 'sms.sent');
    const { status, body } = await askTwin(twin, 'POST /conversations/messages/inbound', {
      body: {
        type: 'SMS',
        conversationId: payload.conversationId,
        message: 'Yes',
        conversationProviderId: 'abc',
      },
    });
    expect(status).to.equal(201);
    expect(body).to.include({ success: true, contactId: payload.contactId });
    await new Promise(setImmediate);
    expect(told[0]).to.include({ kind: 'inbound.sms', messageId: body.messageId });
    const { body: conversation } = await askTwin(twin, `GET /conversations/${payload.conversationId}`);
    expect(conversation.unreadCount).to.equal(1);
  });

  it('is refused without a type there is, or for nobody', async () => {
    const twin = createTwin();
    const { payload } = await happen(twin, 'sms.sent');
    const { contactId } = payload;
    const post = async (body: unknown) =>
      (await askTwin(twin, 'POST /conversations/messages', { body })).status;
    expect(await post({ type: 'Pigeon', contactId })).to.equal(422);
    expect(await post({ contactId })).to.equal(422);
    expect(await post({ type: 'SMS', contactId: 'nobody' })).to.equal(400);
    expect(await post('no object')).to.equal(422);
  });
});

describe('the status of a message in a twin', () => {
  it('is set by the provider that sent it', async () => {
    const twin = createTwin();
    const { payload } = await happen(twin, 'provider.sms');
    const what = `/conversations/messages/${payload.messageId}`;
    expect((await askTwin(twin, `GET ${what}`)).body.message.status).to.equal('pending');
    const { status } = await askTwin(twin, `PUT ${what}/status`, { body: { status: 'failed' } });
    expect(status).to.equal(200);
    expect((await askTwin(twin, `GET ${what}`)).body.message.status).to.equal('failed');
  });

  it('is nobody else’s to set', async () => {
    const twin = createTwin();
    const { payload } = await happen(twin, 'sms.sent');
    const put = (id: unknown, status: string) =>
      askTwin(twin, `PUT /conversations/messages/${id}/status`, { body: { status } });
    expect(await put(payload.messageId, 'read')).to.include({ status: 403 });
    expect(await put('nobody', 'read')).to.include({ status: 401 });
    expect(await put(payload.messageId, 'lost')).to.include({ status: 422 });
  });
});
