import { expect } from 'chai';
import { createLoadRecorder } from '../../src/load/load-recorder.ts';
import { type LoadOptions, settleLoad } from '../../src/load/load-settings.ts';
import { createLoadTally } from '../../src/load/load-tally.ts';
import type { JournalEntry } from '../../src/model/journal.ts';
import type { LoadReport } from '../../src/model/load-report.ts';
import { SCENARIO } from './make-events.ts';

const START = Date.UTC(2026, 10, 24, 9);
const END = { isInterrupted: false, unfinishedCount: 2, aborted: null, fault: null, broken: null };
const REPORT = { verdict: 'pass', totals: createLoadTally().totals() } as LoadReport;

function record(options: LoadOptions = {}, write?: (entry: JournalEntry) => void) {
  const entries: JournalEntry[] = [];
  let now = START - 100;
  const settings = settleLoad(SCENARIO, {
    options: { rate: '10/s', duration: '1s', runId: 'r1', ...options },
    keysAppId: null,
  });
  const recorder = createLoadRecorder({
    scenario: SCENARIO,
    settings,
    url: 'http://localhost:3000/',
    wallStart: START,
    journal: { write: write ?? ((entry) => entries.push(entry)) },
    clock: { wallNow: () => now },
    usage: () => ({ cpuMs: 12, maxRssMiB: 80 }),
  });
  const passTo = (ms: number): void => {
    now = START + ms;
  };
  return { ...recorder, entries, passTo };
}

describe('createLoadRecorder()', () => {
  it('writes first what makes the load: scenario, seed, run id, target, shard and every setting', () => {
    const { entries } = record({ shard: '2/3', workers: 2, expect: { lost: '1%' } });
    expect(entries).to.have.lengthOf(1);
    expect(entries[0]).to.deep.include({
      ...{ v: 1, seq: 0, kind: 'load-started', wallAt: '2026-11-24T08:59:59.900Z' },
      // The story begins when the scenario says, however long the load waits for its start.
      storyAt: '2026-11-24T09:00:00.250Z',
      scenario: { name: 'rush', file: null, text: SCENARIO.text },
      ...{ seed: '7', runId: 'r1', target: 'http://localhost:3000/', shard: '2/3', workers: 2 },
      wallStart: '2026-11-24T09:00:00.000Z',
    });
    const [started] = entries;
    if (started?.kind !== 'load-started') throw new Error('It is no start.');
    expect(started.tool).to.match(/^highlevel-mock\/\d/);
    expect(started.options).to.deep.include({
      model: {
        kind: 'open',
        stages: [{ form: 'hold', fromPerSecond: 10, toPerSecond: 10, durationMs: 1_000 }],
      },
      ...{ maxInFlight: 1_000, drainMs: 60_000, sign: 'ed25519', timestamps: 'wall', startsNow: false },
      expect: { lost: { share: 0.01 } },
      mix: [{ kind: 'sms.sent', weight: 1 }],
    });
    expect(started.options).to.not.have.any.keys('seed', 'runId', 'shard', 'workers', 'wallStart', 'keys');
  });

  it('writes what each sender has counted, how it ended, and the verdict last', () => {
    const { entries, tally, end, passTo } = record();
    const counted = createLoadTally();
    counted.addArrival(0, 0);
    passTo(2_000);
    tally(0, { record: counted.encode(), end: null });
    passTo(3_000);
    tally(0, { record: counted.encode(), end: END });
    end(REPORT);
    expect(entries.map(({ kind, seq }) => `${seq} ${kind}`)).to.deep.equal([
      '0 load-started',
      '1 load-tallied',
      '2 load-tallied',
      '3 load-ended',
    ]);
    expect(entries[1]).to.deep.include({
      ...{ sender: 0, cpuMs: 12, maxRssMiB: 80, tally: counted.encode() },
      ...{ wallAt: '2026-11-24T09:00:02.000Z', storyAt: '2026-11-24T09:00:02.250Z' },
    });
    expect(entries[1]).to.not.have.property('end');
    expect(entries[2]).to.have.deep.property('end', END);
    expect(entries[3]).to.include({ verdict: 'pass' });
  });

  it('keeps what the report is made of, of each sender the last tally', () => {
    const { tally, read } = record({ workers: 2 });
    const empty = createLoadTally().encode();
    tally(1, { record: empty, end: null });
    tally(0, { record: empty, end: END });
    tally(1, { record: empty, end: END });
    expect(read().tallies.map(({ sender, seq }) => [sender, seq])).to.deep.equal([
      [1, 3],
      [0, 2],
    ]);
  });

  it('stops the load when the journal can take no more, and says why at the end', () => {
    const full = new Error('the disk is full');
    const { tally, stopWith, end } = record({}, ({ seq }) => {
      if (seq > 0) throw full;
    });
    const stop = stopWith(new AbortController().signal);
    expect(stop.aborted).to.equal(false);
    tally(0, { record: createLoadTally().encode(), end: null });
    expect(stop.aborted).to.equal(true);
    expect(() => end(REPORT)).to.throw('the disk is full');
  });

  it('stops the load when its caller does', () => {
    const caller = new AbortController();
    const stop = record().stopWith(caller.signal);
    caller.abort();
    expect(stop.aborted).to.equal(true);
  });
});
