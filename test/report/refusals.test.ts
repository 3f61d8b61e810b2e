import { expect } from 'chai';
import { type PlayedEvent, reportOf, scenarioOf } from './play-entries.ts';

const scenario = scenarioOf([{ id: 'first' }]);
const REFUSED: PlayedEvent = { attempts: [{ status: 401 }], lost: true };

/** What a report says of refusals. */
function saidOf(events: readonly PlayedEvent[]): readonly string[] {
  return reportOf(scenario, events).report.problems.filter((problem) => problem.includes('refused'));
}

describe('a report of refusals', () => {
  it('says once that every genuine delivery was refused', () => {
    expect(saidOf([REFUSED, { attempts: [{ status: 403 }], lost: true }, REFUSED])).to.deep.equal([
      'Every genuine delivery was refused with 401 or 403, so the receiver may trust another key. HighLevel signs with ' +
        'Ed25519 over the exact bytes, never with a shared secret.',
    ]);
  });

  it('counts the last attempt', () => {
    expect(saidOf([{ attempts: [{ status: 500 }, { status: 401 }], lost: true }])).to.have.lengthOf(1);
    expect(saidOf([{ attempts: [{ status: 401 }, { status: 200 }] }])).to.deep.equal([]);
  });

  it('leaves out what has a fault, which is there to be refused', () => {
    const forged: PlayedEvent = { attempts: [{ status: 401 }], fault: 'signature-tampered' };
    expect(saidOf([forged])).to.deep.equal([]);
    expect(saidOf([forged, REFUSED])).to.have.lengthOf(1);
  });

  it('says nothing where one was accepted, or refused for something else', () => {
    expect(saidOf([REFUSED, { attempts: [{ status: 200 }] }])).to.deep.equal([]);
    expect(saidOf([REFUSED, { attempts: [{ status: 500 }], lost: true }])).to.deep.equal([]);
    expect(saidOf([])).to.deep.equal([]);
  });
});
