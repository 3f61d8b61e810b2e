import { expect } from 'chai';
import { setupServer } from 'msw/node';
import type { Finding } from '../../src/assertions/finding.ts';
import { VOCABULARY } from '../../src/assertions/vocabulary.ts';
import { isCatalogError, sendEvent } from '../../src/index.ts';
import { createReceiver, createTwin, type Receiver, type ReceiverOptions } from '../../src/msw/index.ts';
import { keys, playDay } from './play-day.ts';

const { delivered, lostNothing, passed, accepted, acceptedWithin, rejectedWith, retried } = VOCABULARY;
const { received, onlyValidSignatures, noDuplicates, asked } = VOCABULARY;

/** Looks at a finding: its verdict, and the message it fails with, its ids and spans of time masked. */
function look({ verdict, message }: Finding): readonly [string, readonly string[]] {
  const masked = message
    .replace(/messageId [A-Za-z0-9]{20}, webhookId [0-9a-f-]{36}/g, 'messageId …, webhookId …')
    .replace(/[A-Za-z0-9]{20} [0-9a-f-]{36}/g, '… …')
    .replace(/[\d.]+ ms/g, '… ms');
  return [verdict, masked.split('\n')];
}

describe('delivered', () => {
  it('counts the accepted deliveries of a kind', async () => {
    const run = await playDay();
    expect(delivered(run, 'call.answered').verdict).to.equal('holds');
    expect(delivered(run, 'sms.sent', 1).verdict).to.equal('holds');
    expect(delivered(run, 'sms.sent', 2).verdict).to.equal('broken');
    expect(delivered(run, 'email.sent', 0).verdict).to.equal('holds');
  });

  it('shows the deliveries that were not accepted, what came back, and what repeats the run', async () => {
    const run = await playDay({ call: 503 });
    const [verdict, lines] = look(delivered(run, 'call.answered'));
    expect(verdict).to.equal('broken');
    expect(lines[0]).to.equal(
      'expected the run of "day" to have delivered call.answered at least once, ' +
        'but 0 of 1 delivery of that kind were accepted',
    );
    expect(lines[1]).to.equal(
      '  call.answered (step "call", messageId …, webhookId …): rejected after 13 attempts',
    );
    expect(lines[2]).to.equal('    attempt 1: 503 after … ms');
    expect(lines[3]).to.equal('    … 8 more …');
    expect(lines.at(-2)).to.equal('    attempt 13: 503 after … ms');
    expect(lines.at(-1)).to.equal('To repeat it: "day" with seed "7" and runId "r1"');
  });

  it('says what was sent when nothing of that kind was', async () => {
    const [, lines] = look(delivered(await playDay(), 'email.sent'));
    expect(lines.slice(0, 2)).to.deep.equal([
      'expected the run of "day" to have delivered email.sent at least once, but no email.sent was sent',
      'What was sent: 1 × call.answered, 2 × sms.sent',
    ]);
  });

  it('refuses a kind nobody knows, so that a slip under "not" does not pass', async () => {
    const run = await playDay();
    expect(() => delivered(run, 'call.anwsered' as never))
      .to.throw('Did you mean "call.answered"?')
      .that.satisfies(isCatalogError);
  });

  it('refuses a count that is none', async () => {
    const run = await playDay();
    expect(() => delivered(run, 'sms.sent', -1)).to.throw('"-1" is no whole number from 0');
    expect(() => delivered(run, 'sms.sent', '1' as never)).to.throw('"1" is no whole number');
  });
});

describe('lostNothing', () => {
  it('holds when what failed got through in the end, or had a fault', async () => {
    expect(lostNothing(await playDay({ text: [500, 200] })).verdict).to.equal('holds');
  });

  it('shows what was lost', async () => {
    const [verdict, lines] = look(lostNothing(await playDay({ text: [500] })));
    expect(verdict).to.equal('broken');
    expect(lines[0]).to.equal(
      'expected the run of "day" to have lost nothing, but 1 of 3 deliveries was lost',
    );
    expect(lines[1]).to.include('step "text"').and.to.include('rejected after 13 attempts');
  });

  it('shows what was lost, not what was refused as it should be', async () => {
    const { message } = lostNothing(await playDay({ call: 500 }));
    expect(message).to.include('step "call"').and.not.to.include('step "forged"');
  });

  it('has nothing to judge in a run that was cut short', async () => {
    const run = await playDay();
    expect(lostNothing({ ...run, verdict: 'incomplete' }).verdict).to.equal('void');
  });

  it('has nothing to judge where nothing was delivered', async () => {
    const run = await playDay();
    const empty = { ...run, totals: { ...run.totals, deliveries: 0 } };
    expect(lostNothing(empty).verdict).to.equal('void');
  });
});

