import { expect } from 'chai';
import { setupServer } from 'msw/node';
import {
  createTestKeys,
  type JsonObject,
  type JsonValue,
  type Kind,
  runScenario,
  sendEvent,
} from '../../src/index.ts';
import { createReceiver, isReceiverError, type ReceiverOptions } from '../../src/msw/index.ts';
import { createManualTime } from '../delivery/fakes.ts';

const URL_OF_RECEIVER = 'http://localhost:9/webhooks';
const keys = createTestKeys();
const { publicKeys } = keys;
const server = setupServer();

/** Puts a receiver on the network until the end of the test. */
function listen(options: Partial<ReceiverOptions> = {}) {
  const receiver = createReceiver({ url: URL_OF_RECEIVER, publicKeys, ...options });
  server.use(...receiver.handlers);
  return receiver;
}

describe('createReceiver()', () => {
  before(() => server.listen({ onUnhandledRequest: 'error' }));
  afterEach(() => server.resetHandlers());
  after(() => server.close());

  it('records what comes: payload, exact bytes, headers, signature', async () => {
    const receiver = listen();
    const sent = await sendEvent('sms.sent', { target: URL_OF_RECEIVER, keys, fault: 'bytes-pretty' });
    const [delivery] = receiver.deliveries;
    expect(delivery?.payload).to.deep.equal(sent.payload);
    expect(Buffer.from(delivery?.body ?? []).equals(sent.body)).to.equal(true);
    expect(delivery?.headers).to.include(sent.headers);
    expect(delivery?.signature).to.deep.equal({ valid: true, scheme: 'ed25519' });
    expect(delivery).to.include({ attempt: 1, status: 200 });
  });

  it('answers as a sound receiver unless told otherwise', async () => {
    listen();
    const status = async (fault?: 'signature-tampered' | 'body-invalid-json') => {
      const options = { target: URL_OF_RECEIVER, keys, retry: 'none', ...(fault && { fault }) };
      return (await sendEvent('sms.sent', options)).attempts[0]?.status;
    };
    expect([
      await status(),
      await status('signature-tampered'),
      await status('body-invalid-json'),
    ]).to.deep.equal([200, 401, 400]);
  });

  it('finds no signature valid without keys, and says why', async () => {
    const receiver = listen({ publicKeys: undefined });
    const { outcome } = await sendEvent('sms.sent', { target: URL_OF_RECEIVER, keys });
    expect(outcome).to.equal('accepted');
    expect(receiver.deliveries[0]?.signature.reason).to.match(/no Ed25519 public key/);
  });

  it('counts the requests with the same webhookId', async () => {
    const receiver = listen({ respond: [500, { status: 429, retryAfterSeconds: 30 }, 200] });
    const steps = [
      { id: 'one', emit: 'sms.sent' as const },
      { emit: 'sms.sent' as const, after: '1h' },
    ];
    const scenario = { version: 1 as const, name: 'twice', steps };
    const run = await runScenario(scenario, { target: URL_OF_RECEIVER, keys });
    expect(receiver.deliveries.map(({ attempt, status }) => [attempt, status])).to.deep.equal([
      [1, 500],
      [2, 429],
      [3, 200],
      [1, 500],
      [2, 429],
      [3, 200],
    ]);
    expect(run.delivery('one').attempts[1]?.answer?.headers).to.include({ 'retry-after': '30' });
  });

  it('answers with a status, always', async () => {
    listen({ respond: 503 });
    const { attempts } = await sendEvent('sms.sent', { target: URL_OF_RECEIVER, keys, retry: 'none' });
    expect(attempts[0]).to.include({ status: 503 });
  });

  it('answers as a function says, which is given the delivery', async () => {
    listen({ respond: ({ payload }) => (payload.messageType === 'CALL' ? 202 : 404) });
    const status = async (kind: Kind) =>
      (await sendEvent(kind, { target: URL_OF_RECEIVER, keys, retry: 'none' })).attempts[0]?.status;
    expect([await status('call.answered'), await status('sms.sent')]).to.deep.equal([202, 404]);
  });

  it('answers with a response of your own, as often as asked', async () => {
    const receiver = listen({ respond: new Response('thanks', { status: 201 }) });
    for (let n = 0; n < 2; n++) {
      const { attempts } = await sendEvent('sms.sent', { target: URL_OF_RECEIVER, keys });
      expect(Buffer.from(attempts[0]?.answer?.body ?? []).toString()).to.equal('thanks');
    }
    expect(receiver.deliveries.map(({ status }) => status)).to.deep.equal([201, 201]);
  });

  it('answers with a body', async () => {
    listen({ respond: { status: 202, body: { queued: true }, headers: { 'x-queue': 'a' } } });
    const { attempts } = await sendEvent('sms.sent', { target: URL_OF_RECEIVER, keys });
    expect(Buffer.from(attempts[0]?.answer?.body ?? []).toString()).to.equal('{"queued":true}');
    expect(attempts[0]?.answer?.headers).to.include({ 'x-queue': 'a' });
  });

  it('can break the connection', async () => {
    const receiver = listen({ respond: ['network-error', 200] });
    const { attempts } = await sendEvent('sms.sent', { target: URL_OF_RECEIVER, keys });
    expect(attempts.map(({ outcome }) => outcome)).to.deep.equal(['unreachable', 'accepted']);
    expect(receiver.deliveries.map(({ status }) => status)).to.deep.equal([null, 200]);
  });

  it('can take longer than HighLevel waits, and leaves no timer behind once it is reset', async () => {
    const time = createManualTime();
    const receiver = listen({ respond: { delayMs: 60_000 }, clock: time.clock });
    const options = { target: URL_OF_RECEIVER, keys, retry: 'none', timeout: 50 };
    const { outcome } = await sendEvent('sms.sent', options);
    expect(outcome).to.equal('timed-out');
    receiver.reset();
    expect(time.timerCount()).to.equal(0);
  });

  it('does not mix with another', async () => {
    const one = listen({ url: 'http://localhost:9/one' });
    const other = listen({ url: 'http://localhost:9/other', respond: 500 });
    await sendEvent('sms.sent', { target: 'http://localhost:9/one', keys });
    await sendEvent('call.answered', { target: 'http://localhost:9/other', keys, retry: 'none' });
    expect(one.deliveries.map(({ payload }) => payload.messageType)).to.deep.equal(['SMS']);
    expect(other.deliveries.map(({ payload }) => payload.messageType)).to.deep.equal(['CALL']);
  });

  it('forgets what came when it is reset', async () => {
    const receiver = listen({ respond: [500, 200] });
    const options = { target: URL_OF_RECEIVER, keys, retry: 'none', runId: 'same', seed: 1 };
    await sendEvent('sms.sent', options);
    receiver.reset();
    expect(receiver.deliveries).to.deep.equal([]);
    await sendEvent('sms.sent', options);
    expect(receiver.deliveries[0]).to.include({ attempt: 1, status: 500 });
  });

  for (const [respond, says] of [
    [[], /the list is empty/],
    [99, /99 is no answer/],
    ['timeout', /"timeout" is no answer/],
    [{ status: 'ok' }, /\{"status":"ok"\} is no answer/],
  ] as const) {
    it(`refuses to respond ${JSON.stringify(respond)}`, () => {
      expect(() => createReceiver({ url: URL_OF_RECEIVER, respond: respond as never }))
        .to.throw(says)
        .with.property('code', 'HL_RECEIVER_OPTION_INVALID');
    });
  }

  it('refuses a url that is none', () => {
    expect(() => createReceiver({ url: '/webhooks' })).to.throw(/"\/webhooks" is no http or https URL/);
  });

  it('refuses an option there is none of', () => {
    expect(() => createReceiver({ url: URL_OF_RECEIVER, publicKey: '' } as never))
      .to.throw(
        'there is no option "publicKey". Did you mean "publicKeys"? Use url, publicKeys, respond, clock.',
      )
      .with.property('code', 'HL_RECEIVER_OPTION_INVALID');
  });
});

