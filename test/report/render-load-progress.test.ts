import { expect } from 'chai';
import type { LoadProgress } from '../../src/model/load-progress.ts';
import { renderLoadProgress } from '../../src/report/render-load-progress.ts';
import { measureText } from '../../src/report/text-width.ts';

const TOTALS: LoadProgress['totals'] = {
  ...{ events: 2400, dropped: 0, deliveries: 2390, accepted: 2390, rejected: 0, timedOut: 0 },
  ...{ unreachable: 0, faulted: 0, attempts: 2390, retried: 0, lost: 0, duplicates: 0 },
};
const PROGRESS: LoadProgress = {
  elapsedMs: 12_040,
  endsAtMs: 20_000,
  plannedEvents: 4000,
  rate: { intendedPerSecond: 200, arrivedPerSecond: 200.1, answeredPerSecond: 1198 },
  inFlight: 12,
  waiting: 0,
  latencyMs: { p50: 4.2, p99: 38 },
  totals: TOTALS,
  statuses: { 200: 2390 },
  errors: {},
};

const render = (given: Partial<LoadProgress> = {}, width = 90, name = 'rush') =>
  renderLoadProgress({ ...PROGRESS, ...given }, { name, color: false, width });

describe('renderLoadProgress()', () => {
  it('says how far the load is, its rate, what is in flight and how long answers took', () => {
    expect(render()).to.deep.equal([
      'rush  12 s of 20 s  ━━━━━━━━━━━━━━━━━━────────────',
      '  rate       200/s intended, 200.1/s arrived, 1,198/s answered',
      '  in flight  12',
      '  latency    p50 4.2 ms, p99 38 ms in the last second',
      '  outcomes   2,390 accepted',
    ]);
  });

  it('says what went wrong, and why, the most frequent first', () => {
    const lines = render({
      waiting: 3,
      totals: { ...TOTALS, rejected: 20, timedOut: 4, unreachable: 1, dropped: 7, lost: 2 },
      statuses: { 200: 2365, 429: 2, 500: 18 },
      errors: { refused: 1, 'no answer in time': 4 },
    });
    expect(lines.slice(2)).to.deep.equal([
      '  in flight  12, 3 waiting for their contact',
      '  latency    p50 4.2 ms, p99 38 ms in the last second',
      '  outcomes   2,390 accepted, 20 rejected, 4 timed out, 1 unreachable, 7 dropped, 2 lost',
      '  errors     500 ×18, no answer in time ×4, 429 ×2, refused ×1',
    ]);
  });

  it('counts events where no end is laid down, and says when only answers and retries are left', () => {
    expect(render({ endsAtMs: null })[0]).to.equal(
      'rush  2,400 of 4,000 events  ━━━━━━━━━━━━━━━━━━────────────',
    );
    expect(render({ endsAtMs: null, plannedEvents: null })[0]).to.equal('rush  2,400 events in 12 s');
    expect(render({ elapsedMs: 21_000 })[0]).to.match(
      /^rush {2}20 s of 20 s, waiting for what is left {2}━{30}$/,
    );
    expect(render({ latencyMs: { p50: null, p99: null } })).to.include(
      '  latency    none in the last second',
    );
  });

  it('never takes more columns than there are, nor lets a name act on the terminal', () => {
    for (const width of [20, 40, 60]) {
      for (const line of render({ waiting: 5 }, width, `long name ${'x'.repeat(80)}`)) {
        expect(measureText(line)).to.be.at.most(width);
      }
    }
    expect(
      render({ errors: { '\x1b[2J': 1 }, totals: { ...TOTALS, timedOut: 1 } }, 80, 'a\x1bb').join(),
    ).to.not.include('\x1b');
  });
});
