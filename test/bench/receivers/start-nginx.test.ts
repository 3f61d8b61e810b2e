import { expect } from 'chai';
import { readRequestCount } from '../../../bench/receivers/start-nginx.ts';

describe('readRequestCount()', () => {
  it('reads the requests, not the connections', () => {
    const page = `Active connections: 1 
server accepts handled requests
 103 103 111758 
Reading: 0 Writing: 1 Waiting: 0 
`;
    expect(readRequestCount(page)).to.equal(111_758);
  });

  it('says so when nginx has no such page', () => {
    expect(() => readRequestCount('<html>404</html>')).to.throw('Install nginx with stub_status.');
  });
});
