import { expect } from 'chai';
import { KINDS } from '../../src/catalog/kinds.ts';
import type { Kind } from '../../src/model/generated/payload-by-kind.ts';
import { createTwin } from '../../src/twin/create-twin.ts';
import { askTwin, happen, requestTwin } from './ask-twin.ts';

describe('a twin that was told of an event', () => {
  it('knows the contact, as the event and its people have it', async () => {
    const twin = createTwin();
    const { payload } = await happen(twin, 'sms.sent');
    const { status, body } = await askTwin(twin, `GET /contacts/${payload.contactId}`);
    expect(status).to.equal(200);
    expect(body.contact).to.include({
      id: payload.contactId,
      locationId: payload.locationId,
      phone: payload.to,
    });
    expect(body.contact.fullNameLowerCase).to.equal(body.contact.name.toLowerCase());
  });

  it('knows the user and the location', async () => {
    const twin = createTwin();
    const { payload } = await happen(twin, 'call.answered', { user: undefined });
    const user = await askTwin(twin, `GET /users/${payload.userId}`);
    expect(user.body).to.include({ id: payload.userId });
    expect(user.body.roles.locationIds).to.deep.equal([payload.locationId]);
    const location = await askTwin(twin, `GET /locations/${payload.locationId}`);
    expect(location.body.location).to.include({ id: payload.locationId, phone: payload.from });
  });

  it('gives a call its duration, its status and no attachments', async () => {
    const twin = createTwin();
    const { payload } = await happen(twin, 'call.answered', { call: { duration: '95s' } });
    const { body } = await askTwin(twin, `GET /conversations/messages/${payload.messageId}`);
    expect(body.message).to.deep.include({
      id: payload.messageId,
      type: 1,
      messageType: 'TYPE_CALL',
      status: 'completed',
      dateAdded: payload.dateAdded,
      meta: { call: { duration: 95, status: 'completed' } },
    });
    expect(body.message).to.not.have.property('attachments');
  });

  it('names no user of an inbound call, though the webhook does', async () => {
    const twin = createTwin();
    const { payload } = await happen(twin, 'inbound.call.answered');
    const { body } = await askTwin(twin, `GET /conversations/messages/${payload.messageId}`);
    expect(payload.userId).to.be.a('string');
    expect(body.message).to.not.have.property('userId');
  });

  it('calls a voicemail drop by the name REST has for it', async () => {
    const twin = createTwin();
    const { payload } = await happen(twin, 'voicemail.drop');
    const { body } = await askTwin(twin, `GET /conversations/messages/${payload.messageId}`);
    expect(body.message).to.include({ type: 10, messageType: 'TYPE_CAMPAIGN_VOICEMAIL' });
  });

  const messageKinds = KINDS.filter(
    ({ channel, event }) => channel !== 'event' && event !== 'ProviderOutboundMessage',
  );

  for (const { name } of messageKinds) {
    it(`tells of ${name} what its event tells`, async () => {
      const twin = createTwin();
      const { payload } = await happen(twin, name as Kind);
      const id = payload.messageId ?? payload.threadId;
      const { body } = await askTwin(twin, `GET /conversations/messages/${id}`);
      expect(body.message).to.include({
        id,
        contactId: payload.contactId,
        conversationId: payload.conversationId,
        locationId: payload.locationId,
        direction: payload.direction,
        dateAdded: payload.dateAdded,
        ...(payload.body !== undefined && { body: payload.body }),
        ...(payload.status !== undefined && { status: payload.status }),
      });
      expect(body.message.meta?.call?.duration).to.equal(payload.callDuration);
    });
  }

  for (const revision of ['2025-05', 'latest'] as const) {
    it(`finds the type of a message in revision ${revision}`, async () => {
      const twin = createTwin();
      const { payload } = await happen(twin, 'call.answered', { revision });
      const { body } = await askTwin(twin, `GET /conversations/messages/${payload.messageId}`);
      expect(body.message).to.include({ type: 1, messageType: 'TYPE_CALL' });
    });
  }

  it('gives an email by the id of its webhook, and its thread as the message', async () => {
    const twin = createTwin();
    const { payload } = await happen(twin, 'email.sent', {
      email: { subject: 'Hello', cc: ['desk@example.com'] },
    });
    const email = await askTwin(twin, `GET /conversations/messages/email/${payload.emailMessageId}`);
    expect(email.body).to.deep.include({
      id: payload.emailMessageId,
      threadId: payload.threadId,
      subject: 'Hello',
      body: payload.body,
      from: payload.from,
      to: [payload.to],
      cc: ['desk@example.com'],
      contentType: 'text/html',
    });
    const thread = await askTwin(twin, `GET /conversations/messages/${payload.threadId}`);
    expect(thread.body.message.meta).to.deep.equal({ email: { messageIds: [payload.emailMessageId] } });
  });

  it('has a recording as long as the call', async () => {
    const twin = createTwin();
    const { payload } = await happen(twin, 'call.answered', { call: { duration: '12s' } });
    const path = `/conversations/messages/${payload.messageId}/locations/${payload.locationId}/recording`;
    const response = await requestTwin(twin, `GET ${path}`);
    expect(Object.fromEntries(response.headers)).to.include({
      'content-type': 'audio/x-wav',
      'content-disposition': 'attachment; filename=audio.wav',
      'content-length': String(44 + 12 * 8_000),
    });
    expect((await response.arrayBuffer()).byteLength).to.equal(44 + 12 * 8_000);
  });

  it('has no recording under another location', async () => {
    const twin = createTwin();
    const { payload } = await happen(twin, 'call.answered');
    const path = `/conversations/messages/${payload.messageId}/locations/elsewhere/recording`;
    expect((await askTwin(twin, `GET ${path}`)).status).to.equal(404);
  });

  it('has a transcription that fills the call and names who speaks', async () => {
    const twin = createTwin();
    const { payload } = await happen(twin, 'call.answered', { call: { duration: '60s' } });
    const path = `/conversations/locations/${payload.locationId}/messages/${payload.messageId}/transcription`;
    const { body } = await askTwin(twin, `GET ${path}`);
    expect(body).to.have.lengthOf(10);
    expect(body[0]).to.include({ mediaChannel: 1, sentenceIndex: 0, startTime: 0, endTime: 6_000 });
    expect(body.at(-1).endTime).to.equal(60_000);
    const contact = await askTwin(twin, `GET /contacts/${payload.contactId}`);
    expect(body[1].transcript).to.include(contact.body.contact.firstName);
    const download = await askTwin(twin, `GET ${path}/download`);
    expect(download.headers.get('content-type')).to.equal('text/plain');
    expect(download.body.split('\n')[0]).to.equal(`Channel 1: ${body[0].transcript}`);
  });

  for (const [kind, fields] of [
    ['call.busy', {}],
    ['call.answered', { call: { recording: false } }],
    ['sms.sent', {}],
  ] as const) {
    it(`has no recording of ${kind} ${JSON.stringify(fields)}`, async () => {
      const twin = createTwin();
      const { payload } = await happen(twin, kind, fields);
      const path = `/conversations/messages/${payload.messageId}/locations/${payload.locationId}/recording`;
      expect((await askTwin(twin, `GET ${path}`)).status).to.equal(404);
    });
  }

  it('knows what HighLevel knows, not what a fault made of it', async () => {
    const twin = createTwin();
    const { payload } = await happen(twin, 'sms.sent', { fault: 'location-foreign' });
    expect((await askTwin(twin, `GET /locations/${payload.locationId}`)).status).to.equal(404);
    const { body } = await askTwin(twin, `GET /conversations/messages/${payload.messageId}`);
    expect(body.message.locationId).to.not.equal(payload.locationId);
  });
});
