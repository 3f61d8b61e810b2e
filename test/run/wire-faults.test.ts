import { existsSync } from 'node:fs';
import type { IncomingMessage, RequestListener } from 'node:http';
import { expect } from 'chai';
import express, { type ErrorRequestHandler } from 'express';
import {
  createTestKeys,
  defineScenario,
  isRunError,
  type RunOptions,
  runScenario,
  sendEvent,
  verifyEnvelope,
} from '../../src/index.ts';
import { useFolder } from '../cli/run-command.ts';

type ScenarioFile = Parameters<typeof defineScenario>[0];
type Fault = NonNullable<Extract<ScenarioFile['steps'][number], { emit: string }>['fault']>;

const keys = createTestKeys();

/** One request as a receiver saw it; `aborted` where its body did not come whole. */
type Seen = { readonly headers: IncomingMessage['headers']; body: Buffer; aborted: boolean };

/** A receiver that takes everything down and answers as it is told, in order; 200 when it is told no more. */
function takeDown(answers: readonly number[] = []): {
  readonly listener: RequestListener;
  readonly seen: Seen[];
} {
  const seen: Seen[] = [];
  const listener: RequestListener = (request, response) => {
    const status = answers[seen.length] ?? 200;
    const one: Seen = { headers: request.headers, body: Buffer.alloc(0), aborted: false };
    seen.push(one);
    request.on('data', (chunk: Buffer) => {
      one.body = Buffer.concat([one.body, chunk]);
    });
    request.on('error', () => {
      one.aborted = true;
    });
    request.on('end', () => response.writeHead(status).end());
  };
  return { listener, seen };
}

const texts = (fault: Fault | undefined, more: object = {}): ScenarioFile =>
  defineScenario({
    version: 1,
    name: 'wire',
    startsAt: '2026-03-10T09:00:00Z',
    steps: [{ id: 'spoiled', emit: 'sms.sent', ...(fault && { fault }), ...more }],
  });

async function play(
  fault: Fault | undefined,
  options: RunOptions & { readonly answers?: readonly number[] } = {},
) {
  const { answers, ...rest } = options;
  const { listener, seen } = takeDown(answers);
  const run = await runScenario(texts(fault), { target: { listener }, keys, ...rest });
  return { run, seen, delivery: run.delivery('spoiled'), first: seen[0] as Seen };
}

const isSigned = ({ body, headers }: Pick<Seen, 'body' | 'headers'>): boolean =>
  verifyEnvelope({ body, headers, publicKeys: keys.publicKeys }).valid;