describe('waitFor()', () => {
  before(() => server.listen({ onUnhandledRequest: 'error' }));
  afterEach(() => server.resetHandlers());
  after(() => server.close());

  async function messageOf(waiting: Promise<unknown>): Promise<string> {
    const error = await waiting.then(
      () => null,
      (reason: unknown) => reason,
    );
    expect(isReceiverError(error)).to.equal(true);
    return (error as Error).message;
  }

  it('gives the delivery that matches part of the payload, now or later', async () => {
    const receiver = listen();
    const waiting = receiver.waitFor({ messageType: 'CALL' }, { timeoutMs: 5_000 });
    await sendEvent('sms.sent', { target: URL_OF_RECEIVER, keys });
    await sendEvent('call.answered', { target: URL_OF_RECEIVER, keys });
    expect((await waiting).payload).to.include({ messageType: 'CALL' });
    expect(await receiver.waitFor({ messageType: 'SMS' })).to.equal(receiver.deliveries[0]);
  });

  it('gives the delivery that a function accepts', async () => {
    const receiver = listen({ respond: [500, 200] });
    const waiting = receiver.waitFor(({ attempt }) => attempt === 2, { timeoutMs: 5_000 });
    await sendEvent('sms.sent', { target: URL_OF_RECEIVER, keys });
    expect(await waiting).to.equal(receiver.deliveries[1]);
  });

  it('fails with what the function throws, and the delivery is answered all the same', async () => {
    const receiver = listen();
    const waiting = receiver.waitFor(() => {
      throw new RangeError('not mine');
    });
    const failed = waiting.catch((error: unknown) => error);
    expect(await sendEvent('sms.sent', { target: URL_OF_RECEIVER, keys })).to.include({
      outcome: 'accepted',
    });
    expect(await failed).to.be.instanceOf(RangeError);
  });

  it('says that nothing came', async () => {
    const message = await messageOf(listen().waitFor({ messageType: 'CALL' }, { timeoutMs: 1 }));
    expect(message).to.equal(
      'Failed to wait for a delivery with {"messageType":"CALL"}: none came within 1 ms. ' +
        'Nothing came at all. Is the receiver\'s "url" the target?',
    );
  });

  it('says what came instead, and in what the nearest differs', async () => {
    const receiver = listen();
    const options = { target: URL_OF_RECEIVER, keys, seed: 1, runId: 'r' };
    const text = await sendEvent('sms.sent', options);
    const call = await sendEvent('call.busy', { ...options, retry: 'none', fault: 'signature-missing' });
    const wanted = { messageType: 'CALL', callStatus: 'completed', direction: 'outbound', answeredBy: 'ada' };
    const message = await messageOf(receiver.waitFor(wanted, { timeoutMs: 1 }));
    const callLine =
      `OutboundMessage CALL ${call.messageId} ${call.webhookId} ` +
      '(attempt 1, answered 401, there is no signature)';
    expect(message.split('\n')).to.deep.equal([
      `Failed to wait for a delivery with ${JSON.stringify(wanted)}: none came within 1 ms. What came:`,
      `  OutboundMessage SMS ${text.messageId} ${text.webhookId} (attempt 1, answered 200, valid signature)`,
      `  ${callLine}`,
      `Nearest: ${callLine}, where callStatus is "busy", not "completed"; answeredBy is missing.`,
    ]);
  });

  it('lists the last ten of many', async () => {
    const receiver = listen();
    const steps = [{ repeat: 12, emit: 'sms.sent' as const }];
    await runScenario({ version: 1, name: 'many', steps }, { target: URL_OF_RECEIVER, keys });
    const message = await messageOf(receiver.waitFor(() => false, { timeoutMs: 1 }));
    expect(message).to.include('a delivery that your function accepts');
    expect(message).to.include('What came (the last 10 of 12):');
    expect(message.split('\n')).to.have.lengthOf(11);
  });

  it('looks into objects and lists', async () => {
    const receiver = listen();
    const set = { extra: { list: [1, { a: 2, b: 3 }] } };
    await sendEvent('sms.sent', { target: URL_OF_RECEIVER, keys, set });
    const withList = (list: readonly JsonValue[]): JsonObject => ({ extra: { list } });
    await receiver.waitFor(withList([1, { a: 2 }]));
    const shorter = await messageOf(receiver.waitFor(withList([1]), { timeoutMs: 1 }));
    expect(shorter).to.include('where extra.list has 2 items, not 1.');
    const other = await messageOf(receiver.waitFor(withList([1, { a: 5 }]), { timeoutMs: 1 }));
    expect(other).to.include('where extra.list.1.a is 2, not 5.');
  });

  it('waits a second of wall time unless told otherwise, and keeps no timer', async () => {
    const time = createManualTime();
    const receiver = listen({ clock: time.clock });
    let isOver = false;
    const waiting = messageOf(receiver.waitFor({ type: 'X' })).finally(() => {
      isOver = true;
    });
    await time.advance(999);
    expect(isOver).to.equal(false);
    await time.advance(1);
    expect(await waiting).to.include('within 1000 ms');
    const met = receiver.waitFor({ messageType: 'SMS' });
    await sendEvent('sms.sent', { target: URL_OF_RECEIVER, keys });
    await met;
    expect(time.timerCount()).to.equal(0);
  });

  it('ends when the receiver is reset', async () => {
    const time = createManualTime();
    const receiver = listen({ clock: time.clock });
    const waiting = messageOf(receiver.waitFor({ type: 'X' }));
    receiver.reset();
    expect(await waiting).to.include('the receiver was reset meanwhile');
    expect(time.timerCount()).to.equal(0);
  });
});
