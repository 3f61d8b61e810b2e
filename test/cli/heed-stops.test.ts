import { EventEmitter } from 'node:events';
import { expect } from 'chai';
import { createStopHeeder } from '../../src/cli/heed-stops.ts';
import { createManualTime } from '../delivery/fakes.ts';

/** A process whose signals a test gives, and what became of it. */
function createProcess(options: { readonly isTTY?: boolean } = {}) {
  const signals = new EventEmitter();
  const endedBy: string[] = [];
  const time = createManualTime();
  let written = '';
  const stderr = {
    write: (text: string) => {
      written += text;
    },
    flush: async () => {},
    isTTY: options.isTTY ?? false,
    columns: undefined,
  };
  const world = createStopHeeder(
    {
      on: (name, listener) => signals.on(name, listener),
      off: (name, listener) => signals.off(name, listener),
      endBy: (name) => endedBy.push(name),
    },
    { clock: time.clock, stderr },
  );
  /** As the system does: a signal that nobody listens to ends the process. */
  const give = (name: 'SIGINT' | 'SIGTERM'): void => {
    if (!signals.emit(name)) endedBy.push(name);
  };
  return { ...world, give, endedBy, time, written: () => written };
}

/** Starts work that ends when the test says so. */
function startWork(
  { heedStops }: Pick<ReturnType<typeof createProcess>, 'heedStops'>,
  notice: string | null,
) {
  let end = (): void => {};
  const done = heedStops(
    notice,
    () =>
      new Promise<void>((resolve) => {
        end = resolve;
      }),
  );
  return { end: () => end(), done };
}

describe('createStopHeeder()', () => {
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    it(`leaves it to the work to end at ${name}, and says so`, async () => {
      const process = createProcess();
      const work = startWork(process, 'Stopping.');
      expect(process.stopSignal.aborted).to.equal(false);
      process.give(name);
      expect(process.stopSignal.aborted).to.equal(true);
      expect(process.written()).to.equal('Stopping.\n');
      work.end();
      await work.done;
      expect(process.endedBy).to.deep.equal([]);
    });
  }

  it('ends the process at once at a second request', async () => {
    const process = createProcess();
    startWork(process, null);
    process.give('SIGINT');
    await process.time.advance(501);
    process.give('SIGTERM');
    expect(process.endedBy).to.deep.equal(['SIGTERM']);
  });

  it('takes two signals at one instant, as npm run gives them, for one request', async () => {
    const process = createProcess();
    const work = startWork(process, 'Stopping.');
    process.give('SIGINT');
    work.end();
    await work.done;
    process.give('SIGINT');
    expect(process.endedBy).to.deep.equal([]);
    expect(process.written()).to.equal('Stopping.\n');
  });

  it('ends the process when the work is not over 6 s after the first request', async () => {
    const process = createProcess();
    startWork(process, null);
    process.give('SIGTERM');
    await process.time.advance(5_999);
    expect(process.endedBy).to.deep.equal([]);
    await process.time.advance(1);
    expect(process.endedBy).to.deep.equal(['SIGTERM']);
  });

  it('gives a report the time it takes once the work is over', async () => {
    const process = createProcess();
    const work = startWork(process, null);
    process.give('SIGINT');
    work.end();
    await work.done;
    await process.time.advance(60_000);
    expect(process.endedBy).to.deep.equal([]);
  });

  it('leaves the process to the system before and after the work', async () => {
    const process = createProcess();
    process.give('SIGINT');
    expect(process.endedBy).to.deep.equal(['SIGINT']);
    const work = startWork(process, null);
    work.end();
    await work.done;
    process.give('SIGINT');
    expect(process.endedBy).to.deep.equal(['SIGINT', 'SIGINT']);
    expect(process.stopSignal.aborted).to.equal(false);
  });

  it('empties the line of a terminal that ^C stands on', () => {
    const process = createProcess({ isTTY: true });
    startWork(process, 'Stopping.');
    process.give('SIGINT');
    expect(process.written()).to.equal('\r\x1b[2KStopping.\n');
  });
});
