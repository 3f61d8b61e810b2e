import { expect } from 'chai';
import { parseRate, parseStages } from '../../src/scenario/parse-stages.ts';

describe('parseStages()', () => {
  it('reads ramps, holds and spikes in order', () => {
    expect(parseStages('ramp 0..200/s 30s, hold 200/s 2m, spike 800/s 10s')).to.deep.equal([
      { form: 'ramp', fromPerSecond: 0, toPerSecond: 200, durationMs: 30_000 },
      { form: 'hold', fromPerSecond: 200, toPerSecond: 200, durationMs: 120_000 },
      { form: 'spike', fromPerSecond: 800, toPerSecond: 800, durationMs: 10_000 },
    ]);
  });

  it('takes any white space, and rates with three decimals', () => {
    expect(parseStages('  hold   0.125/s  1.5h ,ramp 3..0/s 250ms')).to.deep.equal([
      { form: 'hold', fromPerSecond: 0.125, toPerSecond: 0.125, durationMs: 5_400_000 },
      { form: 'ramp', fromPerSecond: 3, toPerSecond: 0, durationMs: 250 },
    ]);
  });

  for (const wrong of [
    '',
    'hold 200 2m',
    'hold 200/s',
    'ramp 200/s 2m',
    'hold 0..200/s 2m',
    'rest 200/s 2m',
    'hold 1.2345/s 2m',
    'hold 200/s 0s',
  ]) {
    it(`names the first part that is no stage: "${wrong}"`, () => {
      expect(parseStages(`hold 1/s 1s, ${wrong}, oops`)).to.deep.equal({ wrong });
    });
  }
});

describe('parseRate()', () => {
  it('reads arrivals a second', () => {
    expect([parseRate('200/s'), parseRate('0.5/s'), parseRate('200'), parseRate('-1/s')]).to.deep.equal([
      200,
      0.5,
      null,
      null,
    ]);
  });
});
