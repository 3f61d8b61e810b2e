import { availableParallelism } from 'node:os';
import { expect } from 'chai';
import { settleLoad } from '../../src/load/load-settings.ts';
import { SCENARIO } from './make-events.ts';

describe('settleLoad()', () => {
  const most = 4 * availableParallelism();
  const settle = (workers: number): number =>
    settleLoad(SCENARIO, { options: { rate: '1/s', duration: '1s', workers }, keysAppId: null }).workers;

  it('takes up to four threads for each processor core', () => {
    expect(settle(1)).to.equal(1);
    expect(settle(most)).to.equal(most);
  });

  it('refuses more, which would take memory and send nothing', () => {
    for (const workers of [most + 1, 1_000_000]) {
      expect(() => settle(workers)).to.throw(
        `Failed to read the option workers: ${workers} threads are more than four for each processor core of this ` +
          `machine. Give at most ${most}, or share the load out over machines with --shard.`,
      );
    }
  });
});
