import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import fc from 'fast-check';
import { reportLoads } from '../../src/load/report-loads.ts';
import type { LoadReport } from '../../src/model/load-report.ts';
import { parseScenario } from '../../src/scenario/parse-scenario.ts';
import { unseal } from '../journal/unseal.ts';
import { type Arrival, type LoadToTell, recordLoad, START } from './record-load.ts';

const ARRIVALS: fc.Arbitrary<Arrival> = fc.record({
  contact: fc.nat({ max: 12 }),
  atMs: fc.nat({ max: 9_999 }),
  lagMs: fc.constantFrom(0, 0.125, 3, 70),
  tookMs: fc.integer({ min: 1, max: 4_000 }).map((ms) => ms / 8),
  status: fc.constantFrom(200, 200, 200, 200, 503),
});

/** A hundred arrivals a second, of which `fail` are refused. */
function arrivalsThat(fail: (index: number) => boolean, tookMs = 10): readonly Arrival[] {
  return Array.from({ length: 1_000 }, (_, index) => ({
    contact: index % 12,
    atMs: index * 10,
    lagMs: 0,
    tookMs,
    status: fail(index) ? 500 : 200,
  }));
}

const EVENTS = arrivalsThat(() => false);

describe('reportLoads()', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'load-journals-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const file = (name: string): string => join(folder, name);

  /** Records a load in one journal a shard. */
  const recordShards = (of: number, load: LoadToTell): readonly string[] =>
    Array.from({ length: of }, (_, place) => {
      const path = file(`${place + 1}-of-${of}.jsonl`);
      recordLoad(path, { ...load, options: { ...load.options, shard: `${place + 1}/${of}` } });
      return path;
    });
  const reportOne = (paths: readonly string[]): LoadReport => {
    const reports = reportLoads(paths);
    expect(reports).to.have.lengthOf(1);
    return reports[0] as LoadReport;
  };
  const reasonOf = (paths: readonly string[]): string => {
    try {
      reportLoads(paths);
    } catch (error) {
      return `${(error as { code: string }).code} ${(error as Error).message.replaceAll(`${folder}/`, '')}`;
    }
    throw new Error('nothing was thrown');
  };
  /** What a report says, without what each process has of its own. */
  const judged = ({ cpuMs: _, maxRssMiB: __, setup: ___, ...report }: LoadReport) => report;

  it('reports a load from its journal as the load itself did', () => {
    const printed = recordLoad(file('a.jsonl'), {
      arrivals: arrivalsThat((index) => index % 50 === 0),
      options: { workers: 3, expect: { lost: '5%', 'latency.p99': '5ms' } },
    });
    expect(printed.verdict).to.equal('fail');
    expect(reportOne([file('a.jsonl')])).to.deep.equal(printed);
  });

  it('keeps what a twin counted, and adds up what those of the shards did', () => {
    const example = {
      messageId: 'm1',
      webhookId: 'w1',
      times: 2,
      request: 'GET /conversations/messages/:id',
    };
    const counted = { events: 500, once: 499, never: 0, moreThanOnce: 1, requests: 501 };
    const effects = { ...counted, refused: { 404: 2 }, examples: [example], isSettled: true };
    const told = { arrivals: EVENTS, effects, options: { twin: 4010 } };
    const printed = recordLoad(file('one.jsonl'), told);
    expect(printed.effects).to.deep.equal({ ...counted, refused: { 404: 2 }, examples: [example] });
    expect(reportOne([file('one.jsonl')])).to.deep.equal(printed);

    const merged = reportOne(recordShards(2, told));
    expect(merged.effects).to.deep.equal({
      ...{ events: 1_000, once: 998, never: 0, moreThanOnce: 2, requests: 1_002 },
      ...{ refused: { 404: 4 }, examples: [example, example] },
    });
    expect(merged.expectations.at(-1)).to.include({ name: 'processed', verdict: 'fail' });
    const killed = recordLoad(file('killed.jsonl'), { ...told, isKilled: true });
    expect(killed.effects).to.equal(null);
    expect(killed.expectations.find(({ name }) => name === 'processed')).to.include({
      verdict: 'incomplete',
      actual: 'not counted: the load was cut off',
    });
  });

  it('refuses shards of which only some had a twin', () => {
    const [one = '', two = ''] = recordShards(2, { arrivals: EVENTS });
    recordLoad(two, { arrivals: EVENTS, options: { shard: '2/2', twin: 4010 } });
    expect(reasonOf([one, two])).to.contain('not the same countsEffects (false and true)');
  });

  it('makes of shards, in any order, the very report of one process that had sent all of it', () => {
    let run = 0;
    fc.assert(
      fc.property(
        fc.array(ARRIVALS, { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 2, max: 4 }),
        fc.integer({ min: 1, max: 2 }),
        fc.constantFrom('0', '10%', '20%'),
        (arrivals, of, workers, lost) => {
          const options = { expect: { lost, 'latency.p90': '300ms' }, workers };
          const whole = file(`whole-${run}.jsonl`);
          const shards = recordShards(of, { arrivals, options: { ...options, runId: `r${run}` } });
          const report = recordLoad(whole, {
            arrivals,
            options: { expect: options.expect, runId: `r${run}` },
          });
          run += 1;
          expect(judged(reportOne([...shards].reverse()))).to.deep.equal(judged(report));
        },
      ),
      { numRuns: 40 },
    );
  });

  it('judges bounds on all shards together: one may break what the load holds, and the other way round', () => {
    // Contacts 0, 2, 4 … are of the first shard; 8 of its 500 events are lost.
    const some = { arrivals: arrivalsThat((index) => index % 2 === 0 && index < 16) };
    const byShare = { ...some, options: { expect: { lost: '1%' } } };
    const [first = '', second = ''] = recordShards(2, byShare);
    const alone = recordLoad(file('first.jsonl'), {
      ...byShare,
      options: { ...byShare.options, shard: '1/2' },
    });
    expect(alone.verdict).to.equal('fail');
    expect(reportOne([first, second])).to.deep.include({ verdict: 'pass' });

    const even = { arrivals: arrivalsThat((index) => index < 16), options: { expect: { lost: '10' } } };
    const halves = ['1/2', '2/2'].map((shard) =>
      recordLoad(file(`${shard[0]}.jsonl`), { ...even, options: { ...even.options, shard } }),
    );
    expect(halves.map(({ verdict }) => verdict)).to.deep.equal(['pass', 'pass']);
    expect(reportOne([file('1.jsonl'), file('2.jsonl')]).expectations[0]).to.deep.equal({
      name: 'lost',
      verdict: 'fail',
      expected: 'at most 10',
      actual: '16 of 1,000 deliveries (1.6%)',
    });
  });

  it('says what the shards were set up with together', () => {
    const shards = recordShards(3, { arrivals: EVENTS, options: { workers: 2, maxInFlight: 50 } });
    const { setup, cpuMs, maxRssMiB, rate } = reportOne(shards);
    expect(setup).to.include({ shard: '1/1', workers: 6, maxInFlight: 150 });
    expect({ cpuMs, maxRssMiB }).to.deep.equal({ cpuMs: 300, maxRssMiB: 80 });
    expect(rate.intendedPerSecond).to.equal(100);
  });

  it('is incomplete while a shard is missing', () => {
    const [first = '', , third = ''] = recordShards(4, { arrivals: EVENTS });
    const report = reportOne([first, third]);
    expect(report.verdict).to.equal('incomplete');
    expect(report.problems).to.deep.equal([
      'shards 2/4, 4/4 are missing: no journal of this run id has them',
    ]);
    expect(report.totals.events).to.be.below(1_000);
  });

  it('counts a shard that is there twice once, and is incomplete', () => {
    const [first = '', second = ''] = recordShards(2, { arrivals: EVENTS });
    const again = file('again.jsonl');
    writeFileSync(again, readFileSync(second));
    const report = reportOne([first, second, again]);
    expect(report).to.deep.include({ verdict: 'incomplete' });
    expect(report.totals.events).to.equal(1_000);
    expect(report.problems).to.deep.equal([
      `shard 2/2 is in ${second} and in ${again}: only the first counts`,
    ]);
  });

  it('counts of a shard that was killed what it had recorded, and is incomplete', () => {
    const [first = '', second = ''] = recordShards(2, { arrivals: EVENTS });
    recordLoad(second, { arrivals: EVENTS, options: { shard: '2/2' }, isKilled: true });
    const report = reportOne([first, second]);
    expect(report.verdict).to.equal('incomplete');
    expect(report.totals.events).to.equal(1_000);
    expect(report.problems).to.deep.equal([
      `${second}: line 3 is torn: its writer was cut off, so it is left out`,
      `shard 2/2 was cut off: ${second} has no end, and what came after 2026-11-24T09:00:10.000Z is not counted`,
    ]);
  });

  it('does not hold against the receiver what a load that was killed would have sent again', () => {
    const path = file('killed.jsonl');
    const load = { arrivals: arrivalsThat((index) => index === 5), isKilled: true };
    recordLoad(path, { ...load, options: { expect: { rejected: '0', lost: '1' } } });
    const lost = reportOne([path]);
    expect(lost.expectations.map(({ name, verdict }) => `${name} ${verdict}`)).to.deep.equal([
      'lost incomplete',
      'rejected fail',
    ]);
    // The same, had it not been lost: a retry was to come.
    writeFileSync(path, unseal(readFileSync(path, 'utf8')).replace('"lost":1', '"lost":0'));
    const { expectations, problems } = reportOne([path]);
    expect(expectations.map(({ verdict }) => verdict)).to.deep.equal(['incomplete', 'incomplete']);
    expect(problems.at(-1)).to.match(/^1 deliveries had not ended/);
  });

  it('counts nothing of a load that was killed before its first record', () => {
    const path = file('short.jsonl');
    recordLoad(path, { arrivals: EVENTS });
    writeFileSync(path, `${readFileSync(path, 'utf8').split('\n')[0]}\n`);
    const report = reportOne([path]);
    expect(report).to.deep.include({
      verdict: 'incomplete',
      problems: [`the load was cut off: ${path} has no end, and nothing is counted`],
    });
    expect(report.totals.events).to.equal(0);
  });

  it('lines the seconds of shards up by when each started, and is incomplete if they never were one load', () => {
    const shard = (place: number, wallStart: number): string => {
      const path = file(`${place}.jsonl`);
      recordLoad(path, { arrivals: EVENTS, options: { shard: `${place}/2` }, wallStart });
      return path;
    };
    const near = reportOne([shard(1, START + 1_000), shard(2, START)]);
    expect(near.verdict).to.equal('pass');
    expect(near.startedAt).to.equal('2026-11-24T09:00:00.000Z');
    const arrived = near.overTime.map((interval) => interval.arrived);
    expect(arrived).to.deep.equal([50, ...Array.from({ length: 9 }, () => 100), 50]);
    expect(near.durationMs).to.equal(10_990);

    const far = reportOne([shard(1, START + 12_000), file('2.jsonl')]);
    expect(far.verdict).to.equal('incomplete');
    expect(far.problems[0]).to.match(
      /^the shards started up to 12 s apart, .* give all of them one --wall-start$/,
    );
  });

  it('reports loads of other run ids, and loads that are no shards, each on its own', () => {
    const monday = recordShards(2, { arrivals: EVENTS, options: { runId: 'monday' } });
    recordLoad(file('whole.jsonl'), { arrivals: EVENTS, options: { runId: 'monday' } });
    recordLoad(file('again.jsonl'), { arrivals: EVENTS, options: { runId: 'monday' } });
    recordLoad(file('tuesday.jsonl'), { arrivals: EVENTS, options: { runId: 'tuesday', shard: '1/2' } });
    const [first = '', second = ''] = monday;
    const reports = reportLoads([
      first,
      file('whole.jsonl'),
      file('tuesday.jsonl'),
      file('again.jsonl'),
      second,
    ]);
    expect(reports.map(({ runId, verdict }) => `${runId} ${verdict}`)).to.deep.equal([
      'monday pass',
      'monday pass',
      'tuesday incomplete',
      'monday pass',
    ]);
  });

  describe('refuses', () => {
    const other = parseScenario({ version: 1, name: 'other', seed: 7, steps: [{ emit: 'sms.sent' }] });
    const headers = { 'x-token': 'secret' };
    const differing: readonly (readonly [string, LoadToTell, string])[] = [
      ['with another scenario', { arrivals: EVENTS, scenario: other }, 'scenario ("rush" and "other")'],
      ['with another seed', { arrivals: EVENTS, options: { seed: '8' } }, 'seed ("7" and "8")'],
      ['of another number', { arrivals: EVENTS, options: { shard: '2/3' } }, 'number of shards (2 and 3)'],
      [
        'with another bound in flight',
        { arrivals: EVENTS, options: { maxInFlight: 9 } },
        'maxInFlight (1000 and 9)',
      ],
      ['at another rate', { arrivals: EVENTS, options: { rate: '9/s' } }, 'model. '],
      [
        'with other headers, which it does not show',
        { arrivals: EVENTS, options: { header: headers } },
        'headers. ',
      ],
      ['with other bounds', { arrivals: EVENTS, options: { expect: { lost: '1%' } } }, 'expect. '],
    ];
    for (const [name, load, difference] of differing) {
      it(`a shard ${name}`, () => {
        recordLoad(file('1.jsonl'), { arrivals: EVENTS, options: { shard: '1/2' } });
        recordLoad(file('2.jsonl'), { ...load, options: { shard: '2/2', ...load.options } });
        expect(reasonOf([file('1.jsonl'), file('2.jsonl')]))
          .to.contain(
            'HL_JOURNAL_MISMATCHED Failed to merge "1.jsonl" and "2.jsonl": both have the run id "r1"',
          )
          .and.contain(`but not the same ${difference}`)
          .and.not.contain('secret');
      });
    }

    it('but not one that only has other threads, and another time of its own', () => {
      const now = parseScenario({
        version: 1,
        name: 'now',
        seed: 7,
        cast: { crowd: { count: 12 } },
        steps: [{ wait: '1s' }],
        load: { mix: { 'sms.sent': 1 } },
      });
      recordLoad(file('1.jsonl'), { arrivals: EVENTS, scenario: now, options: { shard: '1/2', workers: 2 } });
      recordLoad(file('2.jsonl'), {
        arrivals: EVENTS,
        scenario: now,
        options: { shard: '2/2', allowHost: ['x'] },
      });
      expect(reportOne([file('1.jsonl'), file('2.jsonl')]).verdict).to.equal('pass');
    });

    /** Changes the text of a sound journal without checksums. */
    const spoil = (change: (text: string) => string): string => {
      recordLoad(file('a.jsonl'), { arrivals: EVENTS });
      writeFileSync(file('spoilt.jsonl'), change(unseal(readFileSync(file('a.jsonl'), 'utf8'))));
      return reasonOf([file('spoilt.jsonl')]);
    };

    it('what another version wrote, as only that is sure to read its tallies', () => {
      expect(spoil((text) => text.replace(/"tool":"[^"]+"/, '"tool":"highlevel-mock/9.9.9"'))).to.match(
        /^HL_JOURNAL_UNREADABLE Failed to report "spoilt\.jsonl": "highlevel-mock\/9\.9\.9" wrote it, and this is .*Report it with the version that wrote it\.$/,
      );
    });

    it('a journal whose first line, or whose tally, is damaged', () => {
      expect(spoil((text) => text.replace('"kind":"open"', '"kind":"ajar"'))).to.contain(
        'its first line does not say how the load was set up',
      );
      expect(spoil((text) => text.replaceAll('"histogram":"', '"histogram":"!'))).to.contain(
        'the tally of entry 2 cannot be read. Restore the file.',
      );
      expect(spoil((text) => text.replace('"sender":0', '"sender":"x"'))).to.contain(
        'has no proper "sender"',
      );
    });

    it('a tally of which one digit has changed', () => {
      const path = file('flipped.jsonl');
      recordLoad(path, { arrivals: EVENTS });
      writeFileSync(path, readFileSync(path, 'utf8').replace('"lost":0', '"lost":1'));
      expect(reasonOf([path])).to.match(/flipped\.jsonl:\d+ is damaged: its checksum does not fit\./);
    });

    it('two loads in one file, and a file that does not begin with one', () => {
      expect(spoil((text) => text + text)).to.contain('entry 0 begins a second load');
      expect(spoil((text) => text.slice(text.indexOf('\n') + 1))).to.contain('does not begin with a load');
      expect(spoil(() => '')).to.contain('it is empty');
    });
  });
});
