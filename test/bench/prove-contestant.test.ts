import { generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { expect } from 'chai';
import type { Contestant } from '../../bench/goal.ts';
import { proveContestant } from '../../bench/prove-contestant.ts';
import { NO_WORLD } from './make-rounds.ts';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');

type Event = { readonly webhookId?: string; readonly bytes?: number; readonly isSigned?: boolean };

/** Sends events like these to the receiver it is shown. */
function senderOf(events: readonly Event[], sends: Contestant['sends'] = 'unique'): Contestant {
  return {
    name: 'sender',
    needs: [],
    sends,
    run: async ({ receiver }) => {
      for (const { webhookId = randomUUID(), bytes = 400, isSigned = true } of events) {
        const start = `{"webhookId":"${webhookId}","filler":"`;
        const body = `${start.padEnd(bytes - 2, 'x')}"}`;
        const signature = sign(null, Buffer.from(isSigned ? body : 'else'), privateKey).toString('base64');
        await fetch(receiver.url, { method: 'POST', headers: { 'x-ghl-signature': signature }, body });
      }
      return { answered: events.length };
    },
  };
}

/** Of so many events are the corpora of those who repeat themselves. */
const CORPUS = { file: '', requestsFile: '', count: 2 };

async function prove(contestant: Contestant) {
  return proveContestant(contestant, { world: { ...NO_WORLD, corpus: CORPUS }, publicKey });
}

async function refusal(contestant: Contestant): Promise<string> {
  return prove(contestant).then(
    () => 'admitted',
    (error: Error) => error.message,
  );
}

describe('proveContestant()', () => {
  it('admits one that sends unique, signed bodies of the agreed size', async () => {
    expect(await prove(senderOf([{ bytes: 375 }, { bytes: 720 }]))).to.deep.equal({
      events: 2,
      signedCount: 2,
      uniqueCount: 2,
      leastBytes: 375,
      mostBytes: 720,
      meanBytes: 548,
    });
  });

  const cheats: Readonly<Record<string, readonly Event[]>> = {
    'signs something else': [{}, { isSigned: false }],
    'sends an event twice': [{ webhookId: 'a' }, { webhookId: 'a' }],
    'sends shorter bodies': [{ bytes: 374 }],
    'sends longer bodies': [{ bytes: 721 }],
    'sends nothing': [],
  };
  for (const [what, events] of Object.entries(cheats)) {
    it(`refuses one that ${what}`, async () => {
      expect(await refusal(senderOf(events))).to.match(
        /^Failed to admit "sender": it has to send unique, signed/,
      );
    });
  }

  it('lets one that goes through its corpus again repeat itself, but only then', async () => {
    const round = [{ webhookId: 'a' }, { webhookId: 'b' }];
    expect(await refusal(senderOf([...round, ...round], 'repeated'))).to.equal('admitted');
    expect(await refusal(senderOf([{ webhookId: 'a' }, { webhookId: 'a' }], 'repeated'))).to.match(/unique/);
  });

  it('refuses one that claims more than it sent', async () => {
    const honest = senderOf([{}]);
    const boaster: Contestant = {
      ...honest,
      run: async (world) => ({ ...(await honest.run(world)), answered: 2 }),
    };
    expect(await refusal(boaster)).to.equal(
      'Failed to admit "sender": "sender" says 2 events, and the receiver took 1.',
    );
  });
});