describe('passed', () => {
  it('is about the verdict', async () => {
    expect(passed(await playDay()).verdict).to.equal('holds');
  });

  it('lists what was not met, and shows the deliveries behind it', async () => {
    const [verdict, lines] = look(passed(await playDay({ text: [500] })));
    expect(verdict).to.equal('broken');
    expect(lines.slice(0, 2)).to.deep.equal([
      'expected the run of "day" to have passed, but its verdict is fail',
      '  lost: expected none, was 1 of 3 deliveries (33.33%)',
    ]);
    expect(lines.join('\n')).to.include('attempt 13: 500').and.to.include('runId "r1"');
  });
});

describe('accepted, acceptedWithin, rejectedWith and retried', () => {
  it('are about the last attempt of a delivery', async () => {
    const run = await playDay({ text: [500, 200] });
    const [call, text, forged] = ['call', 'text', 'forged'].map((id) => run.delivery(id));
    expect(accepted(call).verdict).to.equal('holds');
    expect(accepted(forged).verdict).to.equal('broken');
    expect(rejectedWith(forged, 401).verdict).to.equal('holds');
    expect(rejectedWith(forged, 403).verdict).to.equal('broken');
    expect(rejectedWith(call, 401).verdict).to.equal('broken');
    expect(acceptedWithin(call, 60_000).verdict).to.equal('holds');
    expect(acceptedWithin(forged, 60_000).verdict).to.equal('broken');
    expect([retried(text).verdict, retried(text, 1).verdict, retried(text, 2).verdict]).to.deep.equal([
      'holds',
      'holds',
      'broken',
    ]);
    expect([retried(call).verdict, retried(call, 0).verdict]).to.deep.equal(['broken', 'holds']);
  });

  it('show the answer', async () => {
    const run = await playDay();
    expect(look(accepted(run.delivery('forged')))).to.deep.equal([
      'broken',
      [
        'expected sms.sent (step "forged", messageId …, webhookId …) to be accepted, but it was answered 401',
        '  sms.sent (step "forged", messageId …, webhookId …): rejected after 1 attempt',
        '    attempt 1: 401 "who are you?" after … ms',
        'To repeat it: "day" with seed "7" and runId "r1"',
      ],
    ]);
    expect(rejectedWith(run.delivery('forged'), 403).message).to.include('but it was answered 401');
  });

  it('say how long it took when that was too long', async () => {
    const run = await playDay();
    const delivery = run.delivery('call');
    const slow = { ...delivery, attempts: [{ ...delivery.attempts[0], latencyMs: 1200 }] };
    const { verdict, message } = acceptedWithin(slow, 800);
    expect(verdict).to.equal('broken');
    expect(message).to.include('to be accepted within 800 ms, but it took 1.2 s');
  });

  it('know the run of an event sent alone', async () => {
    const target = { fetch: () => new Response(null, { status: 418 }) };
    const delivery = await sendEvent('sms.sent', { target, keys, seed: 3, runId: 'alone', retry: 'none' });
    expect(accepted(delivery).message).to.include('"sms.sent" with seed "3" and runId "alone"');
  });

  it('refuse bounds and statuses that are none', async () => {
    const delivery = (await playDay()).delivery('call');
    expect(() => acceptedWithin(delivery, Number.NaN)).to.throw('"NaN" is no number of milliseconds');
    expect(() => rejectedWith(delivery, 200)).to.throw('"200" is no status from 300 to 599');
  });
});

