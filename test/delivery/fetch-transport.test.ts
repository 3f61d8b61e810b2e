import { expect } from 'chai';
import { createFetchTransport, type FetchTarget } from '../../src/delivery/fetch-transport.ts';
import type { AttemptResult } from '../../src/model/delivery.ts';
import type { OutgoingRequest } from '../../src/model/world.ts';
import { machineClock } from './fakes.ts';

function call(fetch: FetchTarget, extra: Partial<OutgoingRequest> = {}): Promise<AttemptResult> {
  return createFetchTransport({ fetch, url: 'http://receiver.test/hooks', clock: machineClock }).send({
    headers: { 'content-type': 'application/json', 'x-ghl-signature': 'abc' },
    body: Buffer.from('{"é":1}'),
    timeoutMs: 5000,
    signal: new AbortController().signal,
    ...extra,
  });
}

describe('createFetchTransport()', () => {
  it('calls the handler with a standard request', async () => {
    let seen: Request | undefined;
    let body = '';
    await call(async (request) => {
      seen = request;
      body = await request.text();
      return new Response();
    });
    expect(seen).to.be.instanceOf(Request);
    expect(seen).to.include({ method: 'POST', url: 'http://receiver.test/hooks' });
    expect(Object.fromEntries(seen?.headers ?? [])).to.deep.equal({
      'content-type': 'application/json',
      'x-ghl-signature': 'abc',
    });
    expect(body).to.equal('{"é":1}');
  });

  it('gives back status, headers and body', async () => {
    const result = await call(() => new Response('fine', { status: 202, headers: { 'X-Trace': 'abc' } }));
    expect(result).to.include({ outcome: 'accepted', status: 202 });
    expect(result.answer?.headers).to.include({ 'x-trace': 'abc' });
    expect(Buffer.from(result.answer?.body ?? []).toString()).to.equal('fine');
  });

  it('takes an answer without a body', async () => {
    expect(await call(() => new Response(null, { status: 204 }))).to.include({
      outcome: 'accepted',
      status: 204,
    });
  });

  it('calls a redirect rejected', async () => {
    const result = await call(() => Response.redirect('http://elsewhere.test/', 308));
    expect(result).to.include({ outcome: 'rejected', status: 308 });
  });

  it('calls a handler that throws unreachable, with the first line of its message', async () => {
    const result = await call(() => {
      throw new Error('database is down\nand so am I');
    });
    expect(result).to.include({ outcome: 'unreachable', error: 'database is down' });
    expect(result).to.not.have.property('status');
  });

  it('calls a handler that gives back no response unreachable', async () => {
    const result = await call((() => undefined) as unknown as FetchTarget);
    expect(result.outcome).to.equal('unreachable');
    expect(result.error).to.equal('handler returned no Response');
  });

  it('gives up on a handler that never answers', async () => {
    let aborted = false;
    const result = await call(
      (request) => {
        request.signal.addEventListener('abort', () => {
          aborted = true;
        });
        return new Promise(() => {});
      },
      { timeoutMs: 30 },
    );
    expect(result).to.include({ outcome: 'timed-out', error: 'no answer within 30 ms' });
    expect(aborted).to.equal(true);
  });

  it('gives up on a body that never ends, keeps what came and cancels the rest', async () => {
    let isCancelled = false;
    const body = new ReadableStream({
      start: (controller) => controller.enqueue(Buffer.from('half')),
      cancel: () => {
        isCancelled = true;
      },
    });
    const result = await call(() => new Response(body), { timeoutMs: 30 });
    expect(result).to.include({
      outcome: 'timed-out',
      status: 200,
      error: 'answer not finished within 30 ms',
    });
    expect(Buffer.from(result.answer?.body ?? []).toString()).to.equal('half');
    expect(isCancelled).to.equal(true);
  });

  it('counts a body that breaks off as no answer', async () => {
    const body = new ReadableStream({
      pull: (controller) => controller.error(new Error('lost')),
    });
    const result = await call(() => new Response(body));
    expect(result).to.include({
      outcome: 'unreachable',
      status: 200,
      error: 'answer broke off after 0 bytes of body',
    });
  });

  it('reads 64 KiB of an endless body, then cancels it and goes by the status', async () => {
    let isCancelled = false;
    const body = new ReadableStream({
      pull: (controller) => controller.enqueue(new Uint8Array(10_000)),
      cancel: () => {
        isCancelled = true;
      },
    });
    const result = await call(() => new Response(body, { status: 500 }));
    expect(result).to.include({ outcome: 'rejected', status: 500 });
    expect(result.answer?.body).to.have.length(65_536);
    expect(isCancelled).to.equal(true);
  });

  it('does not call the handler once it was told to give up', async () => {
    const result = await call(() => expect.fail('called'), { signal: AbortSignal.abort() });
    expect(result).to.include({ outcome: 'unreachable', error: 'given up because the run was stopped' });
  });

  it('lets timers have their turn although the handler answers at once', async () => {
    let isTimerDone = false;
    setTimeout(() => {
      isTimerDone = true;
    }, 0);
    for (let i = 0; i < 10_000 && !isTimerDone; i++) await call(() => new Response());
    expect(isTimerDone).to.equal(true);
  });
});
