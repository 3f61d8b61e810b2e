import { expect } from 'chai';
import { assertCountable } from '../../src/load/assert-countable.ts';
import { type LoadOptions, settleLoad } from '../../src/load/load-settings.ts';
import { SCENARIO } from './make-events.ts';

const RATE = { rate: '100/s', duration: '10s' };

describe('assertCountable()', () => {
  const settle = (options: LoadOptions): string => {
    try {
      settleLoad(SCENARIO, { options: { twin: 4010, ...options }, keysAppId: null });
      return 'settled';
    } catch (error) {
      return (error as Error).message;
    }
  };

  it('lets one sender pass that makes its events, of all contacts or of a shard', () => {
    expect(settle(RATE)).to.equal('settled');
    expect(settle({ ...RATE, shard: '2/4' })).to.equal('settled');
    expect(settle({ connections: 4, events: 100_000 })).to.equal('settled');
  });

  it('refuses threads, and says what to do instead', () => {
    expect(settle({ ...RATE, workers: 2 })).to.equal(
      'Failed to count with --twin: the twin is told of events by the process it is in, and 2 threads are to send them. ' +
        'Leave out --workers; shards, each with a twin and a receiver of its own, can be merged by report.',
    );
  });

  it('refuses events from a file, which does not say their kind', () => {
    const settings = settleLoad(SCENARIO, { options: RATE, keysAppId: null });
    expect(() => assertCountable(settings, { from: 'events.jsonl' })).to.throw(
      'Failed to count with --twin: a file of prepared events does not say what kind they are. Have them made, without --from',
    );
  });

  it('refuses ids that are the same in every event', () => {
    expect(settle({ ...RATE, set: { messageId: 'abc' } })).to.equal(
      'Failed to count with --twin: --set messageId gives every event the same one. Leave it out.',
    );
    expect(settle({ ...RATE, set: { body: 'hello' } })).to.equal('settled');
  });

  it('refuses more events than a twin keeps, of the shard that is sent', () => {
    const reason =
      /^Failed to count with --twin: the load has 100001 events, and the twin keeps .* up to 100000\./;
    expect(settle({ connections: 4, events: 100_001 })).to.match(reason);
    expect(settle({ rate: '1000/s', duration: '3m' })).to.match(/the load has 180000 events/);
    expect(settle({ rate: '1000/s', duration: '3m', shard: '1/2' })).to.equal('settled');
  });
});
