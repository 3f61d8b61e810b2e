import { expect } from 'chai';
import { joinJudgement } from '../../../src/report/html/judged-run.ts';
import { chooseLanes } from '../../../src/report/html/timeline-lanes.ts';
import { ACCEPTED, LOST, type PlayedEvent, reportedRunOf, scenarioOf } from '../play-entries.ts';

const judgedOf = (events: readonly PlayedEvent[]) => {
  const { log, details } = reportedRunOf(
    scenarioOf([{ id: 'first', expect: { status: ['2xx', '5xx'] } }]),
    events,
  );
  return log === null ? [] : joinJudgement(log, details).deliveries;
};

describe('chooseLanes()', () => {
  const choose = (events: readonly PlayedEvent[], limits = { lanes: 10, attempts: 100 }) =>
    chooseLanes(judgedOf(events), limits);
  const of = (contactId: string, event: PlayedEvent = ACCEPTED): PlayedEvent => ({ ...event, contactId });

  it('makes a lane a contact, in the order they come up', () => {
    const { lanes } = choose([{ ...of('x1'), castName: 'ada' }, of('x2'), of('x1'), ACCEPTED]);
    expect(lanes.map(({ name, placed }) => [name, placed.map(({ index }) => index)])).to.deep.equal([
      ['ada', [0, 2]],
      ['x2', [1]],
      ['no contact', [3]],
    ]);
  });

  it('keeps those with a delivery that is not as expected where there are too many', () => {
    const refused: PlayedEvent = { attempts: [{ status: 400 }] };
    const { lanes } = choose([of('a'), of('b'), of('c', refused)], { lanes: 1, attempts: 100 });
    expect(lanes.map(({ name }) => name)).to.deep.equal(['c']);
  });

  it('keeps those with retries where there are too many', () => {
    const { lanes, laneCount } = choose([of('a'), of('b'), of('c', LOST)], { lanes: 2, attempts: 100 });
    expect(lanes.map(({ name }) => name)).to.deep.equal(['a', 'c']);
    expect(laneCount).to.equal(3);
  });

  it('draws only so many attempts, and says how many events are missing', () => {
    const { lanes, undrawnCount } = choose([of('a', LOST), of('a', LOST), of('b')], {
      lanes: 2,
      attempts: 3,
    });
    expect(lanes.map(({ name }) => name)).to.deep.equal(['a']);
    expect(undrawnCount).to.equal(2);
  });
});
