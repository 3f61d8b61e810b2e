import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import type { LoadOptions } from '../../src/load/load-settings.ts';
import { runLoad } from '../../src/load/run-load.ts';
import { parseScenario } from '../../src/scenario/parse-scenario.ts';
import { findFreePort } from './find-free-port.ts';
import { KEYS } from './make-events.ts';

const SCENARIO = parseScenario({
  version: 1,
  name: 'effects',
  cast: { people: { count: 50 } },
  sender: { timeout: '600ms', retry: { on: ['timeout'], max: 3, base: '50ms' } },
  steps: [{ each: 'people', steps: [{ emit: 'sms.sent' }] }],
  load: { mix: { 'sms.sent': 2, 'call.answered': 1, 'email.sent': 1 } },
});

type Webhook = { readonly messageId?: string; readonly threadId?: string; readonly emailMessageId?: string };

/** One request a receiver has got: what it is about, and what the receiver can do. */
type Got = {
  readonly event: Webhook;
  /** Which of the events this is, by when it first came, from 0. */
  readonly nth: number;
  /** How often it has come, this time included. */
  readonly times: number;
  answer(): void;
  ask(path: string, headers?: Readonly<Record<string, string>>): Promise<number>;
};

/** Sends a load of 60 events to a receiver that does with each request as it is told, and asks the twin. */
async function load(
  receive: (got: Got) => unknown,
  options: LoadOptions = { rate: '200/s', duration: '300ms' },
) {
  const seen = new Map<string, { readonly nth: number; times: number }>();
  const statuses: number[] = [];
  const twin = await findFreePort();
  const ask: Got['ask'] = async (path, headers = { version: '2021-07-28', authorization: 'Bearer t' }) => {
    const { status } = await fetch(`http://127.0.0.1:${twin}${path}`, { headers });
    statuses.push(status);
    return status;
  };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const event = JSON.parse(String(Buffer.concat(chunks)));
      const before = seen.get(event.webhookId) ?? { nth: seen.size, times: 0 };
      before.times += 1;
      seen.set(event.webhookId, before);
      void receive({ event, ...before, answer: () => response.end(), ask });
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    const report = await runLoad({
      scenario: SCENARIO,
      options: {
        target: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
        ...{ seed: 7, runId: 'r1', twin, drain: '30s' },
        ...options,
      },
      keys: { appId: KEYS.appId, privateKeys: KEYS.privateKeys },
    });
    return { report, statuses, processed: report.expectations.find(({ name }) => name === 'processed') };
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

const pathOf = ({ messageId, threadId }: Webhook) => `/conversations/messages/${messageId ?? threadId}`;

/** The last of them is sent again 650 ms after the last arrival. */
const LATE = { rate: '200/s', duration: '300ms', drain: '4s' };

/** For loads in which something never comes, so that all of it is waited for; enough for what does come. */
const WAITED_OUT = { rate: '200/s', duration: '300ms', drain: '6s' };

describe('a load with a twin', () => {
  it('counts each event once for a receiver that answers, then processes what it has not seen', async () => {
    const { report, processed, statuses } = await load(async ({ event, times, answer, ask }) => {
      answer();
      if (times === 1) await ask(pathOf(event));
    });
    expect(report.totals.accepted).to.equal(60);
    expect(report.effects).to.deep.equal({
      ...{ events: 60, once: 60, never: 0, moreThanOnce: 0, requests: 60 },
      ...{ refused: {}, examples: [] },
    });
    expect(processed).to.include({ verdict: 'pass', actual: 'all of 60 accepted events' });
    expect(new Set(statuses)).to.deep.equal(new Set([200]));
  });

  it('counts twice what a receiver processes again when HighLevel sends it again', async () => {
    // It processes, and then answers every sixth event too late the first time.
    const { report, processed } = await load(async ({ event, nth, times, answer, ask }) => {
      await ask(pathOf(event));
      if (nth % 6 > 0 || times > 1) answer();
    }, LATE);
    expect(report.totals).to.include({ accepted: 60, retried: 10, lost: 0 });
    expect(report.effects).to.include({ events: 60, once: 50, never: 0, moreThanOnce: 10, requests: 70 });
    expect(report.effects?.examples).to.have.lengthOf(5);
    expect(report.effects?.examples[0]).to.include({
      times: 2,
      request: 'GET /conversations/messages/:id',
    });
    expect(processed).to.include({ verdict: 'fail', actual: '10 more than once of 60 accepted events' });
    expect(report.verdict).to.equal('fail');
  });

  it('counts what a receiver accepts and never processes', async () => {
    const { report, processed } = await load(async ({ event, nth, answer, ask }) => {
      answer();
      if (nth % 4 > 0) await ask(pathOf(event));
    }, WAITED_OUT);
    expect(report.totals.accepted).to.equal(60);
    expect(report.effects).to.include({ events: 60, once: 45, never: 15, moreThanOnce: 0 });
    expect(processed).to.include({ verdict: 'fail', actual: '15 never of 60 accepted events' });
  });

  it('cannot tell when a receiver never names a message, and does not pass', async () => {
    const { report, processed } = await load(({ answer }) => answer(), WAITED_OUT);
    expect(report.effects).to.equal(null);
    expect(processed).to.include({ verdict: 'incomplete', actual: 'no message was named' });
    expect(report.problems.join()).to.contain('nothing the twin was asked named a message');
    expect(report.verdict).to.equal('incomplete');
  });

  it('waits for a receiver that answers at once and processes later', async () => {
    const { report } = await load(
      ({ event, answer, ask }) => {
        answer();
        setTimeout(() => void ask(pathOf(event)), 700);
      },
      { rate: '200/s', duration: '300ms', drain: '1m' },
    );
    expect(report.effects).to.include({ once: 60, never: 0 });
  });

  it('does not wait for what is missing once the load was ended early', async () => {
    const { report, processed } = await load(({ answer }) => answer(), {
      ...{ rate: '200/s', duration: '5s', drain: '10m' },
      signal: AbortSignal.timeout(1_500),
    });
    expect(report.verdict).to.equal('incomplete');
    expect(processed).to.include({ verdict: 'incomplete' });
  });

  it('takes an event whose dateAdded was set to no instant', async () => {
    const { report } = await load(
      async ({ event, answer, ask }) => {
        answer();
        await ask(pathOf(event));
      },
      { rate: '200/s', duration: '100ms', set: { dateAdded: 'soon' } },
    );
    expect(report.effects).to.include({ events: 20, once: 20 });
  });

  it('says what the twin refused', async () => {
    const { report } = await load(async ({ event, answer, ask }) => {
      answer();
      await ask(pathOf(event), {});
    }, WAITED_OUT);
    expect(report.effects).to.equal(null);
    expect(report.problems.join()).to.match(/60 requests .* refused by the twin .* \(401 ×60\)/);
  });

  it('counts in the closed model as well, and knows emails, contacts and conversations', async () => {
    const { report, statuses } = await load(
      async ({ event, answer, ask }) => {
        const { emailMessageId, contactId, conversationId } = event as Readonly<Record<string, string>>;
        await ask(`/contacts/${contactId}`);
        await ask(`/conversations/${conversationId}/messages`);
        await ask(emailMessageId ? `/conversations/messages/email/${emailMessageId}` : pathOf(event));
        answer();
      },
      { connections: 4, events: 40, timeout: '5s' },
    );
    expect(report.effects).to.include({ events: 40, once: 40, requests: 40 });
    expect(statuses).to.have.lengthOf(120);
    expect(new Set(statuses)).to.deep.equal(new Set([200]));
  });

  it('refuses a port that is taken before anything is sent, and leaves the port free at the end', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as AddressInfo;
    const quick = { rate: '100/s', duration: '50ms', drain: '0s', twin: port };
    const error = await load(({ answer }) => answer(), quick).catch((reason: unknown) => reason);
    expect(error).to.include({ code: 'HL_TWIN_PORT_TAKEN' });
    taken.close();
    await load(({ answer }) => answer(), quick);
    await load(({ answer }) => answer(), quick);
  });
});
