import { expect } from 'chai';
import { createEffectLedger } from '../../src/load/effect-ledger.ts';
import type { TwinRequest } from '../../src/model/twin-request.ts';

const idOf = (index: number): string => `message${String(index).padStart(13, '0')}`;
const threadOf = (index: number): string => `thread${String(index).padStart(14, '0')}`;

const MESSAGE = 'GET /conversations/messages/:id';
const RECORDING = 'GET /conversations/messages/:messageId/locations/:locationId/recording';

/** A request about a message. */
function asking(id: string, given: Partial<TwinRequest> = {}): TwinRequest {
  const path = `/conversations/messages/${id}`;
  return { method: 'GET', path, query: {}, headers: {}, body: null, route: MESSAGE, status: 200, ...given };
}

describe('createEffectLedger()', () => {
  /** A ledger of so many events that were sent and accepted. */
  const ledgerOf = (count: number) => {
    const ledger = createEffectLedger();
    for (let index = 0; index < count; index++) {
      ledger.addEvent(index, { messageId: idOf(index), webhookId: `w${index}` });
      ledger.accept(index);
    }
    return ledger;
  };

  it('counts an accepted event as processed as often as a request named its message', () => {
    const ledger = ledgerOf(4);
    for (const index of [0, 1, 1, 3, 3, 3]) ledger.addRequest(asking(idOf(index)));
    expect(ledger.read()).to.deep.equal({
      events: 4,
      once: 1,
      never: 1,
      moreThanOnce: 2,
      requests: 6,
      refused: {},
      examples: [
        { messageId: idOf(2), webhookId: 'w2', times: 0, request: null },
        { messageId: idOf(1), webhookId: 'w1', times: 2, request: MESSAGE },
        { messageId: idOf(3), webhookId: 'w3', times: 3, request: MESSAGE },
      ],
    });
  });

  it('counts requests of several kinds about one message once, and the kind that came most often', () => {
    const ledger = ledgerOf(2);
    for (const index of [0, 1]) {
      ledger.addRequest(asking(idOf(index)));
      ledger.addRequest(asking(idOf(index), { route: RECORDING }));
    }
    expect(ledger.read()).to.include({ once: 2, requests: 4 });
    ledger.addRequest(asking(idOf(1), { route: RECORDING }));
    expect(ledger.read()).to.include({ once: 1, moreThanOnce: 1 });
    expect(ledger.read().examples[0]).to.include({ times: 2, request: RECORDING });
  });

  it('counts one request that names a message twice once, and one that names two messages for both', () => {
    const ledger = ledgerOf(2);
    ledger.addRequest(asking(idOf(0), { body: { messageId: idOf(0), replyTo: idOf(1) } }));
    expect(ledger.read()).to.include({ once: 2, moreThanOnce: 0, requests: 1 });
  });

  it('knows an email by its id and by its thread', () => {
    const ledger = createEffectLedger();
    for (const index of [0, 1, 2]) {
      ledger.addEvent(index, { emailMessageId: idOf(index), threadId: threadOf(index) });
      ledger.accept(index);
    }
    ledger.addRequest(asking(idOf(0)));
    ledger.addRequest(asking(threadOf(1)));
    expect(ledger.read()).to.include({ once: 2, never: 1 });
    expect(ledger.read().examples).to.deep.equal([
      { messageId: idOf(2), webhookId: null, times: 0, request: null },
    ]);
  });

  it('leaves out what was not accepted, and what tells of no message', () => {
    const ledger = createEffectLedger();
    ledger.addEvent(0, { messageId: idOf(0) });
    ledger.addEvent(1, { contactId: idOf(1) });
    ledger.accept(1);
    ledger.addRequest(asking(idOf(0)));
    ledger.addRequest(asking(idOf(0)));
    expect(ledger.read()).to.include({ events: 0, once: 0, never: 0, moreThanOnce: 0, requests: 2 });
  });

  it('counts what was processed before it was accepted, as by a receiver that answers last', () => {
    const ledger = createEffectLedger();
    ledger.addEvent(0, { messageId: idOf(0) });
    ledger.addRequest(asking(idOf(0)));
    ledger.accept(0);
    expect([ledger.missingCount(), ledger.read().once]).to.deep.equal([0, 1]);
  });

  it('does not count what the twin refused, but says how often it did', () => {
    const ledger = ledgerOf(1);
    ledger.addRequest(asking(idOf(0), { status: 401 }));
    ledger.addRequest(asking(idOf(0), { status: 404, route: null }));
    ledger.addRequest(asking(idOf(0), { status: 401 }));
    expect(ledger.read()).to.include({ never: 1, requests: 0 });
    expect(ledger.read().refused).to.deep.equal({ 401: 2, 404: 1 });
  });

  it('says whether a request was about the load, and how much is missing', () => {
    const ledger = ledgerOf(3);
    expect(ledger.missingCount()).to.equal(3);
    expect(ledger.addRequest(asking(idOf(7)))).to.equal(false);
    expect(ledger.addRequest(asking(idOf(1)))).to.equal(true);
    expect(ledger.addRequest(asking(idOf(1)))).to.equal(true);
    expect(ledger.missingCount()).to.equal(2);
  });

  it('shows five events of either sort at most', () => {
    const ledger = ledgerOf(20);
    for (let index = 0; index < 10; index++) {
      ledger.addRequest(asking(idOf(index)));
      ledger.addRequest(asking(idOf(index)));
    }
    expect(ledger.read().examples.map(({ times }) => times)).to.deep.equal([0, 0, 0, 0, 0, 2, 2, 2, 2, 2]);
  });
});