describe('received, onlyValidSignatures and noDuplicates', () => {
  const url = 'http://localhost:9/webhooks';
  const server = setupServer();
  before(() => server.listen({ onUnhandledRequest: 'error' }));
  afterEach(() => server.resetHandlers());
  after(() => server.close());

  function listen(options: Partial<ReceiverOptions> = {}): Receiver {
    const receiver = createReceiver({ url, publicKeys: keys.publicKeys, ...options });
    server.use(...receiver.handlers);
    return receiver;
  }

  it('count the requests that match', async () => {
    const receiver = listen({ respond: [500, 200] });
    await sendEvent('call.answered', { target: url, keys });
    await sendEvent('sms.sent', { target: url, keys });
    expect(received(receiver, { messageType: 'CALL' }, 2).verdict).to.equal('holds');
    expect(received(receiver, ({ attempt }) => attempt === 2, 2).verdict).to.equal('holds');
    expect(received(receiver, { messageType: 'Email' }).verdict).to.equal('broken');
  });

  it('show the nearest near miss, and the latest run', async () => {
    const receiver = listen();
    await sendEvent('call.busy', { target: url, keys, seed: 5, runId: 'busy' });
    const [verdict, lines] = look(received(receiver, { messageType: 'CALL', callStatus: 'completed' }));
    expect(verdict).to.equal('broken');
    expect(lines).to.deep.equal([
      'expected the receiver to have received a delivery with {"messageType":"CALL","callStatus":"completed"} ' +
        'at least once, but 0 requests matched',
      'What came:',
      '  OutboundMessage CALL … … (attempt 1, answered 200, valid signature)',
      'Nearest: OutboundMessage CALL … … (attempt 1, answered 200, valid signature), ' +
        'where callStatus is "busy", not "completed".',
      'The latest run was "call.busy" with seed "5" and runId "busy"',
    ]);
  });

  it('look at signatures', async () => {
    const receiver = listen();
    await sendEvent('sms.sent', { target: url, keys });
    expect(onlyValidSignatures(receiver).verdict).to.equal('holds');
    await sendEvent('sms.sent', { target: url, keys, fault: 'signature-na', retry: 'none' });
    const [verdict, lines] = look(onlyValidSignatures(receiver));
    expect([verdict, lines[0]]).to.deep.equal([
      'broken',
      'expected the receiver to have received only valid signatures, but 1 of 2 requests had none',
    ]);
    expect(lines[1]).to.include('answered 401');
  });

  it('look for what was accepted twice, by either id, and not at what was refused first', async () => {
    const receiver = listen({ respond: [500, 200, 200] });
    const event = { target: url, keys, seed: 1, runId: 'same', retry: 'none' };
    await sendEvent('sms.sent', event);
    await sendEvent('sms.sent', event);
    expect(noDuplicates(receiver, 'webhookId').verdict).to.equal('holds');
    await sendEvent('sms.sent', event);
    const [verdict, lines] = look(noDuplicates(receiver, 'webhookId'));
    expect([verdict, lines[0]]).to.deep.equal([
      'broken',
      'expected the receiver to have accepted no webhookId twice, but 1 webhookId was accepted more than once',
    ]);
    expect(lines.slice(1, 4).join('\n')).to.match(/[0-9a-f-]{36}: 2 times\n.*attempt 2.*\n.*attempt 3/);
    expect(noDuplicates(receiver, 'messageId').verdict).to.equal('broken');
  });

  it('have nothing to judge where nothing came, or nothing was accepted', async () => {
    const receiver = listen({ respond: 500 });
    expect(onlyValidSignatures(receiver).verdict).to.equal('void');
    expect(noDuplicates(receiver, 'webhookId').message).to.include('Nothing came at all');
    await sendEvent('sms.sent', { target: url, keys, retry: 'none' });
    expect(noDuplicates(receiver, 'webhookId').message).to.include('none was accepted');
  });

  it('have nothing to judge where nothing accepted has the id', async () => {
    const receiver = listen();
    await sendEvent('ContactCreate', { target: url, keys });
    expect(noDuplicates(receiver, 'messageId').message).to.include('nothing it accepted has a messageId');
  });

  it('refuse a function that does not answer true or false at once', async () => {
    const receiver = listen();
    await sendEvent('sms.sent', { target: url, keys });
    expect(() => received(receiver, (async () => false) as never)).to.throw('the function gave a promise');
  });

  it('take no property of all objects for one of a payload', async () => {
    const receiver = listen();
    await sendEvent('sms.sent', { target: url, keys });
    expect(received(receiver, { constructor: 1 } as never).message).to.include('constructor is missing');
  });

  it('refuse what they cannot look for', () => {
    const receiver = listen();
    expect(() => received(receiver, { messageId: undefined } as never)).to.throw('"messageId" is undefined');
    expect(() => received(receiver, 'CALL' as never)).to.throw(
      '"CALL" is neither part of a payload nor a function',
    );
    expect(() => noDuplicates(receiver, 'id' as never)).to.throw('"id" is no id of an event');
  });
});

