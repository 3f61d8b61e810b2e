import { expect } from 'chai';
import { type MemorySample, parseMemory, sumUpMemory } from '../../bench/memory.ts';

const EVENTS = 1_000_000;

/** A sample every 10,000 events. */
function samplesOf(memory: (events: number) => Omit<MemorySample, 'events'>): readonly MemorySample[] {
  return Array.from({ length: 101 }, (_, at) => ({ events: at * 10_000, ...memory(at * 10_000) }));
}

describe('parseMemory()', () => {
  it('reads what is resident, and what was at most', () => {
    const status =
      'Name:\tnode\nVmPeak:\t  999999 kB\nVmHWM:\t  112640 kB\nVmRSS:\t  102400 kB\nThreads:\t11\n';
    expect(parseMemory(status)).to.deep.equal({ residentMiB: 100, peakMiB: 110 });
  });

  it('is null of a process that is ending and has no memory any more', () => {
    expect(parseMemory('Name:\tnode\nState:\tZ (zombie)\n')).to.equal(null);
  });
});

describe('sumUpMemory()', () => {
  it('finds no growth in what goes up and down', () => {
    const samples = samplesOf((events) => ({ residentMiB: 80 + ((events / 10_000) % 5), peakMiB: 90 }));
    expect(sumUpMemory(samples, EVENTS)).to.deep.equal({ peakMiB: 90, growthMiB: 0 });
  });

  it('finds a peak that rises after the first fifth', () => {
    const samples = samplesOf((events) => ({ residentMiB: 80, peakMiB: events < 500_000 ? 90 : 120 }));
    expect(sumUpMemory(samples, EVENTS)).to.deep.equal({ peakMiB: 120, growthMiB: 30 });
  });

  it('finds a leak below an early peak', () => {
    const samples = samplesOf((events) => ({ residentMiB: 50 + events / 20_000, peakMiB: 200 }));
    expect(sumUpMemory(samples, EVENTS)).to.deep.equal({ peakMiB: 200, growthMiB: 37.5 });
  });

  it('does not judge a run it has seen only the beginning of', () => {
    const samples = samplesOf(() => ({ residentMiB: 80, peakMiB: 90 })).slice(0, 50);
    expect(() => sumUpMemory(samples, EVENTS)).to.throw('Failed to measure memory: 50 samples');
  });
});
