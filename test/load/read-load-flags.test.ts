import { expect } from 'chai';
import type { LoadOptions } from '../../src/load/load-settings.ts';
import { readLoadFlags } from '../../src/load/read-load-flags.ts';

describe('readLoadFlags()', () => {
  const failure = (options: LoadOptions): string => {
    try {
      readLoadFlags(options);
    } catch (error) {
      expect(error).to.include({ code: 'HL_RUN_OPTION_INVALID' });
      return (error as Error).message;
    }
    throw new Error('nothing was thrown');
  };

  it('reads rates and bounds as a scenario file has them', () => {
    const expected = { lost: '1%', rejected: '5', 'latency.p99': '800ms', 'latency.max': '3s' };
    const given = readLoadFlags({ rate: '20/s', duration: '3s', maxInFlight: 5, expect: expected });
    expect(given.load).to.deep.equal({
      stages: [{ form: 'hold', fromPerSecond: 20, toPerSecond: 20, durationMs: 3_000 }],
      maxInFlight: 5,
    });
    expect(given.expect).to.deep.equal({
      lost: { share: 0.01 },
      rejected: { count: 5 },
      latencyMs: { p99: 800, max: 3_000 },
    });
  });

  it('names the flag of a bound there is not, or whose value cannot be read', () => {
    expect(failure({ expect: { 'latency.p98': '3s' } })).to.match(
      /^Failed to read the option --expect latency\.p98=3s: there is no bound "latency\.p98"\. Did you mean "latency\.p90"\? The bounds are lost, rejected, /,
    );
    expect(failure({ expect: { latency: '3s' } })).to.contain('--expect latency=3s: there is no bound');
    expect(failure({ expect: { lost: 'abc' } })).to.equal(
      'Failed to read the option --expect lost=abc: it must be a count, or a share such as 1%, not "abc".',
    );
    expect(failure({ expect: { 'latency.p99': 'abc' } })).to.contain('--expect latency.p99=abc: it must be');
  });

  it('reads how often each event is to be processed, which is no upper bound', () => {
    const given = readLoadFlags({ expect: { processed: 'exactly-once', lost: '2' } });
    expect(given).to.deep.equal({ load: { processed: 'exactly-once' }, expect: { lost: { count: 2 } } });
    expect(failure({ expect: { processed: 'twice' } })).to.equal(
      'Failed to read the option --expect processed=twice: it takes exactly-once and nothing else.',
    );
  });

  it('names every flag that is wrong, a line each', () => {
    expect(failure({ rate: 'abc', duration: 'x' }).split('\n')).to.deep.equal([
      'Failed to read the option --rate "abc": it must be a rate such as 200/s, with three decimals at most, not "abc".',
      'Failed to read the option --duration "x": it must be a duration such as 250ms, 95s, 3m or 1h, not "x".',
    ]);
    expect(failure({ stages: 'jump 5/s 2s' })).to.contain(
      '--stages "jump 5/s 2s": "jump 5/s 2s" is no stage',
    );
  });
});
