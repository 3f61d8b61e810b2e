import { HighLevel, MemorySessionStorage } from '@gohighlevel/api-client';
import { expect } from 'chai';
import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { createTestKeys } from '../../src/envelope/create-test-keys.ts';
import { runScenario } from '../../src/run/run-scenario.ts';

const TOKEN_URL = 'https://services.leadconnectorhq.com/oauth/locationToken';

describe('the official SDK as the receiver of app-lifecycle', () => {
  const asked: Record<string, string>[] = [];
  const server = setupServer(
    http.post(TOKEN_URL, async ({ request }) => {
      asked.push(Object.fromEntries(new URLSearchParams(await request.text())));
      return HttpResponse.json({ access_token: 'location-token', expires_in: 86_399 }, { status: 201 });
    }),
  );

  before(() => server.listen({ onUnhandledRequest: 'error' }));
  after(() => server.close());

  it('takes every event for genuine, fetches a token on INSTALL and forgets it on UNINSTALL', async () => {
    const keys = createTestKeys();
    const storage = new MemorySessionStorage();
    const sdk = new HighLevel({
      clientId: keys.env.CLIENT_ID,
      clientSecret: 'secret',
      sessionStorage: storage,
      webhookPublicKey: keys.env.WEBHOOK_SIGNATURE_PUBLIC_KEY,
      logLevel: 'error',
    });
    const receive = sdk.webhooks.subscribe();
    const tokens: (string | null)[] = [];

    const run = await runScenario('app-lifecycle', {
      keys,
      target: {
        fetch: async (request: Request) => {
          const rawBody = Buffer.from(await request.arrayBuffer());
          const body = JSON.parse(rawBody.toString());
          // An agency has installed the app before; the SDK needs its token to ask for that of a location.
          if (body.type === 'INSTALL') {
            await storage.setSession(body.companyId, {
              access_token: 'company-token',
              expires_in: 86_399,
            } as never);
          }
          const received = { method: 'POST', headers: Object.fromEntries(request.headers), body, rawBody };
          await receive(received, {}, (error) => expect(error).to.equal(undefined));
          tokens.push(await storage.getAccessToken(body.locationId));
          const { isSignatureValid, installTokenError } = received as Record<string, unknown>;
          return new Response(null, {
            status: isSignatureValid === true && installTokenError === undefined ? 200 : 401,
          });
        },
      },
    });

    expect(run.verdict).to.equal('pass');
    const { companyId, locationId } = run.delivery('installed').payload;
    expect(asked).to.deep.equal([{ companyId, locationId }]);
    expect(tokens).to.deep.equal([...new Array(6).fill('location-token'), null]);
  });
});
