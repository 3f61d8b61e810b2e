import { expect } from 'chai';
import { createClosedSource, createOpenSource } from '../../src/load/event-source.ts';

function sourceOf(count: number, isOurs: (index: number) => boolean = () => true) {
  const made: number[] = [];
  const makeAt = (index: number) => {
    made.push(index);
    return { index, contact: index, body: Buffer.from('{}'), headers: [] };
  };
  const arrivals = { count, offsetMs: (index: number) => index * 10 };
  return {
    made,
    open: createOpenSource(arrivals, { isOurs, makeAt }),
    closed: createClosedSource(count, { isOurs, makeAt }),
  };
}

describe('createOpenSource()', () => {
  it('gives the events in order with the instants they are due at, then null', () => {
    const { open } = sourceOf(2);
    expect([open.next(0), open.next(0)].map((next) => [next?.event.index, next?.dueMs])).to.deep.equal([
      [0, 0],
      [1, 10],
    ]);
    expect(open.next(0)).to.equal(null);
  });

  it('passes over an event that is due without making it, and over none that is not', () => {
    const { open, made } = sourceOf(3);
    expect(open.pass(10)).to.equal(0);
    expect(open.pass(10)).to.equal(10);
    expect(open.pass(10)).to.equal(null);
    expect(open.next(0)?.event.index).to.equal(2);
    expect(made).to.deep.equal([2]);
    expect(open.pass(1_000)).to.equal(null);
  });

  it("leaves out others' events, passed over or made", () => {
    const { open } = sourceOf(6, (index) => index % 2 === 1);
    expect(open.pass(1_000)).to.equal(10);
    expect(open.next(0)?.event.index).to.equal(3);
  });
});

describe('createClosedSource()', () => {
  it('gives so many events, each due when it is asked for', () => {
    const { closed } = sourceOf(3, (index) => index !== 1);
    expect([closed.next(5), closed.next(7), closed.next(9)].map((next) => next?.dueMs)).to.deep.equal([
      5,
      7,
      undefined,
    ]);
  });

  it('has nothing that is due unasked', () => {
    const { closed, made } = sourceOf(1);
    expect(closed.pass(1_000)).to.equal(null);
    expect(made).to.deep.equal([]);
  });
});
