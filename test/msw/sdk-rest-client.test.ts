import { HighLevel } from '@gohighlevel/api-client';
import { expect } from 'chai';
import express from 'express';
import { setupServer } from 'msw/node';
import { createTestKeys, runScenario } from '../../src/index.ts';
import { createTwin, type TwinOptions } from '../../src/msw/index.ts';

const keys = createTestKeys();

// What the client reads is looked into by path; a wrong path fails the test.
// biome-ignore lint/suspicious/noExplicitAny: see above
type Anything = any;

/** What a receiver built on the SDK reads of each event, while it handles it. */
type Read = { readonly webhook: Anything; readonly [what: string]: Anything };

/** Plays a scenario against an Express app that asks back through the official SDK. */
async function playWithClient(scenario: string, options: TwinOptions = {}) {
  const twin = createTwin(options);
  const server = setupServer(...twin.handlers);
  const ghl = new HighLevel({ privateIntegrationToken: 'pit-test' });
  if (options.baseUrl !== undefined) ghl.getHttpClient().defaults.baseURL = options.baseUrl;
  const reads: Read[] = [];
  const app = express();
  app.use(express.json({ limit: '1mb' }));
  app.post('/', async (request, response) => {
    const webhook = request.body;
    const { contactId, conversationId, messageId, locationId, userId } = webhook;
    const message = { messageId, locationId };
    reads.push({
      webhook,
      contact: await ghl.contacts.getContact({ contactId }),
      conversation: await ghl.conversations.getConversation({ conversationId }),
      messages: await ghl.conversations.getMessages({ conversationId }),
      message: await ghl.conversations.getMessage({ id: messageId }),
      recording: await ghl.conversations.getMessageRecording(message, {
        responseType: 'arraybuffer',
      } as never),
      transcription: await ghl.conversations.getMessageTranscription(message),
      transcript: await ghl.conversations.downloadMessageTranscription(message),
      user: await ghl.users.getUser({ userId }),
      location: await ghl.locations.getLocation({ locationId }),
    });
    response.sendStatus(200);
  });
  server.listen({ onUnhandledRequest: 'error' });
  try {
    const run = await runScenario(scenario, { target: { listener: app }, keys, twin, retry: 'none' });
    return { run, reads, twin };
  } finally {
    server.close();
  }
}

describe('the official SDK’s REST client', () => {
  it('reads all about a call it has just been told of', async () => {
    const { run, reads, twin } = await playWithClient('answered-call');
    expect(run.problems).to.deep.equal([]);
    expect(run.verdict).to.equal('pass');
    const [read] = reads as [Read];
    const { webhook } = read;
    expect(read.contact.contact).to.include({ id: webhook.contactId, phone: webhook.to });
    expect(read.conversation).to.include({ id: webhook.conversationId, contactId: webhook.contactId });
    expect(read.message.message).to.deep.include({
      id: webhook.messageId,
      meta: { call: { duration: webhook.callDuration, status: webhook.callStatus } },
    });
    expect(read.messages.messages.messages).to.deep.equal([read.message.message]);
    expect(read.recording.byteLength).to.equal(44 + webhook.callDuration * 8_000);
    expect(read.recording.toString('latin1', 0, 4)).to.equal('RIFF');
    expect(read.transcription.at(-1).endTime).to.equal(webhook.callDuration * 1_000);
    expect(read.transcript).to.include(read.transcription[0].transcript);
    expect(read.user).to.include({ id: webhook.userId });
    expect(read.location.location).to.include({ id: webhook.locationId, phone: webhook.from });
    expect(twin.unhandled).to.deep.equal([]);
    expect(twin.requests).to.have.lengthOf(9);
  });

  it('reads it flat where the twin keeps to the specification', async () => {
    const { reads } = await playWithClient('answered-call', { shapes: 'documented' });
    const [{ message, messages, webhook }] = reads as [Read];
    expect(message).to.include({ id: webhook.messageId, messageType: 'TYPE_CALL' });
    expect(messages.messages).to.deep.equal([message]);
  });

  it('can be pointed elsewhere', async () => {
    const { reads, twin } = await playWithClient('answered-call', { baseUrl: 'http://localhost:9/twin' });
    expect(reads).to.have.lengthOf(1);
    expect(twin.requests[0]?.path).to.equal(`/contacts/${reads[0]?.webhook.contactId}`);
  });

  it('logs in, and has its token renewed', async () => {
    const twin = createTwin();
    const server = setupServer(...twin.handlers);
    server.listen({ onUnhandledRequest: 'error' });
    try {
      const ghl = new HighLevel({ clientId: 'app-1', clientSecret: 'secret' });
      const grant = { client_id: 'app-1', client_secret: 'secret' };
      const first = await ghl.oauth.getAccessToken({
        ...grant,
        grant_type: 'authorization_code',
        code: 'abc',
      });
      const again = await ghl.oauth.refreshToken(
        String(first.refresh_token),
        'app-1',
        'secret',
        'refresh_token',
        'Location' as never,
      );
      expect(again.access_token).to.be.a('string').and.not.equal(first.access_token);
      expect(again.locationId).to.equal(first.locationId);
    } finally {
      server.close();
    }
  });

  it('tells the twin’s rate limit as HighLevel’s', async () => {
    const twin = createTwin({ rateLimit: { max: 0 } });
    const server = setupServer(...twin.handlers);
    server.listen({ onUnhandledRequest: 'error' });
    try {
      const ghl = new HighLevel({ privateIntegrationToken: 'pit-test', logLevel: 'none' as never });
      const error = await ghl.contacts.getContact({ contactId: 'abc' }).catch((reason: unknown) => reason);
      expect(error).to.include({ statusCode: 429 });
      expect((error as { readonly rateLimit: unknown }).rateLimit).to.include({
        scope: 'burst',
        max: 0,
        intervalMs: 10_000,
      });
    } finally {
      server.close();
    }
  });
});
