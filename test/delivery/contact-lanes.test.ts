import { expect } from 'chai';
import { createContactLanes, type Flight, type Task } from '../../src/delivery/contact-lanes.ts';
import { planEvents, prepareDelivery } from './fakes.ts';

const ADA = { name: 'ada', member: null };

describe('createContactLanes()', () => {
  it('gives a contact one lane for as long as something waits or is under way, and then forgets it', () => {
    const lanes = createContactLanes();
    const lane = lanes.laneOf(ADA);
    const [event] = planEvents([[0, ADA]]);
    if (lane === null || event === undefined) return expect.fail('nothing to line up');
    const task: Task = { dueAt: 0, index: 0, number: 1, lane, event, delivery: null };
    const flight: Flight = { task, delivery: prepareDelivery(event), retryDue: () => null };

    lane.add(task);
    expect(lanes.laneOf(ADA)).to.equal(lane);
    lane.depart(flight);
    expect(lanes.laneOf(ADA)).to.equal(lane);
    lane.arrive(flight);
    expect(lanes.laneOf(ADA)).to.not.equal(lane);
  });

  it('has no lane for an event without a contact', () => {
    expect(createContactLanes().laneOf(null)).to.equal(null);
  });
});
