import { expect } from 'chai';
import { createEvent } from '../../src/run/create-event.ts';
import { runScenario } from '../../src/run/run-scenario.ts';
import { sendEvent } from '../../src/run/send-event.ts';

type Refused = { readonly code: string; readonly message: string };

const reasonOf = (act: () => unknown) =>
  Promise.resolve()
    .then(act)
    .then(
      () => 'nothing',
      ({ code, message }: Refused) => `${code} ${message.split(' Use ', 1)[0]}`,
    );

describe('an option there is none of', () => {
  it('is refused by runScenario() before anything is sent', async () => {
    expect(await reasonOf(() => runScenario('answered-call', { taget: 'x' } as never))).to.equal(
      'HL_RUN_OPTION_INVALID Failed to run the scenario: there is no option "taget". Did you mean "target"?',
    );
  });

  it('is refused by sendEvent() and createEvent()', async () => {
    const expected =
      'HL_RUN_OPTION_INVALID Failed to make the event: there is no option "txt". Did you mean "text"?';
    const given = { txt: 'Hello', target: 'http://localhost:1/' } as never;
    expect(await reasonOf(() => sendEvent('sms.sent', given))).to.equal(expected);
    expect(await reasonOf(() => createEvent('sms.sent', given))).to.equal(expected);
  });

  it('is none that only the other of these two heeds, as both may be given the same', () => {
    const shared = { target: 'http://localhost:1/', timeout: '1s', text: 'Hello', seed: 7 };
    expect(createEvent('sms.sent', shared).payload.body).to.equal('Hello');
  });
});
