import { expect } from 'chai';
import fc from 'fast-check';
import { createLatencyRecord } from '../../src/report/latency-record.ts';

describe('createLatencyRecord()', () => {
  it('has nothing to say of nothing', () => {
    expect(createLatencyRecord().read()).to.deep.equal({
      p50: null,
      p90: null,
      p95: null,
      p99: null,
      max: null,
    });
  });

  it('gives a single latency back to the microsecond', () => {
    const record = createLatencyRecord();
    record.add(912.40351);
    expect(record.read()).to.deep.equal({
      p50: 912.404,
      p90: 912.404,
      p95: 912.404,
      p99: 912.404,
      max: 912.404,
    });
  });

  it('keeps the keys in order', () => {
    expect(Object.keys(createLatencyRecord().read())).to.deep.equal(['p50', 'p90', 'p95', 'p99', 'max']);
  });

  it('is at most a thousandth above the nearest-rank percentile, never below it, and exact at the maximum', () => {
    const latencies = fc.array(fc.double({ min: 0, max: 3_600_000, noNaN: true }), {
      minLength: 1,
      maxLength: 300,
    });
    fc.assert(
      fc.property(latencies, (values) => {
        const record = createLatencyRecord();
        for (const value of values) record.add(value);
        const read = record.read();
        const sorted = values.map((value) => Math.round(value * 1000) / 1000).sort((a, b) => a - b);
        for (const [key, share] of [
          ['p50', 0.5],
          ['p90', 0.9],
          ['p95', 0.95],
          ['p99', 0.99],
          ['max', 1],
        ] as const) {
          const exact = sorted[Math.ceil(share * sorted.length - 1e-9) - 1] as number;
          expect(read[key]).to.be.within(exact, exact * 1.001 + 0.001);
        }
        expect(read.max).to.equal(sorted.at(-1));
      }),
    );
  });
});
