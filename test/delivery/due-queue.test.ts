import { expect } from 'chai';
import fc from 'fast-check';
import { compareDue, createDueQueue, type Due } from '../../src/delivery/due-queue.ts';

const due: fc.Arbitrary<Due> = fc.record({
  dueAt: fc.integer({ min: 0, max: 5 }),
  index: fc.integer({ min: 0, max: 5 }),
  number: fc.integer({ min: 1, max: 3 }),
});

describe('createDueQueue()', () => {
  it('gives out what is due first, whatever was added when', () => {
    fc.assert(
      fc.property(fc.array(fc.option(due)), (moves) => {
        const queue = createDueQueue<Due>();
        let model: Due[] = [];
        for (const move of moves) {
          if (move !== null) {
            queue.push(move);
            model = [...model, move].sort(compareDue);
          } else {
            expect(queue.pop()).to.deep.equal(model.shift());
          }
          expect(queue.peek()).to.deep.equal(model[0]);
          expect(queue.size()).to.equal(model.length);
        }
      }),
    );
  });

  it('puts the earlier event first when two are due at one instant, and an earlier attempt before a later one', () => {
    const queue = createDueQueue<Due>();
    queue.push({ dueAt: 10, index: 2, number: 1 });
    queue.push({ dueAt: 10, index: 1, number: 2 });
    queue.push({ dueAt: 10, index: 1, number: 1 });
    queue.push({ dueAt: 9, index: 7, number: 4 });
    expect([queue.pop(), queue.pop(), queue.pop(), queue.pop()].map((item) => item?.index)).to.deep.equal([
      7, 1, 1, 2,
    ]);
  });
});
