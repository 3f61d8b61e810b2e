import type { Socket } from 'node:net';
import { expect } from 'chai';
import { createTestKeys, defineScenario, type RunOptions, runScenario } from '../../src/index.ts';
import { findDeadUrl } from '../delivery/receivers.ts';
import { useReceivers } from './use-receivers.ts';

const keys = createTestKeys();
const threeTexts = defineScenario({
  version: 1,
  name: 'three-texts',
  startsAt: '2026-03-10T09:00:00Z',
  steps: [{ repeat: 3, emit: 'sms.sent', every: '1s' }],
});

/** Sends three texts, each once, one after another. */
async function play(target: NonNullable<RunOptions['target']>, options: RunOptions = {}) {
  const run = await runScenario(threeTexts, { target, keys, retry: 'none', concurrency: 1, ...options });
  expect(run.deliveries).to.have.length(3);
  return { ...run, ends: run.deliveries.map(({ attempts }) => attempts.at(-1)) };
}

describe('a run against a receiver', () => {
  const receivers = useReceivers();

  /** Plays against a receiver that does as it likes with each request. */
  async function playRaw(answer: (socket: Socket) => void, options: RunOptions = {}) {
    return play((await receivers.startRaw(answer)).url, options);
  }

  it('that is dead from the start ends as unreachable, with the reason', async () => {
    const { verdict, totals, ends } = await play(await findDeadUrl());
    expect(verdict).to.equal('fail');
    expect(totals).to.include({ unreachable: 3, lost: 3 });
    expect(ends.map((end) => end?.error)).to.deep.equal(Array(3).fill('connection refused (ECONNREFUSED)'));
  });

  it('that is killed in the middle ends as unreachable from there', async () => {
    let requestCount = 0;
    const receiver = await receivers.startHttp((request, response) => {
      requestCount += 1;
      request.resume();
      if (requestCount === 1) response.end();
      else void receiver.close();
    });
    const { totals, ends } = await play(receiver.url);
    expect(totals).to.include({ accepted: 1, unreachable: 2 });
    expect(ends[1]?.error).to.equal('connection closed before an answer (ECONNRESET)');
    expect(ends[2]?.error).to.equal('connection refused (ECONNREFUSED)');
  });

  it('that hangs ends as timed out', async () => {
    const { totals, ends } = await playRaw(() => {}, { timeout: '20ms' });
    expect(totals).to.include({ timedOut: 3, lost: 3 });
    expect(ends[0]).to.include({ outcome: 'timed-out', error: 'no answer within 20 ms' });
  });

  it('that answers garbage ends as unreachable', async () => {
    const { totals, ends } = await playRaw((socket) => socket.end('SSH-2.0-OpenSSH_9.6\r\n'));
    expect(totals).to.include({ unreachable: 3 });
    expect(ends[0]?.error).to.match(/^answer is not HTTP \(HPE_/);
  });

  it('that closes early ends as unreachable, with the status it began', async () => {
    const { totals, ends } = await playRaw((socket) =>
      socket.end('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\npart'),
    );
    expect(totals).to.include({ unreachable: 3 });
    expect(ends[0]).to.include({ status: 200, outcome: 'unreachable' });
    expect(ends[0]?.error).to.match(/^answer broke off after 4 bytes of body/);
  });

  it('that redirects ends as rejected, and nothing follows', async () => {
    let elsewhereCount = 0;
    const elsewhere = await receivers.startHttp((_request, response) => {
      elsewhereCount += 1;
      response.end();
    });
    const { totals, ends } = await play({
      listener: (request, response) => {
        request.resume();
        response.writeHead(302, { location: elsewhere.url }).end();
      },
    });
    expect(totals).to.include({ rejected: 3, lost: 3 });
    expect(ends[0]).to.include({ status: 302 });
    expect(elsewhereCount).to.equal(0);
  });

  it('that sends 100 MB is judged by its status, and read only so far', async () => {
    const chunk = Buffer.alloc(1_000_000, 'x');
    const { totals, ends } = await play({
      listener: (request, response) => {
        request.resume();
        response.writeHead(200);
        const pour = (left: number): void => {
          if (left > 0 && !response.destroyed) response.write(chunk, () => pour(left - 1));
          else response.end();
        };
        pour(100);
      },
    });
    expect(totals).to.include({ accepted: 3 });
    expect(ends[0]?.answer?.body).to.have.length(65_536);
  });

  it('whose listener throws ends as unreachable, and the report says what was thrown', async () => {
    const { totals, problems, deliveries } = await play({
      listener: () => {
        throw new TypeError('no such table');
      },
    });
    expect(totals).to.include({ unreachable: 3 });
    expect(problems).to.deep.equal(
      deliveries.map(
        ({ webhookId }) => `The listener threw: TypeError: no such table (webhookId ${webhookId})`,
      ),
    );
  });

  it('whose async listener rejects ends as unreachable too', async () => {
    const { totals, problems } = await play({
      listener: async () => {
        throw new Error('no such table');
      },
    });
    expect(totals).to.include({ unreachable: 3 });
    expect(problems[0]).to.match(/^The listener threw: Error: no such table \(webhookId \S+\)$/);
  });

  it('whose fetch handler throws ends as unreachable, with its message', async () => {
    const { ends } = await play({
      fetch: () => {
        throw new Error('no such table');
      },
    });
    expect(ends[0]).to.include({ outcome: 'unreachable', error: 'no such table' });
  });

  it('whose listener writes after the end of its answer does not end the process: the report names the deliveries', async () => {
    const { totals, problems, deliveries } = await play({
      listener: (_request, response) => {
        response.end('done');
        response.write('more');
      },
    });
    expect(totals).to.include({ accepted: 3 });
    expect(problems).to.deep.equal(
      deliveries.map(
        ({ webhookId }) =>
          `The listener could not write its answer: Error: write after end (webhookId ${webhookId})`,
      ),
    );
  });
});
