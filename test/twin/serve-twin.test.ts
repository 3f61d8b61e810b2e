import { HighLevel } from '@gohighlevel/api-client';
import { expect } from 'chai';
import { runScenario } from '../../src/index.ts';
import { loadScenario } from '../../src/run/load-scenario.ts';
import { settleRun } from '../../src/run/run-settings.ts';
import { tellStory } from '../../src/run/tell-story.ts';
import { createTwin, type Twin } from '../../src/twin/create-twin.ts';
import { type ServedTwin, serveTwin } from '../../src/twin/serve-twin.ts';
import { askTwin, HEADERS } from './ask-twin.ts';

const IDENTITY = { seed: 7, runId: 'one' };
const target = { fetch: () => new Response() };

/** Tells a twin the whole of a shipped scenario. */
async function createFill(name: string): Promise<(twin: Twin) => void> {
  const scenario = await loadScenario(name);
  const settings = settleRun(scenario, { options: IDENTITY, keysAppId: null });
  return (witness) =>
    void tellStory(scenario, { settings, witness, story: { now: () => settings.start.at } });
}

describe('serveTwin()', () => {
  let served: ServedTwin;

  beforeEach(async () => {
    served = await serveTwin({ port: 0, fill: await createFill('answered-call') });
  });

  afterEach(() => served.close());

  const ask = (path: string, init: RequestInit = {}) =>
    fetch(`${served.url}${path}`, { headers: HEADERS, ...init });

  it('knows what a run with the same seed and run id sends', async () => {
    const run = await runScenario('answered-call', { target, ...IDENTITY });
    const { payload } = run.delivery('call');
    const { message } = (await (await ask(`/conversations/messages/${payload.messageId}`)).json()) as {
      readonly message: object;
    };
    expect(message).to.include({ id: payload.messageId, contactId: payload.contactId });
  });

  it('answers as the twin in process does', async () => {
    const twin = createTwin();
    const run = await runScenario('answered-call', { target, twin, ...IDENTITY });
    const { contactId, conversationId, messageId, locationId } = run.delivery('call').payload;
    for (const path of [
      `/contacts/${contactId}`,
      `/conversations/${conversationId}`,
      `/conversations/locations/${locationId}/messages/${messageId}/transcription`,
      '/contacts/nobody',
      '/no/such/route',
    ]) {
      const here = await askTwin(twin, `GET ${path}`);
      const there = await ask(path);
      expect([path, there.status]).to.deep.equal([path, here.status]);
      const body = (await there.json()) as Record<string, unknown>;
      expect({ ...body, traceId: 'x' }).to.deep.equal({ ...here.body, traceId: 'x' });
    }
  });

  it('lets the official SDK’s client read a call it was told of, down to the recording', async () => {
    const run = await runScenario('answered-call', { target, ...IDENTITY });
    const { contactId, conversationId, messageId, locationId, callDuration } = run.delivery('call').payload;
    const ghl = new HighLevel({ privateIntegrationToken: 'pit-test' });
    ghl.getHttpClient().defaults.baseURL = served.url;
    const message = { messageId: String(messageId), locationId: String(locationId) };
    const { contact } = await ghl.contacts.getContact({ contactId: String(contactId) });
    const conversation = await ghl.conversations.getConversation({ conversationId: String(conversationId) });
    const found = (await ghl.conversations.getMessage({ id: message.messageId })) as object;
    const recording = await ghl.conversations.getMessageRecording(message, {
      responseType: 'arraybuffer',
    } as never);
    const transcript = await ghl.conversations.downloadMessageTranscription(message);
    expect(contact).to.include({ id: contactId });
    expect(conversation).to.include({ id: conversationId });
    expect(found).to.have.nested.property('message.id', messageId);
    expect((recording as Buffer).byteLength).to.equal(44 + Number(callDuration) * 8_000);
    expect(transcript).to.include('speaking.');
    expect(served.twin.unhandled).to.deep.equal([]);
  });

  it('lists what it was asked, and forgets it, but not the story, when it is reset', async () => {
    const path = `/contacts/${(await runScenario('answered-call', { target, ...IDENTITY })).delivery('call').contactId}`;
    await ask(path);
    await ask('/no/such/route', { method: 'POST', body: '{"a":1}' });
    const listed = (await (await fetch(`${served.url}/__requests`)).json()) as readonly object[];
    expect(listed).to.have.lengthOf(2);
    expect(listed[0]).to.include({ method: 'GET', path, status: 200 });
    expect(listed[1]).to.deep.include({ method: 'POST', route: null, status: 404, body: { a: 1 } });
    const reset = await fetch(`${served.url}/__reset`, { method: 'POST' });
    expect(reset.status).to.equal(204);
    expect(await (await fetch(`${served.url}/__requests`)).json()).to.deep.equal([]);
    expect((await ask(path)).status).to.equal(200);
  });

  it('asks for HighLevel’s headers', async () => {
    const response = await fetch(`${served.url}/contacts/abc`);
    expect(response.status).to.equal(401);
    expect(await response.json()).to.include({ message: 'version header was not found.' });
  });

  it('answers 404 to what cannot be decoded, and lists it', async () => {
    const response = await ask('/contacts/%ZZ');
    expect(response.status).to.equal(404);
    expect(served.twin.requests).to.have.lengthOf(1);
  });

  it('does not mix with another', async () => {
    const other = await serveTwin({ port: 0, fill: () => undefined });
    try {
      await ask('/contacts/abc');
      expect([served.twin.requests.length, other.twin.requests.length]).to.deep.equal([1, 0]);
    } finally {
      await other.close();
    }
  });

  it('refuses a port that is taken', async () => {
    const port = Number(new URL(served.url).port);
    const error = await serveTwin({ port, fill: () => undefined }).catch((reason: unknown) => reason);
    expect(error).to.have.property('code', 'HL_TWIN_PORT_TAKEN');
    expect((error as Error).message).to.match(new RegExp(`listen on port ${port}: .*EADDRINUSE.*--port`));
  });
});