describe('asked', () => {
  const base = 'https://services.leadconnectorhq.com';
  const headers = { version: 'v3', authorization: 'Bearer t' };
  const twin = createTwin();
  const server = setupServer(...twin.handlers);
  before(() => server.listen({ onUnhandledRequest: 'error' }));
  afterEach(() => twin.reset());
  after(() => server.close());

  it('counts requests by method and path, whatever was answered', async () => {
    await fetch(`${base}/contacts/one?x=1`, { headers });
    await fetch(`${base}/contacts/two`);
    expect(asked(twin, 'GET', '/contacts/:id', 2).verdict).to.equal('holds');
    expect(asked(twin, 'GET', '/contacts/one').verdict).to.equal('holds');
    expect(asked(twin, 'POST', '/contacts/:id').verdict).to.equal('broken');
    expect(asked(twin, 'GET', '/contacts').verdict).to.equal('broken');
    expect(asked(twin, 'GET', '/contacts/:id/notes', 0).verdict).to.equal('holds');
  });

  it('minds no slash at the end', async () => {
    await fetch(`${base}/contacts/one/`, { headers });
    expect(asked(twin, 'GET', '/contacts/:id', 1).verdict).to.equal('holds');
  });

  it('wonders whether the twin was given to the run when it found nothing', async () => {
    await fetch(`${base}/contacts/abc`, { headers });
    expect(asked(twin, 'GET', '/contacts/:id', 2).message).to.include('Was it given to the run, as `twin`?');
  });

  it('says what it was asked instead, and what comes nearest', async () => {
    await fetch(`${base}/contacts/abc`, { headers });
    await fetch(`${base}/v1/contact`, { headers });
    const { message } = asked(twin, 'GET', '/contact/:id');
    expect(message.split('\n').slice(0, 5)).to.deep.equal([
      'expected the twin to have been asked GET /contact/:id at least once, but it was asked that 0 times',
      'What it was asked:',
      '  GET /contacts/abc (answered 404)',
      '  GET /v1/contact (answered 404, there is no such route)',
      'Nearest: GET /contacts/:contactId.',
    ]);
  });

  it('wonders when it was asked nothing at all', () => {
    expect(asked(twin, 'GET', '/contacts/:id').message).to.include('It was asked nothing at all');
  });

  it('refuses methods and paths that are none', () => {
    expect(() => asked(twin, 'get' as never, '/contacts/:id')).to.throw('"get" is no method');
    expect(() => asked(twin, 'GET', `${base}/contacts/:id` as never)).to.throw('is no path');
    expect(() => asked(twin, 'GET', '/conversations/search?x=1')).to.throw('without a query');
  });
});

describe('an assertion about something else', () => {
  const says = (judge: () => Finding): string => {
    try {
      judge();
      return 'nothing';
    } catch (error) {
      return (error as Error).message;
    }
  };

  it('says what it was given and what it takes', async () => {
    const run = await playDay();
    expect(says(() => accepted(run))).to.equal(
      'Failed to judge "accepted": it is about a delivery, and was given a run. ' +
        'It takes what run.delivery(id) or await sendEvent(…) gives.',
    );
    expect(says(() => passed(run.deliveries[0]))).to.include('it is about a run, and was given a delivery.');
    expect(says(() => received(createTwin(), {}))).to.include('was given a twin');
    expect(says(() => asked(createReceiver({ url: 'http://localhost:9/' }), 'GET', '/'))).to.include(
      'a receiver',
    );
    expect(says(() => passed(undefined))).to.include('was given undefined');
    expect(says(() => passed({ verdict: 'pass' }))).to.include('an object with verdict');
  });

  it('asks to await a promise', () => {
    expect(says(() => passed(playDay()))).to.equal(
      'Failed to judge "passed": it is about a run, and was given a promise. Await it: await runScenario(…).',
    );
  });
});
