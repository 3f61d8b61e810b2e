import { expect } from 'chai';
import { createClosedSource } from '../../src/load/event-source.ts';
import { warmUp } from '../../src/load/warm-up.ts';
import { systemClock } from '../../src/run/system-clock.ts';

for (const model of ['open', 'closed'] as const) {
  describe(`warmUp() for the ${model} model`, () => {
    it('makes so many events, lets go of their source, and ends', async () => {
      const made: number[] = [];
      let isClosed = false;
      const makeAt = (index: number) => {
        made.push(index);
        return { index, contact: index, body: Buffer.from('{}'), headers: [] };
      };
      const source = {
        ...createClosedSource(1_000, { isOurs: () => true, makeAt }),
        close: () => {
          isClosed = true;
        },
      };
      await warmUp({ source, model, count: 20, clock: systemClock });
      expect(made).to.have.lengthOf(20);
      expect(isClosed).to.equal(true);
    });
  });
}
