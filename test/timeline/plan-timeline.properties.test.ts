import { expect } from 'chai';
import fc from 'fast-check';
import { planTimeline } from '../../src/timeline/plan-timeline.ts';
import { readSketch } from './plan-events.ts';
import { planNaively } from './plan-naively.ts';
import { randomSketch } from './random-sketch.ts';

describe('planTimeline(), whatever the story', () => {
  it('plans what laying out every round and sorting gives', () => {
    fc.assert(
      fc.property(randomSketch, fc.string(), (sketch, seed) => {
        const scenario = readSketch(sketch);
        const planned = [...planTimeline(scenario, { seed }).events].map(({ step, iteration, offsetMs }) => ({
          path: step.position.path,
          iteration,
          offsetMs,
        }));
        const naive = planNaively(scenario, seed).map(({ path, iteration, offsetMs }) => ({
          path,
          iteration,
          offsetMs,
        }));
        expect(planned).to.deep.equal(naive);
      }),
      { numRuns: 300 },
    );
  });

  it('never goes back in time, counts up, and ends when it says', () => {
    fc.assert(
      fc.property(randomSketch, (sketch) => {
        const timeline = planTimeline(readSketch(sketch), { seed: '7' });
        let lastMs = 0;
        let count = 0;
        for (const event of timeline.events) {
          expect(event.index).to.equal(count);
          expect(event.offsetMs).to.be.at.least(lastMs);
          expect(event.sendOffsetMs).to.equal(event.offsetMs);
          lastMs = event.offsetMs;
          count += 1;
        }
        expect(timeline.endsAtMs).to.equal(lastMs);
      }),
    );
  });

  it('is the same for the same scenario and seed, and has the same instants and kinds from any start', () => {
    fc.assert(
      fc.property(randomSketch, fc.string(), fc.nat(), (sketch, seed, at) => {
        const plan = (start: number) =>
          [
            ...planTimeline(readSketch(sketch), { seed, start: { at: start, utcOffsetMinutes: 0 } }).events,
          ].map(({ index, kind, offsetMs, contact, step }) => ({
            index,
            kind,
            offsetMs,
            contact,
            of: step.identity,
          }));
        expect(plan(0)).to.deep.equal(plan(0));
        expect(plan(at)).to.deep.equal(plan(0));
      }),
      { numRuns: 50 },
    );
  });
});
