import dns from 'node:dns';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { syncBuiltinESMExports } from 'node:module';
import type { AddressInfo, LookupFunction } from 'node:net';
import { expect } from 'chai';
import { verifyEnvelope } from '../../src/envelope/verify-envelope.ts';
import { isHarnessError } from '../../src/errors/harness-error.ts';
import type { LoadOptions } from '../../src/load/load-settings.ts';
import { runLoad } from '../../src/load/run-load.ts';
import type { LoadProgress } from '../../src/model/load-progress.ts';
import type { Scenario } from '../../src/model/scenario.ts';
import { createFakeLookup } from '../delivery/fake-lookup.ts';
import { KEYS, SCENARIO } from './make-events.ts';
import { startAhead, wasTooLate } from './start-ahead.ts';

type Received = {
  readonly body: Buffer;
  readonly headers: Readonly<Record<string, string>>;
  readonly at: number;
};

type Circumstances = {
  readonly status?: number;
  readonly scenario?: Scenario;
  readonly onProgress?: (progress: LoadProgress) => void;
  readonly host?: string;
};

async function load(
  options: LoadOptions,
  { status = 200, scenario = SCENARIO, onProgress, host = '127.0.0.1' }: Circumstances = {},
) {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const headers = request.headers as Record<string, string>;
      received.push({ body: Buffer.concat(chunks), headers, at: Date.now() });
      response.statusCode = status;
      response.end('ok');
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const target = `http://${host}:${(server.address() as AddressInfo).port}/hooks`;
  try {
    const report = await runLoad({
      scenario,
      options: { target, runId: 'r1', timestamps: 'story', ...options },
      keys: { appId: KEYS.appId, privateKeys: KEYS.privateKeys },
      ...(onProgress && { onProgress }),
    });
    return { report, received };
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

/** Null for a load that was not ready at the instant it was to start. */
function nullIfTooLate(error: unknown): null {
  if (!wasTooLate(String(error))) throw error;
  return null;
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
    });
  }

  it('says once a second how the load stands, of all threads together', async () => {
    const told: LoadProgress[] = [];
    const { report } = await load(
      { rate: '100/s', duration: '2s', workers: 2 },
      { onProgress: (progress) => void told.push(progress) },
    );
    expect(told[0]?.elapsedMs).to.be.at.least(1000);
    expect(told[0]?.totals.accepted).to.be.within(1, 199);
    expect(told[0]?.latencyMs.p50).to.be.above(0);
    expect(report.overTime.reduce((sum, { accepted }) => sum + accepted, 0)).to.equal(200);
  });

  for (const [of, options] of [
    ['two threads', { workers: 2 }],
    ['a shard', { shard: '1/2' }],
    ['connections', { connections: 3, events: 30 }],
  ] as const) {
    it(`starts ${of} at the instant it is told, not before`, async () => {
      const rate = 'connections' in options ? {} : { rate: '100/s', duration: '300ms' };
      let loaded: Awaited<ReturnType<typeof load>> | null = null;
      const start = await startAhead(async (instant) => {
        loaded = await load({ ...rate, ...options, wallStart: instant }).catch(nullIfTooLate);
        return loaded !== null;
      });
      const wallStart = Date.parse(start);
      const tookMs = Date.now() - wallStart;
      const { report, received } = loaded as unknown as Awaited<ReturnType<typeof load>>;
      expect(report.startedAt).to.equal(start);
      expect(received).to.not.be.empty;
      expect(Math.min(...received.map(({ at }) => at))).to.be.at.least(wallStart);
      expect(report.overTime[0]?.startsAtMs).to.equal(0);
      // Of the time in which it waited at most 100 ms count.
      expect(report.rate.achievedPerSecond).to.be.above((received.length / (tookMs + 100)) * 990);
    });
  }

  it('refuses to start at an instant that has passed, also while it got ready, and leaves no thread behind', async () => {
    const threads = () => process.getActiveResourcesInfo().filter((name) => name === 'MessagePort').length;
    const before = threads();
    for (const [inMs, workers] of [
      [-1_000, 1],
      [20, 2],
    ] as const) {
      const wallStart = new Date(Date.now() + inMs).toISOString();
      const outcome = await load({ rate: '10/s', duration: '1s', workers, wallStart }).then(
        () => 'sent',
        (error: Error) => error.message,
      );
      expect(outcome).to.equal(
        `Failed to read the option wall-start: ${wallStart} has passed. Give an instant to come.`,
      );
    }
    expect(threads()).to.equal(before);
  });

  for (const [of, options, [least, most]] of [
    ['one sender', {}, [101, 1500]],
    ['two threads', { workers: 2 }, [101, 1500]],
    ['a shard, with its part of a count', { shard: '1/2' }, [51, 750]],
  ] as const) {
    it(`ends ${of} once a bound of abortWhen is exceeded, as failed`, async () => {
      const scenario = { ...SCENARIO, load: { abortWhen: { rejected: { count: 100 } } } };
      const { report } = await load(
        { rate: '200/s', duration: '20s', retry: 'none', expect: { lost: '100%' }, ...options },
        { status: 500, scenario },
      );
      expect(report.verdict).to.equal('fail');
      expect(report.expectations.at(-1)).to.include({ name: 'abortWhen.rejected', verdict: 'fail' });
      // It is looked at ten times a second; each of two threads goes to its half, and one ends both. All are 4,000.
      expect(report.totals.rejected).to.be.within(least, most);
    });
  }

  for (const [rate, connectionCount] of [
    ['500/s', 5],
    ['50/s', 1],
  ] as const) {
    it(`has ${connectionCount} connections open before the first of ${rate}`, async () => {
      const open: number[] = [];
      let connections = 0;
      const server = createServer((request, response) => {
        open.push(connections);
        request.resume().on('end', () => response.end());
      });
      server.on('connection', () => {
        connections += 1;
      });
      server.listen(0, '127.0.0.1');
      await once(server, 'listening');
      const target = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
      await runLoad({
        scenario: SCENARIO,
        options: { target, rate, duration: '100ms' },
        keys: { appId: KEYS.appId, privateKeys: KEYS.privateKeys },
      });
      server.close();
      expect(open[0]).to.equal(connectionCount);
    });
  }

  for (const workers of [1, 2]) {
    it(`sends nothing when it is stopped before ${workers} senders start, and is incomplete`, async () => {
      const { report, received } = await load({
        ...{ rate: '200/s', duration: '1s', workers },
        signal: AbortSignal.abort(),
      });
      expect(received).to.deep.equal([]);
      expect(report.verdict).to.equal('incomplete');
    });

    it(`says of what ${workers} senders cannot make why, as an error of the user`, async () => {
      const strange = { connections: 2, events: 10, workers, strict: true, set: { contactId: 7 } };
      const error = await load(strange).catch((thrown: unknown) => thrown);
      expect(isHarnessError(error)).to.equal(true);
      expect(error).to.have.property('code', 'HL_PAYLOAD_INVALID');
    });
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

  describe('to a localhost name', () => {
    const NAME = 'app.localhost';
    const ownLookup = dns.lookup;
    const setLookup = (lookup: unknown): void => {
      dns.lookup = lookup as typeof dns.lookup;
      syncBuiltinESMExports();
    };
    /** Of the name alone: servers look up where they listen, too. */
    const resolveTo = (...answers: readonly (readonly string[])[]): void => {
      const { lookup } = createFakeLookup(...answers);
      setLookup((...given: Parameters<LookupFunction>) =>
        (given[0] === NAME ? lookup : (ownLookup as LookupFunction))(...given),
      );
    };
    afterEach(() => setLookup(ownLookup));
    const TEN = { connections: 2, events: 10, retry: 'none' } as const;
    const HERE = ['127.0.0.1'];
    const ELSEWHERE = ['127.0.0.1', '10.0.0.5'];

    it('sends nothing when it resolves elsewhere', async () => {
      resolveTo(ELSEWHERE);
      const failure = await load(TEN, { host: NAME }).catch((error: Error) => error);
      expect(failure).to.have.property('code', 'HL_RUN_TARGET_NOT_ALLOWED');
    });

    it('sends nothing over connections made after it resolves elsewhere', async () => {
      resolveTo(HERE, ELSEWHERE);
      const { report, received } = await load(TEN, { host: NAME });
      expect(received).to.deep.equal([]);
      expect(report.errors).to.deep.equal({
        '"app.localhost" resolves to 10.0.0.5, which is not this machine': 10,
      });
    });
  });
});
