import { expect } from 'chai';
import type { Person } from '../../src/load/people.ts';
import { createStretches } from '../../src/load/stretches.ts';

const personNumbered = (number: number): Person => ({ number, contactId: `c${number}` }) as Person;

describe('createStretches()', () => {
  it('joins what the writers of each stretch say, without what they leave out', () => {
    const stretches = createStretches([
      [() => '{', ({ contactId }) => `"id":"${contactId}"`, () => null],
      [],
      [() => '}'],
    ]);
    expect(stretches(personNumbered(3))).to.deep.equal(['{"id":"c3"', '', '}']);
  });

  it('writes those of one person once, and of another anew', () => {
    let writtenCount = 0;
    const stretches = createStretches([
      [
        ({ contactId }) => {
          writtenCount += 1;
          return contactId;
        },
      ],
    ]);
    for (const number of [1, 1, 2, 1])
      expect(stretches(personNumbered(number))).to.deep.equal([`c${number}`]);
    expect(writtenCount).to.equal(2);
  });

  it('keeps those of the first 2,000 alone, so that a million people take no room', () => {
    const written: number[] = [];
    const stretches = createStretches([[({ number }) => String(written.push(number))]]);
    for (const number of [1_999, 1_999, 2_000, 2_000]) stretches(personNumbered(number));
    expect(written).to.deep.equal([1_999, 2_000, 2_000]);
  });
});
