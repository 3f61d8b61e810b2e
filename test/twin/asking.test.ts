import { expect } from 'chai';
import { createTestKeys, runScenario } from '../../src/index.ts';
import type { TwinRequest } from '../../src/model/twin-request.ts';
import { createTwin } from '../../src/twin/create-twin.ts';
import { askTwin, HEADERS, happen } from './ask-twin.ts';

describe('asking a twin', () => {
  it('takes a Version header', async () => {
    const { status, body } = await askTwin(createTwin(), 'GET /contacts/abc', {
      headers: { authorization: 'Bearer t' },
    });
    expect(status).to.equal(401);
    expect(body).to.deep.equal({ statusCode: 401, message: 'version header was not found.' });
  });

  it('takes a Version there is', async () => {
    for (const version of ['2021-04-15', '2021-07-28', '2023-02-21', 'v3']) {
      expect(
        (await askTwin(createTwin(), 'GET /contacts/abc', { headers: { ...HEADERS, version } })).status,
      ).to.equal(404);
    }
    const { status, body } = await askTwin(createTwin(), 'GET /contacts/abc', {
      headers: { ...HEADERS, version: '2020-01-01' },
    });
    expect([status, body.message]).to.deep.equal([400, 'version header is invalid']);
  });

  it('takes a token', async () => {
    for (const authorization of [undefined, 'Basic abc', 'Bearer ']) {
      const headers = { version: HEADERS.version, ...(authorization !== undefined && { authorization }) };
      const { status, body } = await askTwin(createTwin(), 'GET /contacts/abc', { headers });
      expect([status, body.message]).to.deep.equal([401, 'Invalid JWT']);
    }
  });

  it('tells of each request as it is answered, and keeps as many as it is told to', async () => {
    const told: string[] = [];
    const onRequest = ({ path, status }: TwinRequest): void => void told.push(`${path} ${status}`);
    const twin = createTwin({ onRequest, requestLimit: 2 });
    for (const path of ['/contacts/a', '/contacts/b', '/no/such/route']) await askTwin(twin, `GET ${path}`);
    expect(told).to.deep.equal(['/contacts/a 404', '/contacts/b 404', '/no/such/route 404']);
    expect(twin.requests.map(({ path }) => path)).to.deep.equal(['/contacts/b', '/no/such/route']);
    expect(twin.unhandled).to.have.lengthOf(1);
  });

  it('takes no Version for an email, where the specification names none', async () => {
    const { authorization } = HEADERS;
    const what = 'GET /conversations/messages/email/abc';
    expect((await askTwin(createTwin(), what, { headers: { authorization } })).status).to.equal(404);
  });

  it('leaves a record of each request and what it matched', async () => {
    const twin = createTwin();
    await askTwin(twin, 'GET /contacts/abc?full=yes');
    await askTwin(twin, 'POST /conversations/messages', { body: { type: 'SMS' } });
    expect(twin.requests[0]).to.deep.include({
      method: 'GET',
      path: '/contacts/abc',
      query: { full: 'yes' },
      body: null,
      route: 'GET /contacts/:contactId',
      status: 404,
    });
    expect(twin.requests[0]?.headers).to.include(HEADERS);
    expect(twin.requests[1]).to.deep.include({
      body: { type: 'SMS' },
      route: 'POST /conversations/messages',
    });
    expect(twin.unhandled).to.deep.equal([]);
  });

  for (const what of ['GET /opportunities/search', 'DELETE /contacts/abc', 'GET /users/search', 'GET /']) {
    it(`is answered 404 to ${what}, which is listed as unhandled`, async () => {
      const twin = createTwin();
      const [method, path] = what.split(' ');
      const { status, body } = await askTwin(twin, what);
      expect(status).to.equal(404);
      expect(body).to.deep.equal({
        message: `Cannot ${method} ${path}`,
        error: 'Not Found',
        statusCode: 404,
      });
      expect(twin.unhandled).to.have.lengthOf(1);
      expect(twin.unhandled[0]).to.include({ method, path, route: null, status: 404 });
    });
  }

  it('is refused for an id nobody has: 404, but 401 for a user', async () => {
    const twin = createTwin();
    for (const path of ['/contacts/x', '/locations/x', '/conversations/x', '/conversations/x/messages']) {
      expect((await askTwin(twin, `GET ${path}`)).status).to.equal(404);
    }
    const { status, body } = await askTwin(twin, 'GET /users/x');
    expect([status, body.message]).to.deep.equal([401, 'The user does not exist.']);
  });

  it('needs a base URL that is one', () => {
    expect(() => createTwin({ baseUrl: 'services' }))
      .to.throw(/Failed to read the twin's "baseUrl": "services" is no http or https URL/)
      .with.property('code', 'HL_TWIN_OPTION_INVALID');
  });

  it('refuses an option there is none of', () => {
    expect(() => createTwin({ fualts: [] } as never))
      .to.throw('Failed to create the twin: there is no option "fualts". Did you mean "faults"? Use baseUrl,')
      .with.property('code', 'HL_TWIN_OPTION_INVALID');
  });

  it('can be at another base URL', async () => {
    const twin = createTwin({ baseUrl: 'https://services.leadconnectorhq.com/api/' });
    const { payload } = await happen(twin, 'sms.sent');
    expect((await askTwin(twin, `GET /api/contacts/${payload.contactId}`)).status).to.equal(200);
    expect(twin.requests[0]).to.include({ path: `/contacts/${payload.contactId}` });
  });
});

describe('a conversation of a twin', () => {
  const twin = createTwin();
  let conversationId: string;
  let messageIds: readonly string[];

  before(async () => {
    const steps = [
      { emit: 'sms.sent' as const },
      { emit: 'call.answered' as const, after: '1m' },
      { emit: 'inbound.sms' as const, after: '2m' },
    ];
    const target = { fetch: () => new Response() };
    const options = { target, keys: createTestKeys(), twin, seed: 1 };
    const run = await runScenario({ version: 1, name: 'talk', steps }, options);
    conversationId = String(run.deliveries[0]?.payload.conversationId);
    messageIds = run.deliveries.map(({ messageId }) => String(messageId));
  });

  async function idsOf(query: string) {
    const { body } = await askTwin(twin, `GET /conversations/${conversationId}/messages${query}`);
    const { messages, ...page } = body.messages;
    return { ids: messages.map(({ id }: { readonly id: string }) => messageIds.indexOf(id)), ...page };
  }

  it('is read newest first', async () => {
    expect(await idsOf('')).to.deep.equal({ ids: [2, 1, 0], lastMessageId: messageIds[0], nextPage: false });
  });

  it('is read page by page', async () => {
    expect(await idsOf('?limit=2')).to.deep.include({ ids: [2, 1], nextPage: true });
    expect(await idsOf(`?limit=2&lastMessageId=${messageIds[1]}`)).to.deep.include({
      ids: [0],
      nextPage: false,
    });
  });

  it('is read by type', async () => {
    expect(await idsOf('?type=TYPE_CALL')).to.deep.include({ ids: [1] });
    expect(await idsOf('?type=TYPE_SMS,TYPE_CALL')).to.deep.include({ ids: [2, 1, 0] });
  });

  async function search(query: string) {
    const { locationId } = (await askTwin(twin, `GET /conversations/${conversationId}`)).body;
    return (await askTwin(twin, `GET /conversations/search?locationId=${locationId}${query}`)).body;
  }

  it('is found by what it is about', async () => {
    const { conversations, total } = await search('');
    expect(total).to.equal(1);
    expect(conversations[0]).to.include({ id: conversationId, lastMessageType: 'TYPE_SMS', unreadCount: 1 });
    for (const query of ['&lastMessageType=TYPE_SMS', '&status=unread', `&query=${conversations[0].email}`]) {
      expect(await search(query)).to.include({ total: 1 });
    }
    for (const query of [
      '&lastMessageType=TYPE_CALL',
      '&status=read',
      '&query=nobody',
      '&contactId=nobody',
    ]) {
      expect(await search(query)).to.include({ total: 0 });
    }
  });

  it('is not found without a location to search', async () => {
    expect((await askTwin(twin, 'GET /conversations/search')).status).to.equal(422);
  });
});
