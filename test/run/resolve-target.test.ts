import { expect } from 'chai';
import { openEndpoint } from '../../src/run/endpoint.ts';
import { chooseLookup, resolveTarget } from '../../src/run/resolve-target.ts';
import { systemClock } from '../../src/run/system-clock.ts';
import { createFakeLookup } from '../delivery/fake-lookup.ts';
import { startRawReceiver } from '../delivery/receivers.ts';

const HERE = ['127.0.0.1'];
const ELSEWHERE = ['127.0.0.1', '10.0.0.5'];

describe('resolveTarget()', () => {
  for (const target of ['http://localhost:3000/hooks', 'https://app.localhost/']) {
    it(`takes ${target} when it resolves to this machine, and refuses it otherwise`, async () => {
      const url = await resolveTarget(target, { allowHost: [], ...createFakeLookup(['::1', '127.0.0.1']) });
      expect(url.href).to.equal(target);
      const thrown = await resolveTarget(target, { allowHost: [], ...createFakeLookup(ELSEWHERE) }).catch(
        (error: Error) => error,
      );
      expect(thrown)
        .to.include({ code: 'HL_RUN_TARGET_NOT_ALLOWED' })
        .and.have.property('message')
        .that.matches(/localhost" resolves to 10\.0\.0\.5, which is not this machine\. .* add --allow-host /);
    });
  }

  it('takes a name that has no address', async () => {
    const url = await resolveTarget('http://app.localhost/', { allowHost: [], ...createFakeLookup([]) });
    expect(url.hostname).to.equal('app.localhost');
  });

  it('does not look up addresses, or hosts that are allowed', async () => {
    const { lookup, asked } = createFakeLookup(ELSEWHERE);
    await resolveTarget('http://127.0.0.1:3000/', { allowHost: [], lookup });
    await resolveTarget('http://app.localhost/', { allowHost: ['app.localhost'], lookup });
    expect(asked).to.deep.equal([]);
    expect(chooseLookup(new URL('http://127.0.0.1:3000/'), { allowHost: [] })).to.equal(undefined);
    expect(chooseLookup(new URL('http://app.localhost/'), { allowHost: ['app.localhost'] })).to.equal(
      undefined,
    );
  });
});

describe('openEndpoint() of a localhost name', () => {
  let close = async (): Promise<void> => {};
  afterEach(() => close());

  for (const wireFault of [null, { name: 'body-slow', byMs: 1 }] as const) {
    it(`sends nothing ${wireFault ? `with ${wireFault.name} ` : ''}once the name resolves elsewhere`, async () => {
      const receiver = await startRawReceiver((socket) => socket.end('HTTP/1.1 204 No Content\r\n\r\n'));
      const { port } = new URL(receiver.url);
      // Before the run, for its first connection, and for its second.
      const { lookup } = createFakeLookup(HERE, HERE, ELSEWHERE);
      const endpoint = await openEndpoint(`http://app.localhost:${port}/`, {
        ...{ allowHost: [], lookup, concurrency: 1, clock: systemClock },
      });
      close = async () => {
        await endpoint.close();
        await receiver.close();
      };
      const send = () =>
        endpoint.transport.send({
          ...{ headers: {}, body: Buffer.from('{}'), timeoutMs: 5_000, wireFault },
          signal: new AbortController().signal,
        });
      expect(await send()).to.include({ outcome: 'accepted' });
      expect(await send()).to.include({
        outcome: 'unreachable',
        error: '"app.localhost" resolves to 10.0.0.5, which is not this machine',
      });
      expect(receiver.connectionCount()).to.equal(1);
    });
  }
});
