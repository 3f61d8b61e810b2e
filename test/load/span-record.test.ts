import { expect } from 'chai';
import { createSpanRecord } from '../../src/load/span-record.ts';

function recordOf(spans: readonly number[], digits: 2 | 3 = 3) {
  const record = createSpanRecord(digits);
  for (const ms of spans) record.add(ms);
  return record;
}

describe('createSpanRecord()', () => {
  it('has no percentiles before anything is added', () => {
    expect(recordOf([]).read()).to.deep.equal({ p50: null, p90: null, p95: null, p99: null, max: null });
  });

  it('is off by 0.1 % at most with three digits and by 1 % with two, and never above the maximum', () => {
    const spans = Array.from({ length: 1000 }, (_, index) => 100 + index * 1.2345);
    for (const [digits, share] of [
      [3, 0.001],
      [2, 0.01],
    ] as const) {
      const { p50, p99, max } = recordOf(spans, digits).read();
      const [exact50, exact99] = [spans[499] as number, spans[989] as number];
      expect(p50, `p50 with ${digits}`).to.be.within(exact50, exact50 * (1 + share));
      expect(p99, `p99 with ${digits}`).to.be.within(exact99, exact99 * (1 + share));
      expect(max).to.equal(Math.round((spans[999] as number) * 1000) / 1000);
    }
  });

  it('gives no percentile above the maximum', () => {
    expect(recordOf([10.001]).read()).to.deep.include({ p50: 10.001, p99: 10.001, max: 10.001 });
  });

  it('adds up with one handed over from another thread as with one of this thread', () => {
    const [left, right] = [
      [1, 20, 3],
      [400.5, 50, 6],
    ];
    const whole = recordOf([...(left as number[]), ...(right as number[])]).read();
    const merged = recordOf(left as number[]);
    merged.merge(JSON.parse(JSON.stringify(recordOf(right as number[]).encode())));
    const joined = recordOf(left as number[]);
    joined.join(recordOf(right as number[]));
    expect(merged.read()).to.deep.equal(whole);
    expect(joined.read()).to.deep.equal(whole);
    merged.merge(recordOf([]).encode());
    expect(merged.read()).to.deep.equal(whole);
  });
});
