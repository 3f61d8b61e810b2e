import { AssertionError, expect, use } from 'chai';
import { highlevelChai, isAssertionMisuse } from '../../src/chai/index.ts';
import { createReceiver, createTwin } from '../../src/msw/index.ts';
import { playDay } from '../assertions/play-day.ts';

use(highlevelChai);

/** The message an assertion fails with. */
function failure(assert: () => unknown): string {
  try {
    assert();
  } catch (error) {
    if (error instanceof AssertionError) return error.message;
    throw error;
  }
  throw new Error('It did not fail.');
}

describe('highlevelChai', () => {
  it('reads as a sentence', async () => {
    const run = await playDay({ text: [500, 200] });
    expect(run).to.have.passed();
    expect(run).to.have.lostNothing();
    expect(run).to.have.delivered('call.answered');
    expect(run).to.have.delivered('sms.sent', 1);
    expect(run.delivery('call')).to.be.accepted();
    expect(run.delivery('call')).to.be.acceptedWithin(60_000);
    expect(run.delivery('forged')).to.be.rejectedWith(401);
    expect(run.delivery('text')).to.be.retried(1);
    expect(createTwin()).to.not.have.been.asked('GET', '/contacts/:id');
    expect(createReceiver({ url: 'http://localhost:9/' })).to.not.have.received({ messageType: 'CALL' });
  });

  it('fails with what was found', async () => {
    const run = await playDay();
    expect(failure(() => expect(run.delivery('forged')).to.be.accepted())).to.include(
      'to be accepted, but it was answered 401',
    );
    expect(failure(() => expect(run).to.not.have.delivered('sms.sent'))).to.include(
      'not to have delivered sms.sent at least once',
    );
    expect(failure(() => expect(run, 'the day').to.have.delivered('email.sent'))).to.match(/^the day: /);
  });

  it('fails either way where there is nothing to judge', () => {
    const receiver = createReceiver({ url: 'http://localhost:9/' });
    const says = 'there was nothing to judge: Nothing came at all';
    expect(failure(() => expect(receiver).to.have.onlyValidSignatures())).to.include(says);
    expect(failure(() => expect(receiver).to.not.have.onlyValidSignatures())).to.include(says);
    expect(failure(() => expect(receiver).to.not.have.noDuplicates('webhookId'))).to.include(says);
  });

  it('throws what is no failure of the receiver, also under not', async () => {
    const run = await playDay();
    expect(() => expect(run).to.not.be.accepted())
      .to.throw('it is about a delivery, and was given a run')
      .that.satisfies(isAssertionMisuse);
  });

  it('judges a word without arguments also where its parentheses were forgotten', async () => {
    const run = await playDay({ text: [500] });
    expect(failure(() => expect(run).to.have.passed)).to.include('but its verdict is fail');
    expect(failure(() => expect(run.delivery('forged')).to.be.accepted)).to.include('answered 401');
  });

  it('leaves promises to a plugin that had the word before', async () => {
    const run = await playDay();
    // A chai of its own, since plugins are for the whole of one.
    const chai = (await import(`${import.meta.resolve('chai')}?alone`)) as typeof import('chai');
    chai.use(({ Assertion }) => {
      Assertion.addMethod('rejectedWith', function (this: Chai.AssertionStatic) {
        this.assert(this._obj instanceof Promise, 'expected a promise', 'expected no promise', undefined);
      });
    });
    chai.use(highlevelChai);
    chai.expect(Promise.resolve()).to.be.rejectedWith(500);
    chai.expect(run.delivery('forged')).to.be.rejectedWith(401);
    expect(() => chai.expect(run.delivery('call')).to.be.rejectedWith(401)).to.throw('answered 200');
  });
});
