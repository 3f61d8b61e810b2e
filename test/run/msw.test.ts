import { expect } from 'chai';
import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { createTestKeys, runScenario, sendEvent, verifyEnvelope } from '../../src/index.ts';

const URL_OF_NOBODY = 'http://localhost:9/hooks';

describe('a run to a URL that MSW handles', () => {
  const keys = createTestKeys();
  const seen: { readonly body: string; readonly headers: Record<string, string> }[] = [];
  const statuses: number[] = [];
  const server = setupServer(
    http.post(URL_OF_NOBODY, async ({ request }) => {
      seen.push({ body: await request.text(), headers: Object.fromEntries(request.headers) });
      return HttpResponse.json({ seen: seen.length }, { status: statuses.shift() ?? 200 });
    }),
  );

  before(() => {
    server.listen({ onUnhandledRequest: 'error' });
  });

  beforeEach(() => {
    seen.length = 0;
  });

  after(() => {
    server.close();
  });

  it('reaches the handler with the signed bytes, and takes its answer', async () => {
    const run = await runScenario('email-thread', { target: URL_OF_NOBODY, keys, concurrency: 1 });
    expect(run.verdict).to.equal('pass');
    expect(seen.map(({ body }) => body)).to.deep.equal(
      run.deliveries.map(({ body }) => Buffer.from(body).toString()),
    );
    for (const { body, headers } of seen) {
      expect(
        verifyEnvelope({ body: Buffer.from(body), headers, publicKeys: keys.publicKeys }).valid,
      ).to.equal(true);
    }
    expect(Buffer.from(run.deliveries[2]?.attempts[0]?.answer?.body ?? []).toString()).to.equal('{"seen":3}');
  });

  it('sends again what the handler refuses', async () => {
    statuses.push(503, 503);
    const { attempts } = await sendEvent('sms.sent', { target: URL_OF_NOBODY, keys });
    expect(attempts.map(({ status }) => status)).to.deep.equal([503, 503, 200]);
    expect(new Set(seen.map(({ body }) => body)).size).to.equal(1);
  });
});
