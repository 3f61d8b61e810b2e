import { expect } from 'chai';
import { createClosedSource } from '../../src/load/event-source.ts';
import { createSignedStock } from '../../src/load/signed-stock.ts';

function stockOf(count: number) {
  const signedAt: number[] = [];
  let now = 0;
  const makeAt = (index: number) => ({ index, contact: 0, body: Buffer.from('{}'), headers: [] });
  const source = createClosedSource(count, { isOurs: () => true, makeAt });
  const stock = createSignedStock(source, {
    transport: { prepare: (request) => String(request.body) },
    readMs: () => {
      now += 1;
      return now;
    },
    onSigned: (atMs) => signedAt.push(atMs),
  });
  return { stock, signedAt };
}

describe('createSignedStock()', () => {
  it('gives events in the order they were made, and makes one when it has none', () => {
    const { stock } = stockOf(3);
    stock.add();
    stock.add();
    expect(stock.count()).to.equal(2);
    expect([stock.take(), stock.take(), stock.take()].map((next) => next?.event.index)).to.deep.equal([
      0, 1, 2,
    ]);
    expect(stock.take()).to.equal(null);
  });

  it('has the request of each as the transport made it ready', () => {
    const { stock } = stockOf(1);
    expect(stock.take()).to.include({ request: '{}', dueMs: 1 });
  });

  it('shows the first and keeps it', () => {
    const { stock } = stockOf(1);
    expect(stock.peek()?.event.index).to.equal(0);
    expect(stock.count()).to.equal(1);
  });

  it('knows that its source is dry only once it has asked, and asks no more', () => {
    const { stock, signedAt } = stockOf(1);
    stock.add();
    expect(stock.isSourceDry()).to.equal(false);
    stock.add();
    expect(stock.isSourceDry()).to.equal(true);
    stock.add();
    expect(stock.count()).to.equal(1);
    expect(signedAt).to.deep.equal([1]);
  });
});