describe('a run with a wire fault', () => {
  it('shows a body that is no JSON, correctly signed', async () => {
    const { first, delivery } = await play('body-invalid-json');
    expect(() => JSON.parse(first.body.toString())).to.throw(SyntaxError);
    expect(isSigned(first)).to.equal(true);
    expect(first.headers['content-type']).to.equal('application/json');
    expect(Buffer.from(delivery.body).equals(first.body)).to.equal(true);
    expect(delivery.payload).to.deep.equal({});
  });

  for (const [fault, bytes] of [
    ['body-oversized', 1_000_000],
    [{ name: 'body-oversized', by: '200kB' }, 200_000],
    [{ name: 'body-oversized', by: '3MB' }, 3_000_000],
  ] as const) {
    it(`shows a body of ${bytes} bytes, correctly signed, that is JSON and keeps its shape`, async () => {
      const { first } = await play(fault);
      expect(first.body).to.have.length(bytes);
      expect(first.headers['content-length']).to.equal(String(bytes));
      expect(isSigned(first)).to.equal(true);
      const payload = JSON.parse(first.body.toString());
      expect(JSON.stringify(payload)).to.equal(first.body.toString());
      expect(payload).to.have.any.keys('webhookId');
    });
  }

  it('leaves a body longer than asked for as it is', async () => {
    const FIXED = { seed: '7', runId: 'fixed', timestamps: 'story' } as const;
    const { first } = await play({ name: 'body-oversized', by: '10B' }, FIXED);
    const { first: plain } = await play(undefined, FIXED);
    expect(first.body.toString()).to.equal(plain.body.toString());
  });

  it('is refused by a receiver with the usual limit', async () => {
    const app = express();
    app.post('/', express.json({ limit: '100kb' }), (_request, response) => void response.sendStatus(200));
    const answerQuietly: ErrorRequestHandler = (error, _request, response, _next) =>
      void response.sendStatus(error.status);
    app.use(answerQuietly);
    const run = await runScenario(texts({ name: 'body-oversized', by: '200kB' }), {
      target: { listener: app },
      keys,
    });
    expect(run.delivery('spoiled').attempts).to.have.length(1);
    expect(run.delivery('spoiled').attempts[0]).to.include({ outcome: 'rejected', status: 413 });
  });

  it('lengthens an event that has no body of a message, too', async () => {
    const { listener, seen } = takeDown();
    await sendEvent('ContactCreate', {
      target: { listener },
      keys,
      fault: { name: 'body-oversized', by: '150kB' },
    });
    expect(seen[0]?.body).to.have.length(150_000);
    expect(isSigned(seen[0] as Seen)).to.equal(true);
  });

  it('says text/plain of a genuine body', async () => {
    const { first, delivery } = await play('content-type-wrong');
    expect(first.headers['content-type']).to.equal('text/plain');
    expect(JSON.parse(first.body.toString())).to.deep.equal(delivery.payload);
    expect(isSigned(first)).to.equal(true);
    expect(delivery.headers['content-type']).to.equal('text/plain');
  });

  it('sends half of a body', async () => {
    const { first, delivery, run } = await play('body-truncated');
    expect(first.aborted).to.equal(true);
    expect(first.body).to.have.length(Math.floor(delivery.body.byteLength / 2));
    expect(first.headers['content-length']).to.equal(String(delivery.body.byteLength));
    expect(run.totals).to.include({ faulted: 1, attempts: 1, lost: 0 });
  });

  it('sends a body slowly', async () => {
    const { first, delivery } = await play({ name: 'body-slow', by: '200ms' });
    expect(isSigned(first)).to.equal(true);
    expect(delivery.attempts[0]).to.include({ outcome: 'accepted' });
    expect(delivery.attempts[0]?.latencyMs).to.be.above(190);
  });

  it('that is slower than an attempt may be is timed out, and not lost', async () => {
    const { run } = await play({ name: 'body-slow', by: '1h' }, { timeout: '60ms' });
    expect(run.totals).to.include({ timedOut: 1, attempts: 1, faulted: 1, lost: 0 });
    expect(run.verdict).to.equal('pass');
  });

  for (const fault of [
    'body-truncated',
    'body-invalid-json',
    'body-oversized',
    'content-type-wrong',
    { name: 'body-slow', by: '20ms' },
  ] as const) {
    const name = typeof fault === 'string' ? fault : fault.name;
    it(`sends ${name} once, whatever the answer, and never loses it`, async () => {
      const { run, seen } = await play(fault, { answers: [500] });
      expect(seen).to.have.length(1);
      expect(run.totals).to.include({ attempts: 1, retried: 0, faulted: 1, lost: 0 });
      expect(run.totals.accepted).to.equal(0);
      expect(run.verdict).to.equal('pass');
    });
  }

  describe('that resets', () => {
    for (const [fault, seenFirst] of [
      ['connection-reset-early', 'half'],
      ['connection-reset-late', 'all'],
    ] as const) {
      it(`${fault} shows ${seenFirst} of the body, and then the same bytes once more, whole`, async () => {
        const { run, seen, delivery } = await play(fault);
        expect(seen).to.have.length(2);
        const whole = Buffer.from(delivery.body);
        const [first, second] = seen as [Seen, Seen];
        expect(first.body.length).to.equal(
          seenFirst === 'half' ? Math.floor(whole.length / 2) : whole.length,
        );
        expect(first.aborted).to.equal(seenFirst === 'half');
        expect(second.body.equals(whole)).to.equal(true);
        expect(second.headers['x-ghl-signature']).to.equal(first.headers['x-ghl-signature']);
        expect(isSigned(second)).to.equal(true);
        expect(delivery.attempts.map(({ outcome }) => outcome)).to.deep.equal(['unreachable', 'accepted']);
        expect(delivery.attempts[0]?.error).to.equal('connection reset on purpose');
        expect(run.totals).to.include({ faulted: 1, attempts: 2, retried: 1, accepted: 1, lost: 0 });
        expect(run.verdict).to.equal('pass');
      });

      it(`${fault} spoils the first attempt only`, async () => {
        const { seen, delivery } = await play(fault, { answers: [200, 500, 503, 200] });
        expect(seen).to.have.length(4);
        expect(delivery.attempts.map(({ status }) => status)).to.deep.equal([undefined, 500, 503, 200]);
      });

      it(`${fault} is lost where no retry is granted, and still counts as a fault`, async () => {
        const { run } = await play(fault, { retry: 'none' });
        expect(run.totals).to.include({ faulted: 1, attempts: 1, unreachable: 1, lost: 1 });
        expect(run.verdict).to.equal('fail');
      });

      it(`${fault} is not sent again under the policy of 2025, which retries a 429 alone`, async () => {
        const { run } = await play(fault, { retry: 'highlevel-2025' });
        expect(run.totals).to.include({ attempts: 1, lost: 1 });
      });

      it(`${fault} on an again spoils the repeat, not the original`, async () => {
        const { listener, seen } = takeDown();
        const run = await runScenario(
          defineScenario({
            version: 1,
            name: 'wire',
            startsAt: '2026-03-10T09:00:00Z',
            steps: [
              { id: 'genuine', emit: 'sms.sent' },
              { wait: '1m' },
              { id: 'spoiled', again: 'genuine', fault },
            ],
          }),
          { target: { listener }, keys },
        );
        expect(run.delivery('genuine').attempts).to.have.length(1);
        expect(run.delivery('spoiled').attempts).to.have.length(2);
        expect(Buffer.from(run.delivery('spoiled').body).equals(seen[0]?.body as Buffer)).to.equal(true);
        expect(run.totals).to.include({ faulted: 1, retried: 1, lost: 0 });
      });
    }
  });

  describe('on a { fetch } target', () => {
    const folder = useFolder();
    const NEED_A_SOCKET = [
      'body-truncated',
      'body-slow',
      'connection-reset-early',
      'connection-reset-late',
    ] as const;
    const refused = async (scenario: ScenarioFile, options: RunOptions = {}): Promise<string> => {
      let calls = 0;
      const fetch = async (): Promise<Response> => {
        calls += 1;
        return new Response();
      };
      const error = await runScenario(scenario, { target: { fetch }, keys, ...options }).then(
        () => expect.fail('it was not refused'),
        (thrown: unknown) => thrown,
      );
      if (!isRunError(error)) throw error;
      expect(error.code).to.equal('HL_RUN_TARGET_INVALID');
      expect(calls).to.equal(0);
      return error.message;
    };

    for (const fault of NEED_A_SOCKET) {
      it(`refuses ${fault} before anything is sent or written, and names step and fault`, async () => {
        const journal = folder.file(`${fault}.jsonl`);
        const scenario = defineScenario({
          ...texts(undefined),
          steps: [{ emit: 'sms.sent' }, { id: 'spoiled', emit: 'sms.sent', fault }],
        });
        expect(await refused(scenario, { journal })).to.equal(
          `Failed to run "wire": step "spoiled" has the fault ${fault}, which happens on a socket, and a { fetch } ` +
            'target has none. Give a URL, an http.Server or { listener }, or leave that step out.',
        );
        expect(existsSync(journal)).to.equal(false);
      });
    }

    it('refuses it inside each and repeat, on an again, and on a step without an id', async () => {
      const base = { version: 1, name: 'wire', cast: { ada: {}, team: { count: 2 } } } as const;
      const inside = defineScenario({
        ...base,
        steps: [
          { each: 'team', steps: [{ repeat: 2, steps: [{ emit: 'sms.sent', fault: 'body-truncated' }] }] },
        ],
      });
      expect(await refused(inside)).to.contain('steps[0].steps[0].steps[0] has the fault body-truncated');
      const again = defineScenario({
        ...base,
        steps: [
          { id: 'a', emit: 'sms.sent', contact: 'ada' },
          { again: 'a', fault: 'connection-reset-late' },
        ],
      });
      expect(await refused(again)).to.contain('steps[1] has the fault connection-reset-late');
    });

    it('refuses a single event with it', async () => {
      const sending = sendEvent('sms.sent', {
        target: { fetch: () => new Response() },
        keys,
        fault: 'body-truncated',
      });
      const error = await sending.catch((thrown: unknown) => thrown);
      expect(isRunError(error) && error.code).to.equal('HL_RUN_TARGET_INVALID');
    });

    for (const fault of ['body-invalid-json', 'body-oversized', 'content-type-wrong'] as const) {
      it(`shows ${fault}, which needs no socket`, async () => {
        let type: string | null = null;
        let bytes = 0;
        const run = await runScenario(texts(fault), {
          target: {
            fetch: async (request) => {
              type = request.headers.get('content-type');
              bytes = (await request.arrayBuffer()).byteLength;
              return new Response('', { status: 200 });
            },
          },
          keys,
        });
        expect(run.totals).to.include({ faulted: 1, accepted: 1 });
        expect(type).to.equal(fault === 'content-type-wrong' ? 'text/plain' : 'application/json');
        expect(bytes).to.equal(run.delivery('spoiled').body.byteLength);
      });
    }
  });
});
