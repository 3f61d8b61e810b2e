import { expect } from 'chai';
import type { Disorder } from '../../src/model/scenario.ts';
import type { ScenarioFile } from '../../src/scenario/generated/scenario-file.ts';
import { parseScenario } from '../../src/scenario/parse-scenario.ts';

function read(faults: ScenarioFile['faults']): Disorder | undefined {
  const { disorder } = parseScenario({
    version: 1,
    name: 'disorder',
    steps: [{ emit: 'sms.sent' }],
    ...(faults && { faults }),
  });
  return disorder;
}

describe('parseScenario() on the disorder of a run', () => {
  it('reads shares, the window and the range of the delay', () => {
    expect(read({ duplicate: '10%', reorder: { window: 6 }, drop: '0.5%', delay: '0s..90s' })).to.deep.equal({
      duplicateShare: 0.1,
      dropShare: 0.005,
      reorderWindow: 6,
      delayMs: { min: 0, max: 90_000 },
    });
  });

  it('takes what is left out for nothing', () => {
    const NOTHING = { duplicateShare: 0, dropShare: 0, reorderWindow: null, delayMs: null };
    expect(read({})).to.deep.equal(NOTHING);
    expect(read({ drop: '100%' })).to.deep.equal({ ...NOTHING, dropShare: 1 });
    expect(read(undefined)).to.equal(undefined);
  });

  it('reads one duration as a delay that is always the same', () => {
    expect(read({ delay: '1.5m' })?.delayMs).to.deep.equal({ min: 90_000, max: 90_000 });
    expect(read({ delay: '5s..5s' })?.delayMs).to.deep.equal({ min: 5_000, max: 5_000 });
  });
});

describe('parseScenario() on the size of a fault', () => {
  const faultOf = (fault: object): unknown => {
    const { steps } = parseScenario({
      version: 1,
      name: 'sizes',
      steps: [{ emit: 'sms.sent', fault } as never],
    });
    const [step] = steps;
    return step?.form === 'emit' ? step.fault : undefined;
  };

  it('is a duration where the fault is about time, and bytes where it is about length', () => {
    expect(faultOf({ name: 'body-slow', by: '2s' })).to.deep.equal({ name: 'body-slow', byMs: 2_000 });
    expect(faultOf({ name: 'timestamp-stale', by: '2h' })).to.deep.equal({
      name: 'timestamp-stale',
      byMs: 7_200_000,
    });
    expect(faultOf({ name: 'body-oversized', by: '200kB' })).to.deep.equal({
      name: 'body-oversized',
      byBytes: 200_000,
    });
  });

  it('has a default', () => {
    expect(faultOf({ name: 'body-slow' })).to.deep.equal({ name: 'body-slow', byMs: 3_000 });
    expect(faultOf({ name: 'body-oversized' })).to.deep.equal({ name: 'body-oversized', byBytes: 1_000_000 });
    expect(faultOf({ name: 'connection-reset-late' })).to.deep.equal({ name: 'connection-reset-late' });
  });
});
