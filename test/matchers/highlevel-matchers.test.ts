import { expect } from 'chai';
import { VOCABULARY } from '../../src/assertions/vocabulary.ts';
import { highlevelMatchers as matchers } from '../../src/matchers/index.ts';
import { createReceiver, createTwin } from '../../src/msw/index.ts';
import { playDay } from '../assertions/play-day.ts';

describe('highlevelMatchers', () => {
  it('have one for every assertion', () => {
    expect(Object.keys(matchers)).to.have.lengthOf(Object.keys(VOCABULARY).length);
  });

  it('pass or not', async () => {
    const run = await playDay({ text: [500, 200] });
    const receiver = createReceiver({ url: 'http://localhost:9/' });
    const passes = [
      matchers.toHavePassed.call({}, run),
      matchers.toHaveLostNothing.call({}, run),
      matchers.toHaveDelivered.call({}, run, 'sms.sent', 1),
      matchers.toBeAccepted.call({}, run.delivery('forged')),
      matchers.toBeAcceptedWithin.call({}, run.delivery('call'), 60_000),
      matchers.toBeRejectedWith.call({}, run.delivery('forged'), 401),
      matchers.toHaveRetried.call({}, run.delivery('text'), 2),
      matchers.toHaveReceived.call({}, receiver, { messageType: 'CALL' }),
      matchers.toHaveOnlyValidSignatures.call({}, receiver),
      matchers.toHaveNoDuplicates.call({}, receiver, 'webhookId'),
      matchers.toHaveBeenAsked.call({}, createTwin(), 'GET', '/contacts/:id', 0),
    ].map(({ pass }) => pass);
    expect(passes).to.deep.equal([
      true, // passed
      true, // lost nothing
      true, // delivered
      false, // accepted
      true, // accepted within
      true, // rejected with
      false, // retried
      false, // received
      false, // only valid signatures
      false, // no duplicates
      true, // asked
    ]);
  });

  it('say what was found, or, where it was not to be, that it was', async () => {
    const run = await playDay();
    expect(matchers.toBeAccepted.call({}, run.delivery('forged')).message()).to.include(
      'to be accepted, but',
    );
    expect(matchers.toBeAccepted.call({ isNot: true }, run.delivery('call')).message()).to.include(
      'not to be accepted',
    );
  });

  it('fail either way where there is nothing to judge', () => {
    const receiver = createReceiver({ url: 'http://localhost:9/' });
    expect(matchers.toHaveOnlyValidSignatures.call({ isNot: true }, receiver).pass).to.equal(true);
    expect(matchers.toHaveOnlyValidSignatures.call({ isNot: false }, receiver).pass).to.equal(false);
  });
});
