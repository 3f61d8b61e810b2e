import { expect } from 'chai';
import { createLoadView } from '../../src/cli/load-view.ts';
import type { LoadProgress } from '../../src/model/load-progress.ts';

const PROGRESS: LoadProgress = {
  elapsedMs: 1000,
  endsAtMs: 20_000,
  plannedEvents: 4000,
  rate: { intendedPerSecond: 200, arrivedPerSecond: 200, answeredPerSecond: 198 },
  inFlight: 2,
  waiting: 0,
  latencyMs: { p50: 4.2, p99: 38 },
  totals: {
    ...{ events: 200, dropped: 0, deliveries: 198, accepted: 198, rejected: 0, timedOut: 0 },
    ...{ unreachable: 0, faulted: 0, attempts: 198, retried: 0, lost: 0, duplicates: 0 },
  },
  statuses: { 200: 198 },
  errors: {},
};

/** Up so many lines; clear what is below; a line feed; text. */
const SEQUENCES = /␛\[(\d+)A\r|(␛\[0J)|(\n)|([^␛\n]+)/g;

/** A view, and what is on the screen of a terminal that understands the three sequences it uses. */
function open(isTTY: boolean) {
  let written = '';
  const stop = new AbortController();
  const stderr = {
    write: (text: string) => {
      written += text;
    },
    flush: async () => {},
    isTTY,
    columns: isTTY ? 100 : undefined,
  };
  const view = createLoadView({ name: 'rush', color: false }, { stderr, stopSignal: stop.signal });
  const screen = (): readonly string[] => {
    const lines = [''];
    for (const [, up, clear, feed, text] of written.replaceAll('\x1b', '␛').matchAll(SEQUENCES)) {
      if (up !== undefined) cursor -= Number(up);
      else if (clear !== undefined) lines.length = cursor;
      else if (feed !== undefined) cursor += 1;
      else lines[cursor] = text ?? '';
    }
    return lines;
  };
  let cursor = 0;
  const read = (): readonly string[] => {
    cursor = 0;
    return screen().filter((line) => line !== '');
  };
  return { view, stop, stderr, read, written: () => written };
}

describe('createLoadView()', () => {
  it('writes one JSON object a line where stderr is no terminal', () => {
    const { view, written } = open(false);
    view.show(PROGRESS);
    view.show({ ...PROGRESS, elapsedMs: 2000 });
    view.close();
    const lines = written().trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line))).to.deep.equal([PROGRESS, { ...PROGRESS, elapsedMs: 2000 }]);
  });

  it('draws its lines in place on a terminal, also when there are more or fewer than before', () => {
    const { view, stderr, read } = open(true);
    stderr.write('before\n');
    view.show(PROGRESS);
    expect(read()).to.have.lengthOf(6);
    view.show({ ...PROGRESS, errors: { refused: 3 } });
    expect(read()).to.have.lengthOf(7);
    view.show({ ...PROGRESS, elapsedMs: 3000 });
    expect(read()).to.have.lengthOf(6);
    expect(read()[0]).to.equal('before');
    expect(read()[1]).to.match(/^rush {2}3 s of 20 s/);
  });

  it('leaves nothing behind, so that the report follows what was there', () => {
    const { view, stderr, read } = open(true);
    stderr.write('before\n');
    view.show(PROGRESS);
    view.close();
    stderr.write('PASS\n');
    expect(read()).to.deep.equal(['before', 'PASS']);
  });

  it('does not draw over what is said about stopping', () => {
    const { view, stop, stderr, read } = open(true);
    view.show(PROGRESS);
    stop.abort();
    stderr.write('Stopping\n');
    view.show(PROGRESS);
    expect(read()[0]).to.equal('Stopping');
    expect(read()).to.have.lengthOf(6);
    view.close();
    expect(read()).to.deep.equal(['Stopping']);
  });
});
