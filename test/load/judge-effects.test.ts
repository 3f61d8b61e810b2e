import { expect } from 'chai';
import { type CountedEffects, judgeEffects } from '../../src/load/judge-effects.ts';
import type { EffectCounts } from '../../src/model/load-effects.ts';

const COUNTED = { countsEffects: true, processed: null } as const;
const ONCE: EffectCounts = {
  events: 100,
  once: 100,
  never: 0,
  moreThanOnce: 0,
  requests: 100,
  refused: {},
  examples: [],
  isSettled: true,
};

describe('judgeEffects()', () => {
  const judge = (count: Partial<EffectCounts> | null, given: Partial<CountedEffects> = {}) =>
    judgeEffects({
      settings: COUNTED,
      counts: count === null ? [] : [{ ...ONCE, ...count }],
      interrupted: false,
      ...given,
    });
  const verdictOf = (...args: Parameters<typeof judge>) =>
    judge(...args).expectations.map(({ verdict, actual }) => `${verdict}: ${actual}`);

  it('expects every accepted event to be processed exactly once, without being told so', () => {
    expect(judge({}).expectations).to.deep.equal([
      { name: 'processed', verdict: 'pass', expected: 'exactly once', actual: 'all of 100 accepted events' },
    ]);
    expect(verdictOf({ once: 88, never: 12 })).to.deep.equal(['fail: 12 never of 100 accepted events']);
    expect(verdictOf({ once: 95, never: 2, moreThanOnce: 3 })).to.deep.equal([
      'fail: 2 never, 3 more than once of 100 accepted events',
    ]);
  });

  it('does not say of what may still come that it never did, but twice is twice', () => {
    for (const unfinished of [
      verdictOf({ once: 88, never: 12, isSettled: false }),
      verdictOf({ once: 88, never: 12 }, { interrupted: true }),
    ]) {
      expect(unfinished).to.deep.equal(['incomplete: 12 never of 100 accepted events']);
    }
    expect(verdictOf({}, { interrupted: true })[0]).to.match(/^incomplete/);
    expect(verdictOf({ moreThanOnce: 1, isSettled: false })[0]).to.match(/^fail/);
    expect(verdictOf({ events: 0, once: 0 })).to.deep.equal([
      'incomplete: no accepted event tells of a message',
    ]);
    expect(judge({ isSettled: false }).problems.join()).to.contain('before the receiver had come to rest');
  });

  it('cannot tell when no message was named', () => {
    const silent = { once: 0, never: 100, requests: 0 };
    expect(judge(silent).effects).to.equal(null);
    expect(verdictOf(silent)).to.deep.equal(['incomplete: no message was named']);
    expect(judge(silent).problems.join()).to.match(/^nothing the twin was asked named a message/);
  });

  it('does not blame a receiver that names no message where no event tells of one', () => {
    expect(judge({ events: 0, once: 0, requests: 0 }).problems).to.deep.equal([]);
    expect(verdictOf({ events: 0, once: 0, requests: 0 })).to.deep.equal([
      'incomplete: no accepted event tells of a message',
    ]);
  });

  it('says what the twin refused, where that explains what is missing', () => {
    const refused = { 401: 1_100, 404: 1 };
    expect(judge({ never: 5, once: 95, refused }).problems).to.deep.equal([
      '1,101 requests that named a message were refused by the twin and do not count (401 ×1,100, 404 ×1): ' +
        'while a load is on, GET /__requests shows them',
    ]);
    expect(judge({ refused }).problems).to.deep.equal([]);
    expect(judge({ once: 0, never: 100, requests: 0, refused }).problems.join()).to.match(/^1,101 requests/);
  });

  it('adds up what the twins of several shards counted', () => {
    const example = { messageId: 'm', webhookId: null, times: 0, request: null };
    const one = { ...ONCE, once: 96, never: 4, refused: { 404: 1 }, examples: Array(4).fill(example) };
    const { effects } = judge(null, { counts: [one, one, ONCE] });
    expect(effects).to.include({ events: 300, once: 292, never: 8, moreThanOnce: 0, requests: 300 });
    expect(effects?.refused).to.deep.equal({ 404: 2 });
    expect(effects?.examples).to.have.lengthOf(5);
    expect(verdictOf(null, { counts: [{ ...ONCE, isSettled: false }, ONCE] })[0]).to.match(/^incomplete/);
  });

  it('cannot tell of a load that was cut off before it was counted, or that had no twin', () => {
    expect(verdictOf(null)).to.deep.equal(['incomplete: not counted: the load was cut off']);
    const settings = { countsEffects: false, processed: 'exactly-once' } as const;
    expect(verdictOf(null, { settings })).to.deep.equal(['incomplete: not counted: there was no --twin']);
    expect(judge(null, { settings: { ...settings, processed: null } })).to.deep.equal({
      effects: null,
      expectations: [],
      problems: [],
    });
  });
});
