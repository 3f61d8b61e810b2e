import { expect } from 'chai';
import { isOpenedByRun, isTargetOfRun, markPort, markUrl } from '../../src/run/opened-ports.ts';

describe('markPort()', () => {
  it('marks a port of this machine, under whatever name the machine goes', () => {
    const unmark = markPort('1234');
    for (const host of ['127.0.0.1', 'localhost', '[::1]']) {
      expect(isOpenedByRun(new URL(`http://${host}:1234/hooks`))).to.equal(true);
    }
    expect(isOpenedByRun(new URL('http://example.com:1234/'))).to.equal(false);
    expect(isOpenedByRun(new URL('http://localhost:1235/'))).to.equal(false);
    unmark();
    expect(isOpenedByRun(new URL('http://localhost:1234/'))).to.equal(false);
  });

  it('keeps the mark while one of several runs still needs it', () => {
    const [first, second] = [markPort('1234'), markPort('1234')];
    first();
    expect(isOpenedByRun(new URL('http://localhost:1234/'))).to.equal(true);
    second();
    expect(isOpenedByRun(new URL('http://localhost:1234/'))).to.equal(false);
  });

  it('shares its marks with another copy of this package', () => {
    const unmark = markPort('1234');
    const shared = Reflect.get(globalThis, Symbol.for('highlevel-mock.ports')) as ReadonlyMap<string, number>;
    expect([...shared.keys()]).to.deep.equal(['1234']);
    unmark();
  });
});

describe('markUrl()', () => {
  it('marks that URL and no other, whatever its fragment', () => {
    const unmark = markUrl(new URL('http://localhost:1234/hooks?tenant=7#top'));
    expect(isTargetOfRun(new URL('http://localhost:1234/hooks?tenant=7'))).to.equal(true);
    for (const other of ['hooks', 'hooks?tenant=8', '?tenant=7']) {
      expect(isTargetOfRun(new URL(`http://localhost:1234/${other}`))).to.equal(false);
    }
    unmark();
    expect(isTargetOfRun(new URL('http://localhost:1234/hooks?tenant=7'))).to.equal(false);
  });
});
