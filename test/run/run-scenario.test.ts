import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { expect } from 'chai';
import express from 'express';
import {
  createTestKeys,
  defineScenario,
  isRunError,
  isScenarioError,
  type RunOptions,
  runScenario,
  type Target,
  verifyEnvelope,
} from '../../src/index.ts';
import { useReceivers } from './use-receivers.ts';

const keys = createTestKeys();
const story = defineScenario({
  version: 1,
  name: 'story',
  seed: 'story',
  startsAt: '2026-03-10T09:00:00Z',
  cast: { ada: { name: 'Ada Okafor' }, walkIns: { count: 3 } },
  steps: [
    {
      id: 'call',
      emit: 'call.answered',
      contact: 'ada',
      call: { duration: '95s' },
      expect: { status: '2xx' },
    },
    { wait: '1m' },
    { id: 'repeat', again: 'call' },
    { each: 'walkIns', every: '2m', steps: [{ id: 'text', emit: 'sms.sent' }] },
  ],
});

const ok: RequestListener = (request, response) => {
  request.resume();
  response.end('{"ok":true}');
};

/** What a promise is rejected with. */
function rejectionOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => expect.fail('it was not rejected'),
    (error: unknown) => error,
  );
}

/** The sockets, servers and timers of this process; those closed just now take another turn to go. */
async function openHandles(): Promise<readonly string[]> {
  await setImmediate();
  await setImmediate();
  return process.getActiveResourcesInfo().filter((name) => /TCP|Timeout/.test(name));
}

