import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { verifyEnvelope } from '../../src/envelope/verify-envelope.ts';
import type { LoadOptions } from '../../src/load/load-settings.ts';
import { runLoad } from '../../src/load/run-load.ts';
import type { LoadProgress } from '../../src/model/load-progress.ts';
import { KEYS, SCENARIO } from './make-events.ts';

type Received = { readonly body: Buffer; readonly headers: Readonly<Record<string, string>> };

async function load(options: LoadOptions, onProgress?: (progress: LoadProgress) => void) {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      received.push({ body: Buffer.concat(chunks), headers: request.headers as Record<string, string> });
      response.end('ok');
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const target = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks`;
  try {
    const report = await runLoad({
      scenario: SCENARIO,
      options: { target, runId: 'r1', timestamps: 'story', ...options },
      keys: { appId: KEYS.appId, privateKeys: KEYS.privateKeys },
      onProgress,
    });
    return { report, received };
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

describe('runLoad()', () => {
  it('sends signed events at a rate to a real receiver, and counts every one', async () => {
    const { report, received } = await load({ rate: '200/s', duration: '500ms' });
    expect(report.totals).to.include({ events: 100, deliveries: 100, accepted: 100, dropped: 0, lost: 0 });
    expect(received).to.have.lengthOf(100);
    expect(new Set(received.map(({ body }) => JSON.parse(String(body)).webhookId)).size).to.equal(100);
    for (const { body, headers } of received.slice(0, 20)) {
      expect(verifyEnvelope({ body, headers, publicKeys: KEYS.publicKeys }).valid).to.equal(true);
    }
    expect(report.serviceMs.p50).to.be.above(0);
    expect(report.statuses).to.deep.equal({ 200: 100 });
  });

  it('sends as fast as possible over so many connections', async () => {
    const { report, received } = await load({ connections: 4, events: 150 });
    expect(received).to.have.lengthOf(150);
    expect(report.rate.intendedPerSecond).to.equal(null);
    expect(report.rate.achievedPerSecond).to.be.above(0);
    expect(report.verdict).to.equal('pass');
  });

  for (const [model, rush] of [
    ['at a rate', { rate: '200/s', duration: '300ms' }],
    ['as fast as possible', { connections: 4, events: 60 }],
  ] as const) {
    it(`sends the same bytes and signatures ${model} from two threads, and from the union of two shards`, async () => {
      const sentBy = ({ received }: Awaited<ReturnType<typeof load>>) =>
        received.map(({ body, headers }) => `${body} ${headers['x-ghl-signature']}`).sort();
      const whole = await load(rush);
      const threads = await load({ ...rush, workers: 2 });
      const first = await load({ ...rush, shard: '1/2' });
      const second = await load({ ...rush, shard: '2/2' });
      expect(sentBy(whole)).to.have.lengthOf(60);
      expect(sentBy(threads)).to.deep.equal(sentBy(whole));
      expect([...sentBy(first), ...sentBy(second)].sort()).to.deep.equal(sentBy(whole));
      expect(first.received).to.have.lengthOf.within(10, 50);
      expect(threads.report.totals).to.deep.equal(whole.report.totals);
    }).timeout(30_000);
  }

  it('refuses a target that is not this machine, and a load without a target', async () => {
    const keys = { appId: null, privateKeys: KEYS.privateKeys };
    const options = { rate: '1/s', duration: '1s' };
    const outcome = (target?: string) =>
      runLoad({ scenario: SCENARIO, options: { ...options, ...(target && { target }) }, keys }).then(
        () => 'sent',
        (error: Error & { code: string }) => error.code,
      );
    expect(await outcome('http://example.com/')).to.equal('HL_RUN_TARGET_NOT_ALLOWED');
    expect(await outcome()).to.equal('HL_RUN_TARGET_MISSING');
  });
});
