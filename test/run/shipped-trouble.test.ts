import type { IncomingMessage, RequestListener } from 'node:http';
import { expect } from 'chai';
import { createTestKeys, type Run, runScenario } from '../../src/index.ts';

const keys = createTestKeys();

type Taken = { readonly webhookId: string; readonly contactId: string; readonly dateAdded: string };

/** Reads a request to its end; null where it has none. */
async function readBody(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of request) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks).toString();
  } catch {
    return null;
  }
}

/** A receiver that takes whatever is JSON, and says 400 to the rest. */
function takeJson(
  taken: Taken[],
  judge: (payload: { timestamp: string }) => number = () => 200,
): RequestListener {
  return async (request, response) => {
    const body = await readBody(request);
    let status = 400;
    try {
      const payload = JSON.parse(body ?? '');
      status = judge(payload);
      if (status === 200) taken.push(payload);
    } catch {
      // No JSON: refused.
    }
    response.writeHead(status).end();
  };
}

const delivered = (run: Run, stepId: string) =>
  run.delivery(stepId).attempts.map(({ outcome, status }) => status ?? outcome);

describe('the shipped scenario duplicates-and-disorder', () => {
  it("brings some events twice, some never, and each contact's out of turn", async () => {
    const taken: Taken[] = [];
    const run = await runScenario('duplicates-and-disorder', {
      target: { listener: takeJson(taken) },
      keys,
      concurrency: 1,
    });
    expect(run.verdict).to.equal('pass');
    const { events, duplicates, dropped, deliveries, lost } = run.totals;
    expect(events - duplicates).to.equal(60);
    expect(duplicates).to.be.within(6, 20);
    expect(dropped).to.be.within(1, 6);
    expect(deliveries).to.equal(events - dropped);
    expect(lost).to.equal(0);
    const ids = taken.map(({ webhookId }) => webhookId);
    expect(ids.length - new Set(ids).size).to.equal(duplicates);
    const outOfTurn = new Set<string>();
    const latest = new Map<string, string>();
    for (const { contactId, dateAdded } of taken) {
      if (dateAdded < (latest.get(contactId) ?? '')) outOfTurn.add(contactId);
      else latest.set(contactId, dateAdded);
    }
    expect(outOfTurn.size).to.be.at.least(4);
  });

  it('passes in the demo', async () => {
    expect((await runScenario('duplicates-and-disorder', { keys })).verdict).to.equal('pass');
  });
});

describe('the shipped scenario late-retries', () => {
  const FIVE_MINUTES_MS = 300_000;

  it('is survived with the embedded receiver, at the fifth attempt, minutes late, by the same bytes', async () => {
    const run = await runScenario('late-retries', { keys });
    expect(run.verdict).to.equal('pass');
    expect(delivered(run, 'late')).to.deep.equal([503, 503, 503, 503, 200]);
    const { attempts, payload } = run.delivery('late');
    expect(payload.timestamp).to.equal(attempts[0]?.storyAt);
    const lateMs = Date.parse(attempts[4]?.storyAt ?? '') - Date.parse(String(payload.timestamp));
    expect(lateMs).to.be.within(75_000, 225_000);
  });

  it('is lost on a receiver that refuses what is older than five minutes', async () => {
    const isFresh = ({ timestamp }: { timestamp: string }): boolean =>
      Math.abs(Date.now() - Date.parse(timestamp)) < FIVE_MINUTES_MS;
    const run = await runScenario('late-retries', {
      target: { listener: takeJson([], (payload) => (isFresh(payload) ? 200 : 401)) },
      keys,
    });
    expect(run.verdict).to.equal('fail');
    expect(run.totals).to.include({ lost: 1, attempts: 13 });
  });
});

describe('the shipped scenario wire-trouble', () => {
  const expectSurvived = (run: Run): void => {
    expect(run.expectations.filter(({ verdict }) => verdict !== 'pass')).to.deep.equal([]);
    expect(run.verdict).to.equal('pass');
    expect(run.totals).to.include({ events: 9, deliveries: 9, faulted: 7, retried: 2, lost: 0 });
    expect(delivered(run, 'reset-early')).to.deep.equal(['unreachable', 200]);
    expect(delivered(run, 'reset-late')).to.deep.equal(['unreachable', 200]);
    expect(delivered(run, 'invalid')).to.deep.equal([400]);
    expect(run.delivery('oversized').body).to.have.length(1_000_000);
    expect(run.delivery('slow').attempts[0]?.latencyMs).to.be.above(950);
  };

  it('passes in the demo', async () => {
    const run = await runScenario('wire-trouble', { keys });
    expectSurvived(run);
    for (const whole of ['genuine', 'oversized', 'slow', 'mislabelled', 'last']) {
      expect(delivered(run, whole), whole).to.deep.equal([200]);
    }
    expect(run.delivery('truncated').outcome).to.not.equal('accepted');
  });

  it('shows a receiver the late reset twice, and the others at most once', async () => {
    const taken: Taken[] = [];
    const run = await runScenario('wire-trouble', { target: { listener: takeJson(taken) }, keys });
    expectSurvived(run);
    const cameTimes = (stepId: string): number =>
      taken.filter(({ webhookId }) => webhookId === run.delivery(stepId).webhookId).length;
    for (const once of ['genuine', 'oversized', 'slow', 'mislabelled', 'reset-early', 'last']) {
      expect(cameTimes(once), once).to.equal(1);
    }
    expect(cameTimes('reset-late')).to.equal(2);
    expect(cameTimes('truncated')).to.equal(0);
  });
});
