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
    const noisy = [roundOf(0.1, { discarded: 'it rained' }), roundOf(0.1, { discarded: 'it rained' })];
    const result = judgeCheck(atLeastTwice, [...rounds(3, 3, 3, 3, 3), ...noisy], NOBODY);
    expect(result).to.deep.include({ status: 'met', value: { median: 3, min: 3, max: 3 } });
  });

  it('does not judge fewer than five rounds that count', () => {
    const result = judgeCheck(
      atLeastTwice,
      [...rounds(3, 3, 3, 3), roundOf(3, { discarded: 'it rained' })],
      NOBODY,
    );
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

  describe('when a sender costs the receiver more than four fifths of its core', () => {
    const heldUp = roundOf(9, { receiverBusy: 0.81 });
    const free = roundOf(3, { receiverBusy: 0.8 });

    it('leaves the round out, and says so', () => {
      const result = judgeCheck(atLeastTwice, [...Array(5).fill(free), heldUp], NOBODY);
      expect(result).to.deep.include({
        status: 'met',
        value: { median: 3, min: 3, max: 3 },
        heldUpCount: 1,
      });
    });

    it('judges nothing when too few rounds are left', () => {
      const result = judgeCheck(atLeastTwice, [...Array(4).fill(free), heldUp, heldUp], NOBODY);
      expect(result).to.include({ status: 'receiver was the limit', heldUpCount: 2 });
    });

    it('gives no ratio at all when none is left', () => {
      const result = judgeCheck(atLeastTwice, Array(5).fill(heldUp), NOBODY);
      expect(result).to.include({ status: 'receiver was the limit', value: null });
    });

    it('does so whichever of the two it was', () => {
      const rounds = Array(5).fill(heldUp);
      expect(judgeCheck(checkRatio('snail', 'hare', { atLeast: 0 }), rounds, NOBODY).status).to.equal(
        'receiver was the limit',
      );
    });

    it('does not mind a contestant that the check is not about', () => {
      const check = checkRatio('hare', 'tortoise', { atLeast: 2 });
      const rounds = Array.from({ length: 5 }, () => ({
        ...heldUp,
        figures: { ...heldUp.figures, tortoise: { perSecond: 100 } },
      }));
      expect(judgeCheck(check, rounds, NOBODY)).to.include({ status: 'met', heldUpCount: 0 });
    });
  });
});
