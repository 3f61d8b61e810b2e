import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { createTestKeys, runScenario, sendEvent } from '../../src/index.ts';
import { createHarness, createReceiver, createTwin } from '../../src/msw/index.ts';
import { isOpenedByRun } from '../../src/run/opened-ports.ts';

const keys = createTestKeys();
const accept: RequestListener = (_request, response) => void response.end();
const ask = { headers: { version: 'v3', authorization: 'Bearer t' } };

describe('the handlers of a twin or a receiver', () => {
  for (const [what, { handlers }] of [
    ['twin', createTwin()],
    ['receiver', createReceiver({ url: 'http://localhost:9/hooks' })],
  ] as const) {
    it(`let a run through to its listener, though the suite refuses what nothing handles (${what})`, async () => {
      const server = setupServer(...handlers);
      server.listen({ onUnhandledRequest: 'error' });
      try {
        const run = await runScenario('mixed-day', { target: { listener: accept }, keys, concurrency: 4 });
        expect(run.verdict).to.equal('pass');
        expect(run.totals.deliveries).to.be.above(20);
      } finally {
        server.close();
      }
    });
  }

  it('let a run through to a server that listens already, and nobody after that', async () => {
    const receiver = createServer(accept);
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
    const url = new URL(`http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`);
    const server = setupServer(...createTwin().handlers);
    server.listen({ onUnhandledRequest: 'bypass' });
    try {
      const opened: boolean[] = [];
      receiver.prependListener('request', () => void opened.push(isOpenedByRun(url)));
      const { outcome } = await sendEvent('sms.sent', { target: receiver, keys });
      expect(outcome).to.equal('accepted');
      expect(opened).to.deep.equal([true]);
      expect(isOpenedByRun(url)).to.equal(false);
    } finally {
      server.close();
      receiver.close();
    }
  });

  it('let a run through to a URL, and nobody else', async () => {
    const receiver = createServer(accept);
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
    const target = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hooks`;
    const server = setupServer(...createTwin().handlers);
    server.listen({ onUnhandledRequest: 'error' });
    try {
      const { outcome } = await sendEvent('sms.sent', { target, keys });
      expect(outcome).to.equal('accepted');
      const refused = await fetch(target, { method: 'POST' }).then(
        () => null,
        ({ name }: Error) => name,
      );
      expect(refused).to.not.equal(null);
    } finally {
      server.close();
      receiver.close();
    }
  });

  for (const place of ['before', 'after'] as const) {
    it(`leave a URL to a handler of the suite that stands ${place} them`, async () => {
      const target = 'http://localhost:9/hooks';
      const mine = http.post(target, () => HttpResponse.text('mine', { status: 202 }));
      const { handlers } = createTwin();
      const server = setupServer(...(place === 'before' ? [mine, ...handlers] : [...handlers, mine]));
      server.listen({ onUnhandledRequest: 'error' });
      try {
        const { attempts } = await sendEvent('sms.sent', { target, keys });
        expect(attempts.map(({ status }) => status)).to.deep.equal([202]);
      } finally {
        server.close();
      }
    });
  }

  it('stand beside handlers of the suite, which come first or last as it wants', async () => {
    const twin = createTwin();
    const server = setupServer(
      http.get('https://services.leadconnectorhq.com/contacts/mine', () => HttpResponse.json({ mine: true })),
      ...twin.handlers,
      http.get('https://example.com/', () => HttpResponse.text('elsewhere')),
    );
    server.listen({ onUnhandledRequest: 'error' });
    try {
      const read = async (url: string) => (await fetch(url, ask)).text();
      expect(await read('https://services.leadconnectorhq.com/contacts/mine')).to.equal('{"mine":true}');
      expect(await read('https://services.leadconnectorhq.com/contacts/other')).to.include('not found');
      expect(await read('https://example.com/')).to.equal('elsewhere');
      expect(twin.requests).to.have.lengthOf(1);
    } finally {
      server.close();
    }
  });

  it('do not mix: two twins and two receivers, each at its own URL', async () => {
    const twins = ['http://one.test', 'http://two.test/api'].map((baseUrl) => createTwin({ baseUrl }));
    const receivers = ['http://localhost:9/one', 'http://localhost:9/two'].map((url) =>
      createReceiver({ url }),
    );
    const server = setupServer(...[...twins, ...receivers].flatMap(({ handlers }) => handlers));
    server.listen({ onUnhandledRequest: 'error' });
    try {
      const { payload } = await sendEvent('sms.sent', {
        target: 'http://localhost:9/two',
        keys,
        ...(twins[1] && { twin: twins[1] }),
      });
      const statusAt = async (base: string) =>
        (await fetch(`${base}/contacts/${payload.contactId}`, ask)).status;
      expect([await statusAt('http://one.test'), await statusAt('http://two.test/api')]).to.deep.equal([
        404, 200,
      ]);
      expect(twins.map(({ requests }) => requests.length)).to.deep.equal([1, 1]);
      expect(receivers.map(({ deliveries }) => deliveries.length)).to.deep.equal([0, 1]);
    } finally {
      server.close();
    }
  });
});

describe('createHarness()', () => {
  it('listens for twin, receiver and handlers of your own, and gives the network back', async () => {
    const twin = createTwin();
    const receiver = createReceiver({ url: 'http://localhost:9/hooks', publicKeys: keys.publicKeys });
    const handlers = [http.get('https://example.com/', () => HttpResponse.text('mine'))];
    const { fetch: before } = globalThis;
    const harness = createHarness({ twin, receiver, handlers });
    harness.listen();
    const { payload } = await sendEvent('sms.sent', { target: 'http://localhost:9/hooks', keys, twin });
    const read = await fetch(`https://services.leadconnectorhq.com/contacts/${payload.contactId}`, ask);
    expect(read.status).to.equal(200);
    expect(await (await fetch('https://example.com/')).text()).to.equal('mine');
    expect(receiver.deliveries).to.have.lengthOf(1);
    harness.reset();
    expect([receiver.deliveries.length, twin.requests.length]).to.deep.equal([0, 0]);
    harness.close();
    expect(globalThis.fetch).to.equal(before);
  });

  it('lets what stays on this machine through, and refuses the rest', async () => {
    const server = createServer((_request, response) => void response.end('here'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const harness = createHarness({ twin: createTwin() });
    const complain = console.error;
    const complaints: unknown[] = [];
    console.error = (...words: unknown[]) => void complaints.push(words);
    harness.listen();
    try {
      const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
      expect(await (await fetch(url)).text()).to.equal('here');
      const refused = await fetch('https://elsewhere.invalid/').then(
        () => false,
        () => true,
      );
      expect(refused).to.equal(true);
      expect(complaints).to.have.lengthOf(1);
    } finally {
      console.error = complain;
      harness.close();
      server.close();
    }
  });

  it('refuses to listen beside another, which would go deaf', () => {
    const [first, second] = [createHarness({ twin: createTwin() }), createHarness({ twin: createTwin() })];
    first.listen();
    try {
      expect(() => second.listen())
        .to.throw('another harness of this process listens')
        .with.property('code', 'HL_MSW_LISTENING');
    } finally {
      first.close();
    }
    second.listen();
    second.close();
  });

  it('does what MSW’s own option says about the rest', async () => {
    const harness = createHarness({});
    const seen: string[] = [];
    harness.listen({
      onUnhandledRequest: (request) => {
        seen.push(request.url);
        throw new Error('refused');
      },
    });
    await fetch('https://elsewhere.invalid/').catch(() => undefined);
    harness.close();
    expect(seen).to.deep.equal(['https://elsewhere.invalid/']);
  });
});
