import { expect } from 'chai';
import { readWrkOutput } from '../../../bench/contestants/wrk.ts';

const OUTPUT = `Running 3s test @ http://127.0.0.1:8199/webhooks
  1 threads and 50 connections
  Thread Stats   Avg      Stdev     Max   +/- Stdev
    Latency     7.16ms   18.60ms 140.76ms   93.16%
    Req/Sec    26.78k     9.97k   42.96k    63.33%
  Latency Distribution
     50%    1.10ms
     99%   93.00ms
  81730 requests in 3.07s, 8.57MB read
Requests/sec:  26601.54
Transfer/sec:      2.79MB
`;

describe('readWrkOutput()', () => {
  it('reads how many requests were answered, and how fast', () => {
    expect(readWrkOutput(OUTPUT)).to.deep.equal({ answered: 81_730, perSecond: 26_601.54 });
  });

  for (const trouble of [
    'Socket errors: connect 0, read 3, write 0, timeout 0',
    'Non-2xx or 3xx responses: 12',
  ]) {
    it(`takes no figures with ${trouble}`, () => {
      const output = OUTPUT.replace('Requests/sec', `  ${trouble}\nRequests/sec`);
      expect(() => readWrkOutput(output)).to.throw(`Failed to measure wrk: it says "${trouble}".`);
    });
  }

  it('says so when it is not what wrk prints', () => {
    expect(() => readWrkOutput('unable to connect')).to.throw('Failed to read what wrk printed');
  });
});
