import { expect } from 'chai';
import { createLoadView, type ProgressForm } from '../../src/cli/load-view.ts';
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
function open(isTTY: boolean, form: ProgressForm = 'text') {
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
  const view = createLoadView({ name: 'rush', color: false, form }, { stderr, stopSignal: stop.signal });
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
  for (const isTTY of [true, false]) {
    it(`writes one JSON object a line for programs, where stderr is ${isTTY ? 'a' : 'no'} terminal`, () => {
      const { view, written } = open(isTTY, 'json');
      view.show(PROGRESS);
      view.say('Waiting.', { awaitedEvents: 2 });
      view.show({ ...PROGRESS, elapsedMs: 2000 });
      view.close();
      const lines = written().trimEnd().split('\n');
      expect(lines.map((line) => JSON.parse(line))).to.deep.equal([
        PROGRESS,
        { awaitedEvents: 2 },
        { ...PROGRESS, elapsedMs: 2000 },
      ]);
    });
  }

  it('writes a line every ten seconds where stderr is no terminal, and what is said at once', () => {
    const { view, written } = open(false);
    const errors = { 'other side closed': 3 };
    for (const elapsedMs of [1000, 9990, 10_010, 11_000, 19_900]) view.show({ ...PROGRESS, elapsedMs });
    view.say('Waiting.', { awaitedEvents: 2 });
    view.show({ ...PROGRESS, elapsedMs: 20_000, errors });
    view.close();
    expect(written()).to.equal(
      `${[
        'rush: 10 s of 20 s; 200/s intended, 200/s arrived, 198/s answered; latency p50 4.2 ms, p99 38 ms in the last second; 198 accepted',
        'Waiting.',
        'rush: 20 s of 20 s, waiting for what is left; 200/s intended, 200/s arrived, 198/s answered; latency p50 4.2 ms, p99 38 ms in the last second; 198 accepted, other side closed ×3',
      ].join('\n')}\n`,
    );
  });

  it('begins anew with the next load of a search', () => {
    const { view, written } = open(false);
    for (const elapsedMs of [10_000, 20_000, 1000, 10_000]) view.show({ ...PROGRESS, elapsedMs });
    expect(written().match(/^rush: \d+ s/gm)).to.deep.equal(['rush: 10 s', 'rush: 20 s', 'rush: 10 s']);
  });

  it('says what stays above its lines on a terminal', () => {
    const { view, read } = open(true);
    view.show(PROGRESS);
    view.say('200/s: held', {});
    view.show(PROGRESS);
    expect(read()[0]).to.equal('200/s: held');
    view.close();
    expect(read()).to.deep.equal(['200/s: held']);
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