describe('runScenario()', () => {
  it('plays a story against a listener and tells all about it', async () => {
    const run = await runScenario(story, { target: { listener: ok }, keys, runId: 'r1' });
    expect(run).to.include({ verdict: 'pass', seed: 'story', runId: 'r1' });
    expect(run.totals).to.deep.include({
      events: 5,
      deliveries: 5,
      accepted: 5,
      attempts: 5,
      duplicates: 1,
      lost: 0,
    });
    expect(run.latencyMs.p50).to.be.above(0);
    expect(run.deliveries.map(({ stepId, kind }) => [stepId, kind])).to.deep.equal([
      ['call', 'call.answered'],
      ['repeat', 'call.answered'],
      ['text', 'sms.sent'],
      ['text', 'sms.sent'],
      ['text', 'sms.sent'],
    ]);
    expect(run.ofKind('sms.sent')).to.deep.equal(run.deliveries.slice(2));
    expect(run.expectations).to.deep.include({
      name: 'call: status',
      verdict: 'pass',
      expected: '2xx',
      actual: '200',
      stepId: 'call',
    });
    expect(run.journal.map(({ kind }) => kind)).to.include.members(['run-started', 'attempt', 'run-ended']);
  });

  it('begins the story at startsAt, however fast its clock goes', async () => {
    const run = await runScenario(story, { target: { listener: ok }, keys, clock: 'x1000000' });
    const [started, planned] = run.journal;
    expect(started).to.include({ kind: 'run-started', storyAt: '2026-03-10T09:00:00.000Z' });
    expect(planned).to.include({ kind: 'event-planned', storyAt: '2026-03-10T09:00:00.000Z' });
  });

  it('gives each delivery with its payload, its exact bytes and its attempts', async () => {
    const run = await runScenario(story, { target: { listener: ok }, keys });
    const call = run.delivery('call');
    expect(call).to.deep.include({ kind: 'call.answered', event: 'OutboundMessage', outcome: 'accepted' });
    expect(call.payload).to.deep.equal(JSON.parse(Buffer.from(call.body).toString()));
    expect(call.payload).to.include({ callDuration: 95, appId: keys.appId, webhookId: call.webhookId });
    expect(call.messageId).to.equal(call.payload.messageId);
    expect(verifyEnvelope({ ...call, publicKeys: keys.publicKeys })).to.deep.equal({
      valid: true,
      scheme: 'ed25519',
    });
    const [attempt] = call.attempts;
    expect(attempt).to.include({
      number: 1,
      outcome: 'accepted',
      status: 200,
      storyAt: '2026-03-10T09:00:00.000Z',
    });
    expect(Buffer.from(attempt?.answer?.body ?? []).toString()).to.equal('{"ok":true}');
    expect(run.delivery('repeat').body).to.deep.equal(call.body);
  });

  it('gives the cast: a contact by its name, a group as a list', async () => {
    const run = await runScenario(story, { target: { listener: ok }, keys });
    expect(run.cast.ada).to.include({ name: 'Ada Okafor', id: run.delivery('call').contactId });
    expect(run.cast.walkIns).to.have.length(3);
  });

  it('gives the first in plan order where a step stands for several deliveries', async () => {
    const run = await runScenario(story, { target: { listener: ok }, keys });
    expect(run.delivery('text')).to.equal(run.deliveries[2]);
  });

  it('throws for a step the run did not deliver, and names those it did', async () => {
    const run = await runScenario(story, { target: { listener: ok }, keys });
    expect(() => run.delivery('cal'))
      .to.throw('the run delivered "call", "repeat", "text"')
      .with.property('code', 'HL_RUN_UNKNOWN_STEP');
  });

  it('plays a shipped scenario by its name, and a file by its path', async () => {
    const path = new URL('../../scenarios/answered-call.yaml', import.meta.url).pathname;
    for (const scenario of ['answered-call', path]) {
      const run = await runScenario(scenario, { target: { listener: ok }, keys });
      expect(run).to.have.property('verdict', 'pass');
    }
  });

  it('signs with fresh keys when none are given', async () => {
    const run = await runScenario('answered-call');
    expect(run.delivery('call').headers).to.have.property('x-ghl-signature');
  });

  it('rejects with every problem of a scenario that cannot be used', async () => {
    const broken = { version: 1, name: 'broken', steps: [{ emit: 'sms.snet' }, { wait: 'long' }] };
    const error = await rejectionOf(runScenario(broken as never, { keys }));
    expect(isScenarioError(error) && error.problems.length).to.equal(2);
  });

  describe('the target', () => {
    const receivers = useReceivers();
    const servers: Server[] = [];
    const listen = async (host: string): Promise<Server> => {
      const server = createServer(ok);
      servers.push(server);
      await new Promise<void>((resolve) => {
        server.listen(0, host, resolve);
      });
      return server;
    };
    const portOf = (server: Server): number => (server.address() as AddressInfo).port;

    after(() => {
      for (const server of servers) server.close();
    });

    const forms: Readonly<Record<string, () => Promise<Target>>> = {
      'a URL as text': async () => `http://localhost:${portOf(await listen('127.0.0.1'))}/hooks`,
      'a URL object': async () => new URL(`http://127.0.0.1:${portOf(await listen('127.0.0.1'))}/`),
      'a server that listens on one address': () => listen('127.0.0.1'),
      'a server that listens on the IPv6 loopback': () => listen('::1'),
      'a server that listens on every address': () => listen('0.0.0.0'),
      'a server that does not listen yet': async () => createServer(ok),
      'a listener': async () => ({ listener: ok }),
      'an Express app': async () => ({
        listener: express().use((_request, response) => void response.end()),
      }),
      'a fetch handler': async () => ({ fetch: () => new Response('{}') }),
      'an async fetch handler': async () => ({ fetch: async () => new Response(null, { status: 204 }) }),
    };
    for (const [form, make] of Object.entries(forms)) {
      it(`may be ${form}`, async () => {
        const run = await runScenario('answered-call', { target: await make(), keys });
        expect(run.verdict).to.equal('pass');
      });
    }

    it('is the embedded receiver when there is none, which does as the scenario scripts it', async () => {
      const run = await runScenario('outage-and-retries', { keys });
      expect(run.verdict).to.equal('pass');
      expect(run.deliveries.map(({ attempts }) => attempts.map(({ status }) => status))).to.deep.equal(
        Array(4).fill([503, 503, 200]),
      );
    });

    it('is the scenario’s own where no other is given', async () => {
      const seen: string[] = [];
      const receiver = await receivers.startHttp((request, response) => {
        seen.push(`${request.method} ${request.url}`);
        ok(request, response);
      });
      await runScenario({ ...story, sender: { target: receiver.url } }, { keys });
      expect(seen).to.deep.equal(Array(5).fill('POST /hooks?from=test'));
    });

    it('gets the webhooks of a listener or a handler at the path it names', async () => {
      const paths: (string | undefined)[] = [];
      const listener: RequestListener = (request, response) => {
        paths.push(request.url);
        ok(request, response);
      };
      const handler = (request: Request): Response => {
        paths.push(new URL(request.url).pathname);
        return new Response();
      };
      await runScenario('answered-call', { target: { listener }, keys });
      await runScenario('answered-call', { target: { listener, path: '/webhooks?app=1' }, keys });
      await runScenario('answered-call', { target: { fetch: handler }, keys });
      await runScenario('answered-call', { target: { fetch: handler, path: '/webhooks' }, keys });
      expect(paths).to.deep.equal(['/', '/webhooks?app=1', '/', '/webhooks']);
    });

    it('leaves a server open that was listening, and closes one that was not', async () => {
      const [listening, idle] = [await listen('127.0.0.1'), createServer(ok)];
      await runScenario('answered-call', { target: listening, keys });
      await runScenario('answered-call', { target: idle, keys });
      expect([listening.listening, idle.listening]).to.deep.equal([true, false]);
    });

    const refused: readonly (readonly [string, unknown, string, string])[] = [
      ['a bare function', ok, 'HL_RUN_TARGET_INVALID', '{ listener: app }'],
      ['a bare function', ok, 'HL_RUN_TARGET_INVALID', '{ fetch: handler }'],
      ['something else', { app: ok }, 'HL_RUN_TARGET_INVALID', 'does not say how it is called'],
      ['another host', 'https://example.com/', 'HL_RUN_TARGET_NOT_ALLOWED', '--allow-host example.com'],
      ['another protocol', 'ftp://localhost/', 'HL_RUN_TARGET_INVALID', 'is not an http or https URL'],
    ];
    for (const [what, target, code, text] of refused) {
      it(`is refused as ${what}: ${text}`, async () => {
        const error = await rejectionOf(runScenario('answered-call', { target: target as Target, keys }));
        expect(error).to.have.property('code', code);
        expect(error).to.have.property('message').that.includes(text);
        expect(isRunError(error)).to.equal(true);
      });
    }
  });

  describe('the options', () => {
    const seen = async (options: RunOptions) => {
      const { deliveries } = await runScenario(story, { target: { listener: ok }, keys, ...options });
      return deliveries[0];
    };

    it('mirror the flags of the command line', async () => {
      const delivery = await seen({
        appId: '0123456789abcdef01234567',
        versionId: '89abcdef0123456789abcdef',
        locationId: 'LocationOfAllTheTests',
        header: { 'X-Team': 'blue' },
        set: { callDuration: 12, 'note.text': 'hi' },
        revision: '2026-01',
        startAt: '2026-02-03T04:05:06Z',
        timestamps: 'story',
      });
      expect(delivery?.headers).to.include({ 'x-team': 'blue' });
      expect(delivery?.payload).to.deep.include({
        appId: '0123456789abcdef01234567',
        versionId: '89abcdef0123456789abcdef',
        locationId: 'LocationOfAllTheTests',
        callDuration: 12,
        note: { text: 'hi' },
        timestamp: '2026-02-03T04:05:06.000Z',
      });
    });

    it('make the same seed, run id and start the same bytes', async () => {
      const options: RunOptions = { seed: 7, runId: 'r', timestamps: 'story' };
      const [one, other] = [await seen(options), await seen(options)];
      expect(one?.body).to.deep.equal(other?.body);
      expect(one?.headers).to.deep.equal(other?.headers);
    });

    it('make new message ids, and the same people, with another run id', async () => {
      const [one, other] = [await seen({ runId: 'monday' }), await seen({ runId: 'tuesday' })];
      expect(one?.contactId).to.equal(other?.contactId);
      expect(one?.webhookId).to.not.equal(other?.webhookId);
      expect(one?.messageId).to.not.equal(other?.messageId);
    });

    it('take the timestamp from the wall unless told otherwise', async () => {
      const before = Date.now();
      const timestamp = Date.parse(String((await seen({}))?.payload.timestamp));
      expect(timestamp).to.be.within(before, Date.now());
    });

    it('refuse, when strict, a payload that breaks its schema, before anything is sent', async () => {
      let requestCount = 0;
      const counting: RequestListener = (request, response) => {
        requestCount += 1;
        ok(request, response);
      };
      const options: RunOptions = {
        target: { listener: counting },
        keys,
        strict: true,
        set: { callDuration: {} },
      };
      expect(await rejectionOf(runScenario(story, options))).to.have.property('code', 'HL_PAYLOAD_INVALID');
      expect(requestCount).to.equal(0);
      expect((await runScenario(story, { ...options, strict: false })).totals.accepted).to.equal(5);
    });

    it('refuse a story whose last step cannot be made, before its first is sent', async () => {
      let requestCount = 0;
      const counting: RequestListener = (request, response) => {
        requestCount += 1;
        ok(request, response);
      };
      const late = defineScenario({
        version: 1,
        name: 'late',
        steps: [{ emit: 'sms.sent' }, { emit: 'sms.sent', set: { 'attachments.10000': 'x' } }],
      });
      const error = await rejectionOf(runScenario(late, { target: { listener: counting }, keys }));
      expect(error).to.have.property('code', 'HL_PAYLOAD_INVALID');
      expect(requestCount).to.equal(0);
    });

    it('refuse a signature without its key, before anything is sent', async () => {
      const error = await rejectionOf(runScenario(story, { target: { listener: ok }, keys, sign: 'both' }));
      expect(error).to.have.property('code', 'HL_KEY_MISSING');
    });
  });

  describe('stopped by its signal', () => {
    it('ends what is in flight, sends nothing more, and is incomplete', async () => {
      const controller = new AbortController();
      const stopping: RequestListener = (request, response) => {
        controller.abort();
        ok(request, response);
      };
      const run = await runScenario(story, {
        target: { listener: stopping },
        keys,
        signal: controller.signal,
        concurrency: 1,
      });
      expect(run.verdict).to.equal('incomplete');
      expect(run.deliveries.map(({ outcome }) => outcome)).to.deep.equal(['accepted']);
      expect(run.journal.at(-1)).to.include({ kind: 'run-ended', verdict: 'incomplete' });
    });

    it('sends nothing when it was stopped before it began', async () => {
      const run = await runScenario(story, { target: { listener: ok }, keys, signal: AbortSignal.abort() });
      expect(run.verdict).to.equal('incomplete');
      expect(run.totals).to.include({ attempts: 0 });
    });
  });

  it('leaves nothing open behind it', async () => {
    const before = await openHandles();
    await runScenario('mixed-day', { target: { listener: ok }, keys });
    await runScenario('outage-and-retries', { keys });
    await runScenario(story, {
      target: { listener: (_request, response) => response.destroy() },
      keys,
      retry: 'none',
    });
    expect(await openHandles()).to.deep.equal(before);
  });

  it('has nothing to say of a story in the past, against the receiver it scripts', async () => {
    expect((await runScenario('outage-and-retries', { keys })).problems).to.deep.equal([]);
  });

  it('says that a scripted receiver is ignored beside a target', async () => {
    const run = await runScenario('outage-and-retries', { target: { listener: ok }, keys });
    expect(run.problems).to.have.length(1);
    expect(run.problems[0]).to.include('"receiver" is ignored');
  });

  it('says so once when a story reaches past now', async () => {
    const { problems } = await runScenario(story, {
      target: { listener: ok },
      keys,
      startAt: '2999-01-01T00:00:00Z',
    });
    expect(problems).to.have.length(1);
    expect(problems[0]).to.include('"dateAdded" that lies after their "timestamp"');
  });

  it('says so too where the story is told faster than it happens', async () => {
    const startAt = new Date().toISOString();
    const { problems } = await runScenario(story, {
      target: { listener: ok },
      keys,
      startAt,
      clock: 'x100000',
    });
    expect(problems).to.have.length(1);
  });

  it('says nothing of that where timestamps come from the story, or it is told as it happens', async () => {
    const target = { listener: ok };
    const startAt = '2999-01-01T00:00:00Z';
    const ahead = await runScenario(story, { target, keys, startAt, timestamps: 'story' });
    expect(ahead.problems).to.deep.equal([]);
    const short = defineScenario({
      version: 1,
      name: 'short',
      clock: 'real',
      steps: [{ emit: 'sms.sent' }, { wait: '20ms' }, { emit: 'sms.sent' }],
    });
    expect((await runScenario(short, { target, keys })).problems).to.deep.equal([]);
  });
});
