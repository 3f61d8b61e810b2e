import { request } from 'node:http';
import { expect } from 'chai';
import { type ServedTwin, serveTwin } from '../../src/twin/serve-twin.ts';

type Asked = {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Buffer;
  readonly isChunked?: boolean;
};

describe('a twin on a port', () => {
  let served: ServedTwin;
  beforeEach(async () => {
    served = await serveTwin({ port: 0, allowHost: ['twin.test', 'app.test:8080'], fill: () => {} });
  });
  afterEach(() => served.close());

  /** Asks with headers that fetch would not let through. */
  const ask = ({ method = 'GET', path = '/__requests', headers = {}, body, isChunked }: Asked) =>
    new Promise<{ readonly status: number; readonly text: string }>((resolve, reject) => {
      const length = body === undefined || isChunked ? {} : { 'content-length': String(body.byteLength) };
      const asking = request(served.url + path, { method, headers: { ...length, ...headers } }, (answer) => {
        let text = '';
        answer.setEncoding('utf8');
        answer.on('data', (chunk: string) => {
          text += chunk;
        });
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }));
      });
      asking.on('error', reject);
      asking.end(body);
    });

  const PLACES = [
    { method: 'GET', path: '/__requests' },
    { method: 'POST', path: '/__reset' },
    { method: 'GET', path: '/contacts/someone' },
  ];

  for (const host of ['evil.test', 'localhost.evil.test', '10.0.0.7:4010', 'app.test:9']) {
    it(`does not answer to the host ${host}`, async () => {
      for (const place of PLACES) {
        const { status, text } = await ask({ ...place, headers: { host } });
        expect(status, place.path).to.equal(403);
        expect(text).to.include(`does not answer to the host \\"${host}\\"`);
      }
      expect(served.twin.requests).to.deep.equal([]);
    });
  }

  for (const origin of ['https://evil.test', 'null', 'http://localhost.evil.test']) {
    it(`does not answer to pages of ${origin}`, async () => {
      for (const place of PLACES) {
        const { status, text } = await ask({ ...place, headers: { origin } });
        expect(status, place.path).to.equal(403);
        expect(text).to.include(`does not answer to pages of \\"${origin}\\"`);
      }
    });
  }

  it('answers to the names of this machine, and to those that are allowed', async () => {
    for (const host of [
      'localhost:1',
      '127.0.0.1',
      '[::1]:5',
      'a.localhost',
      'twin.test:99',
      'app.test:8080',
    ]) {
      expect((await ask({ headers: { host } })).status, host).to.equal(200);
    }
    for (const origin of ['http://localhost:3000', 'https://twin.test', 'http://app.test:8080']) {
      expect((await ask({ method: 'POST', path: '/__reset', headers: { origin } })).status, origin).to.equal(
        204,
      );
    }
  });

  it('lists what it was asked without the secrets, which the twin itself keeps', async () => {
    await ask({
      path: '/contacts/someone',
      headers: { authorization: 'Bearer hush', version: '2021-07-28' },
    });
    const { text } = await ask({});
    expect(text).to.include('"authorization":"(masked)"').and.include('2021-07-28').and.not.include('hush');
    expect(served.twin.requests[0]?.headers).to.include({ authorization: 'Bearer hush' });
  });

  for (const isChunked of [false, true]) {
    it(`refuses a body above 1 MB ${isChunked ? 'without' : 'with'} its length, and takes one of 1 MB`, async () => {
      const headers = { authorization: 'Bearer x', version: '2021-07-28' };
      const post = { method: 'POST', path: '/conversations/messages', headers, isChunked };
      expect((await ask({ ...post, body: Buffer.alloc(1_000_001, 'a') })).status).to.equal(413);
      expect(served.twin.requests).to.deep.equal([]);
      expect((await ask({ ...post, body: Buffer.alloc(1_000_000, 'a') })).status).not.to.equal(413);
      expect(served.twin.requests).to.have.length(1);
    });
  }

  it('keeps the latest thousand requests', async () => {
    for (let nth = 1; nth <= 1_005; nth++) await fetch(`${served.url}/contacts/${nth}`);
    expect(served.twin.requests).to.have.length(1_000);
    expect(served.twin.requests[0]?.path).to.equal('/contacts/6');
  }).timeout(60_000);

  it('answers TRACE with 405 and no stack', async () => {
    const { status, text } = await ask({ method: 'TRACE' });
    expect({ status, text }).to.deep.equal({
      status: 405,
      text: '{"statusCode":405,"message":"TRACE is not allowed"}',
    });
  });
});
