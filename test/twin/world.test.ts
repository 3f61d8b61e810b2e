import { expect } from 'chai';
import { createTestKeys, runScenario, type ScenarioFile } from '../../src/index.ts';
import { createTwin, type Twin } from '../../src/twin/create-twin.ts';
import { askTwin, happen } from './ask-twin.ts';

const keys = createTestKeys();
const target = { fetch: () => new Response() };

function play(twin: Twin, steps: ScenarioFile['steps'], more: Partial<ScenarioFile> = {}) {
  const scenario: ScenarioFile = {
    version: 1,
    name: 'world',
    startsAt: '2026-03-10T09:00:00Z',
    steps,
    ...more,
  };
  return runScenario(scenario, { target, keys, twin, seed: 7 });
}

describe('the world of a twin', () => {
  it('comes into being with the events: a receiver can ask back while it handles one, not before', async () => {
    const twin = createTwin();
    const seen: number[][] = [];
    const asking = {
      fetch: async (request: Request) => {
        const { threadId } = (await request.json()) as { readonly threadId: string };
        const { body } = await askTwin(twin, `GET /conversations/messages/${threadId}`);
        seen.push([twin.requests.at(-1)?.status ?? 0, body.message.meta.email.messageIds.length]);
        return new Response();
      },
    };
    const scenario: ScenarioFile = {
      version: 1,
      name: 'thread',
      steps: [
        { id: 'first', emit: 'email.sent' },
        { wait: '1h' },
        { emit: 'inbound.email', email: { thread: 'first' } },
      ],
    };
    await runScenario(scenario, { target: asking, keys, twin });
    expect(seen).to.deep.equal([
      [200, 1],
      [200, 2],
    ]);
  });

  it('takes over a later status of the same message', async () => {
    const twin = createTwin();
    const run = await play(twin, [
      { id: 'text', emit: 'sms.sent' },
      { again: 'text', after: '1m', set: { status: 'read' } },
    ]);
    const { messageId } = run.delivery('text');
    const { body } = await askTwin(twin, `GET /conversations/messages/${messageId}`);
    expect(body.message.status).to.equal('read');
  });

  it('keeps what a receiver changed when the same bytes come again', async () => {
    const twin = createTwin();
    let statusSet = false;
    const setting = {
      fetch: async (request: Request) => {
        const { messageId } = (await request.json()) as { readonly messageId: string };
        const what = `PUT /conversations/messages/${messageId}/status`;
        if (!statusSet) await askTwin(twin, what, { body: { status: 'read' } });
        statusSet = true;
        return new Response();
      },
    };
    const steps = [{ id: 'text', emit: 'custom.sent' as const }, { again: 'text' }];
    const run = await runScenario({ version: 1, name: 'twice', steps }, { target: setting, keys, twin });
    const { body } = await askTwin(twin, `GET /conversations/messages/${run.delivery('text').messageId}`);
    expect(body.message.status).to.equal('read');
  });

  it('knows of a message whose webhook was dropped', async () => {
    const twin = createTwin();
    const run = await play(twin, [{ emit: 'sms.sent' }], { faults: { drop: '100%' } });
    expect(run.totals).to.include({ dropped: 1, deliveries: 0 });
    const contact = run.cast.contact as { readonly conversationId: string };
    const { body } = await askTwin(twin, `GET /conversations/${contact.conversationId}/messages`);
    expect(body.messages.messages).to.have.lengthOf(1);
  });

  it('adds to a contact what a contact event tells of it, and a message takes nothing of that away', async () => {
    const twin = createTwin();
    const run = await play(twin, [
      { id: 'made', emit: 'ContactCreate' },
      { emit: 'sms.sent', after: '1m' },
    ]);
    const { payload } = run.delivery('made');
    const { body } = await askTwin(twin, `GET /contacts/${payload.id}`);
    expect(body.contact).to.deep.include({
      companyName: payload.companyName,
      city: payload.city,
      customFields: payload.customFields,
      dateAdded: payload.dateAdded,
    });
    expect(body.contact).to.not.have.any.keys('webhookId', 'appId', 'timestamp');
  });

  it('forgets a deleted contact, also when somebody writes to it later', async () => {
    const twin = createTwin();
    const run = await play(twin, [
      { id: 'text', emit: 'sms.sent' },
      { emit: 'ContactDelete', after: '1m' },
      { emit: 'sms.sent', after: '2m' },
    ]);
    expect((await askTwin(twin, `GET /contacts/${run.delivery('text').contactId}`)).status).to.equal(404);
  });

  it('has each message in its conversation alone, in one with many others too, newest first', async () => {
    const twin = createTwin();
    const steps = Array.from({ length: 12 }, (_, minute) => ({
      id: `m${minute}`,
      emit: 'sms.sent' as const,
      contact: minute % 3 === 0 ? 'ada' : 'bo',
      after: `${minute}m`,
    }));
    const run = await play(twin, steps, { cast: { ada: {}, bo: {} } });
    const ada = run.cast.ada as { readonly conversationId: string };
    const { body } = await askTwin(twin, `GET /conversations/${ada.conversationId}/messages`);
    const ids = body.messages.messages.map(({ id }: { readonly id: string }) => id);
    expect(ids).to.deep.equal(['m9', 'm6', 'm3', 'm0'].map((id) => run.delivery(id).messageId));
  });

  it('counts what is unread', async () => {
    const twin = createTwin();
    const run = await play(twin, [
      { id: 'one', emit: 'inbound.sms' },
      { emit: 'inbound.sms', after: '1m' },
      { emit: 'sms.sent', after: '2m' },
    ]);
    const { conversationId } = run.delivery('one').payload;
    const { body } = await askTwin(twin, `GET /conversations/${conversationId}`);
    expect(body).to.include({ id: conversationId, unreadCount: 2, type: 1 });
  });

  it('gives the company of an installation to its location', async () => {
    const twin = createTwin();
    const run = await play(twin, [{ id: 'in', emit: 'app.install' }]);
    const { locationId, companyId } = run.delivery('in').payload;
    const { body } = await askTwin(twin, `GET /locations/${locationId}`);
    expect(body.location.companyId).to.equal(companyId);
  });

  it('is empty after a reset', async () => {
    const twin = createTwin();
    const { payload } = await happen(twin, 'sms.sent');
    await askTwin(twin, `GET /contacts/${payload.contactId}`);
    twin.reset();
    expect(twin.requests).to.deep.equal([]);
    expect((await askTwin(twin, `GET /contacts/${payload.contactId}`)).status).to.equal(404);
  });

  it('is one for each twin', async () => {
    const [one, other] = [createTwin(), createTwin()];
    const { payload } = await happen(one, 'sms.sent');
    expect((await askTwin(one, `GET /contacts/${payload.contactId}`)).status).to.equal(200);
    expect((await askTwin(other, `GET /contacts/${payload.contactId}`)).status).to.equal(404);
    expect([one.requests.length, other.requests.length]).to.deep.equal([1, 1]);
  });
});
