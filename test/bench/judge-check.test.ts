import { expect } from 'chai';
import { checkRatio } from '../../bench/checks.ts';
import { judgeCheck } from '../../bench/judge-check.ts';
import type { Round } from '../../bench/round.ts';
import { roundOf } from './make-rounds.ts';

const NOBODY: ReadonlySet<string> = new Set();
const atLeastTwice = checkRatio('hare', 'snail', { atLeast: 2 });
const atMostTwice = checkRatio('hare', 'snail', { atMost: 2 });

function rounds(...ratios: readonly number[]): readonly Round[] {
  return ratios.map((ratio) => roundOf(ratio));
}

describe('judgeCheck()', () => {
  it('judges the median, not the mean or the best', () => {
    expect(judgeCheck(atLeastTwice, rounds(1, 2, 2, 2, 1), NOBODY).status).to.equal('met');
    expect(judgeCheck(atLeastTwice, rounds(1.9, 1.9, 1.9, 9, 9), NOBODY).status).to.equal('missed');
  });

  it('gives median and spread', () => {
    const { value } = judgeCheck(atLeastTwice, rounds(3, 1, 2, 5, 4), NOBODY);
    expect(value).to.deep.equal({ median: 3, min: 1, max: 5 });
  });

  it('takes the ratio within each round, so that rounds on a slower machine do no harm', () => {
    const slow = rounds(2.1, 2.1, 2.1, 2.1).map((round) => ({
      ...round,
      figures: { hare: { perSecond: 21 }, snail: { perSecond: 10 } },
    }));
    expect(judgeCheck(atLeastTwice, [...slow, roundOf(2.1)], NOBODY).value?.median).to.equal(2.1);
  });

  it('meets an upper bound from below, and both kinds exactly', () => {
    expect(judgeCheck(atMostTwice, rounds(2, 2, 2, 2, 2), NOBODY).status).to.equal('met');
    expect(judgeCheck(atMostTwice, rounds(2.1, 2.1, 2.1, 2.1, 2.1), NOBODY).status).to.equal('missed');
    expect(judgeCheck(atLeastTwice, rounds(2, 2, 2, 2, 2), NOBODY).status).to.equal('met');
  });

  it('leaves out rounds that do not count', () => {
    const noisy = [roundOf(0.1, { counts: false }), roundOf(0.1, { counts: false })];
    const result = judgeCheck(atLeastTwice, [...rounds(3, 3, 3, 3, 3), ...noisy], NOBODY);
    expect(result).to.deep.include({ status: 'met', value: { median: 3, min: 3, max: 3 } });
  });

  it('does not judge fewer than five rounds that count', () => {
    const result = judgeCheck(atLeastTwice, [...rounds(3, 3, 3, 3), roundOf(3, { counts: false })], NOBODY);
    expect(result).to.deep.include({ status: 'too few rounds', value: { median: 3, min: 3, max: 3 } });
    expect(judgeCheck(atLeastTwice, [], NOBODY)).to.include({ status: 'too few rounds', value: null });
  });

  it('never meets a goal against a contestant that did not run', () => {
    const result = judgeCheck(atLeastTwice, rounds(3, 3, 3, 3, 3), new Set(['snail']));
    expect(result).to.include({ status: 'not run', value: null });
  });

  it('shows what has no bound', () => {
    expect(judgeCheck(checkRatio('hare', 'snail', null), rounds(1, 1, 1, 1, 1), NOBODY).status).to.equal(
      'shown',
    );
  });

  it('does not meet a goal whose divisor the receiver held up', () => {
    const heldUp = [3, 3, 3, 3, 3].map((ratio) => roundOf(ratio, { receiverBusy: 0.99 }));
    const free = [3, 3, 3, 3, 3].map((ratio) => roundOf(ratio, { receiverBusy: 0.9 }));
    const slow = [1, 1, 1, 1, 1].map((ratio) => roundOf(ratio, { receiverBusy: 0.99 }));
    expect(judgeCheck(atLeastTwice, heldUp, NOBODY).status).to.equal('receiver was the limit');
    expect(judgeCheck(atLeastTwice, free, NOBODY).status).to.equal('met');
    expect(judgeCheck(atLeastTwice, slow, NOBODY).status).to.equal('missed');
  });
});
