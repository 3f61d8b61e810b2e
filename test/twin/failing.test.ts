import { expect } from 'chai';
import { createTestKeys, runScenario, type ScenarioFile } from '../../src/index.ts';
import { createTwin } from '../../src/twin/create-twin.ts';
import { createManualTime } from '../delivery/fakes.ts';
import { askTwin, HEADERS, happen } from './ask-twin.ts';

const keys = createTestKeys();

describe('a twin with faults', () => {
  it('does not find something until so long after it came into being, in story time', async () => {
    const twin = createTwin({ faults: [{ on: 'GET /contacts/:id', status: 404, until: '10s' }] });
    const statuses: number[] = [];
    const target = {
      fetch: async (request: Request) => {
        const { contactId } = (await request.json()) as { readonly contactId: string };
        const { status } = await askTwin(twin, `GET /contacts/${contactId}`);
        statuses.push(status);
        return new Response(null, { status: status === 200 ? 200 : 503 });
      },
    };
    const retry = { on: 'any', max: 5, base: '4s', factor: 1, jitter: 0 } as const;
    const scenario: ScenarioFile = {
      version: 1,
      name: 'late',
      sender: { retry },
      steps: [{ emit: 'sms.sent' }],
    };
    const run = await runScenario(scenario, { target, keys, twin });
    expect(run.verdict).to.equal('pass');
    expect(statuses).to.deep.equal([404, 404, 404, 200]);
  });

  it('does not find something until an instant of the story', async () => {
    const twin = createTwin({ faults: [{ status: 404, until: '2026-03-10T10:00:00Z' }] });
    const statuses: number[] = [];
    const target = {
      fetch: async (request: Request) => {
        const { contactId } = (await request.json()) as { readonly contactId: string };
        statuses.push((await askTwin(twin, `GET /contacts/${contactId}`)).status);
        return new Response();
      },
    };
    const steps = [{ emit: 'sms.sent' as const }, { wait: '1h' }, { emit: 'sms.sent' as const }];
    const scenario = { version: 1 as const, name: 'late', startsAt: '2026-03-10T09:00:00Z', steps };
    await runScenario(scenario, { target, keys, twin });
    expect(statuses).to.deep.equal([404, 200]);
  });

  it('fails the first requests to each path', async () => {
    const twin = createTwin({ faults: [{ on: 'GET /contacts/:contactId', status: 503, times: 2 }] });
    const { payload } = await happen(twin, 'sms.sent');
    const ask = async (path: string) => (await askTwin(twin, `GET ${path}`)).status;
    const contact = `/contacts/${payload.contactId}`;
    expect([await ask(contact), await ask(contact), await ask(contact)]).to.deep.equal([503, 503, 200]);
    expect(await ask('/contacts/other')).to.equal(503);
    expect(await ask(`/locations/${payload.locationId}`)).to.equal(200);
    twin.reset();
    expect(await ask(contact)).to.equal(503);
  });

  it('refuses a status for a while, as HighLevel does right after its webhook', async () => {
    const faults = [{ on: 'PUT /conversations/messages/:id/status', status: 403, times: 1 }];
    const twin = createTwin({ faults });
    const { payload } = await happen(twin, 'provider.sms');
    const put = () =>
      askTwin(twin, `PUT /conversations/messages/${payload.messageId}/status`, {
        body: { status: 'delivered' },
      });
    expect([(await put()).status, (await put()).status]).to.deep.equal([403, 200]);
  });

  it('takes its time', async () => {
    const time = createManualTime();
    const twin = createTwin({ faults: [{ latency: '2s' }], clock: time.clock });
    let answered = false;
    const asking = askTwin(twin, 'GET /contacts/abc').then(() => {
      answered = true;
    });
    await time.advance(1_999);
    expect(answered).to.equal(false);
    await time.advance(1);
    await asking;
    expect(time.timerCount()).to.equal(0);
  });

  it('makes nobody wait any longer once it is reset', async () => {
    const time = createManualTime();
    const twin = createTwin({ faults: [{ latency: '2s' }], clock: time.clock });
    const asking = askTwin(twin, 'GET /contacts/abc');
    await time.advance(1);
    expect(time.timerCount()).to.equal(1);
    twin.reset();
    expect((await asking).status).to.equal(404);
    expect(time.timerCount()).to.equal(0);
  });

  it('asks for its headers all the same, and does not count what it refuses for them', async () => {
    const twin = createTwin({ faults: [{ status: 500, times: 1 }] });
    expect((await askTwin(twin, 'GET /contacts/abc', { headers: {} })).status).to.equal(401);
    expect((await askTwin(twin, 'GET /contacts/abc')).status).to.equal(500);
  });

  for (const [fault, says] of [
    [
      { on: 'GET /contact/:id', status: 404 },
      /"GET \/contact\/:id" is no route.*Did you mean "GET \/contacts\/:contactId"\?/,
    ],
    [{ latency: 'slow' }, /Failed to read the fault's "latency": "slow" is no duration/],
    [{ status: 404, until: 'noon' }, /Failed to read the fault's "until": "noon" is neither/],
  ] as const) {
    it(`refuses ${JSON.stringify(fault)}`, () => {
      expect(() => createTwin({ faults: [fault] }))
        .to.throw(says)
        .with.property('code', 'HL_TWIN_OPTION_INVALID');
    });
  }
});

describe('the rate limits of a twin', () => {
  it('are told with every answer', async () => {
    const twin = createTwin();
    await askTwin(twin, 'GET /contacts/abc');
    const { headers } = await askTwin(twin, 'GET /contacts/abc');
    expect(Object.fromEntries(headers)).to.include({
      'x-ratelimit-limit-daily': '200000',
      'x-ratelimit-daily-remaining': '199998',
      'x-ratelimit-interval-milliseconds': '10000',
      'x-ratelimit-max': '100',
      'x-ratelimit-remaining': '98',
    });
  });

  it('refuse nothing unless asked to', async () => {
    const twin = createTwin();
    for (let n = 0; n < 101; n++) await askTwin(twin, 'GET /contacts/abc');
    expect(twin.requests.map(({ status }) => status)).to.deep.equal(Array(101).fill(404));
  });

  it('refuse the hundred and first request in ten seconds, and take the next after that', async () => {
    const time = createManualTime();
    const twin = createTwin({ rateLimit: true, clock: time.clock });
    for (let n = 0; n < 100; n++) await askTwin(twin, 'GET /contacts/abc');
    const { status, headers } = await askTwin(twin, 'GET /contacts/abc');
    expect([status, headers.get('x-ratelimit-remaining')]).to.deep.equal([429, '0']);
    await time.advance(10_000);
    expect((await askTwin(twin, 'GET /contacts/abc')).status).to.equal(404);
  });

  it('are kept for each token, and can be smaller', async () => {
    const twin = createTwin({ rateLimit: { max: 1 } });
    const as = (token: string) =>
      askTwin(twin, 'GET /contacts/abc', { headers: { ...HEADERS, authorization: `Bearer ${token}` } });
    expect([(await as('a')).status, (await as('a')).status, (await as('b')).status]).to.deep.equal([
      404, 429, 404,
    ]);
  });

  it('count a day', async () => {
    const time = createManualTime();
    const twin = createTwin({ rateLimit: { daily: 2 }, clock: time.clock });
    const ask = async () => (await askTwin(twin, 'GET /contacts/abc')).status;
    expect([await ask(), await ask(), await ask()]).to.deep.equal([404, 404, 429]);
    await time.advance(86_400_000);
    expect(await ask()).to.equal(404);
  });
});
