import { expect } from 'chai';
import { type BenchOptions, readOptions } from '../../bench/read-options.ts';
import { raceOf } from './make-rounds.ts';

const GOALS = ['P1', 'P2', 'P3'].map((id) => ({ ...raceOf([]), id }));

function read(...args: readonly string[]): BenchOptions {
  return readOptions(args, { goals: GOALS, out: 'results.json' });
}

describe('readOptions()', () => {
  it('measures every goal in five rounds', () => {
    expect(read()).to.deep.equal({
      goals: GOALS,
      rounds: 5,
      seconds: 4,
      isQuick: false,
      out: 'results.json',
    });
  });

  it('measures only the goals that are named', () => {
    expect(read('--only', 'P3', '--only', 'p1').goals.map(({ id }) => id)).to.deep.equal(['P3', 'P1']);
  });

  it('takes a list of goals too', () => {
    expect(read('--only', 'P3,p1').goals.map(({ id }) => id)).to.deep.equal(['P3', 'P1']);
  });

  it('takes more rounds, longer ones, and another file', () => {
    expect(read('--rounds', '9', '--seconds', '8', '--out', 'here.json')).to.include({
      rounds: 9,
      seconds: 8,
      out: 'here.json',
    });
  });

  it('has one round when it is quick, so that nothing can be judged', () => {
    expect(read('--quick')).to.include({ rounds: 1, seconds: 1, isQuick: true });
    expect(() => read('--quick', '--rounds', '5')).to.throw('Failed to read --rounds: --quick');
    expect(() => read('--quick', '--seconds', '5')).to.throw('Failed to read --seconds: --quick');
  });

  it('names the goals there are', () => {
    expect(() => read('--only', 'P9')).to.throw('"P9" is no goal. Use one of P1, P2, P3.');
  });

  for (const rounds of ['0', '-1', 'x', '2.5', '100']) {
    it(`refuses ${rounds} rounds`, () => {
      expect(() => read(`--rounds=${rounds}`)).to.throw(`Failed to read --rounds: "${rounds}" is no count`);
      expect(() => read(`--seconds=${rounds}`)).to.throw(`Failed to read --seconds: "${rounds}" is no count`);
    });
  }

  it('refuses what it does not know', () => {
    expect(() => read('--fast')).to.throw("Unknown option '--fast'");
  });
});
