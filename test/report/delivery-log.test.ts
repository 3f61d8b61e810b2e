import { expect } from 'chai';
import fc from 'fast-check';
import { createDeliveryLog } from '../../src/report/delivery-log.ts';
import type { LoggedRun, LogLimits } from '../../src/report/logged-run.ts';
import { ACCEPTED, DROPPED, entriesOf, LOST, type PlayedEvent } from './play-entries.ts';

const logOf = (events: readonly PlayedEvent[], limits?: Partial<LogLimits>): LoggedRun => {
  const log = createDeliveryLog(limits);
  for (const entry of entriesOf(events)) log.add(entry);
  return log.read();
};
const times = (count: number, event: PlayedEvent): readonly PlayedEvent[] =>
  Array.from({ length: count }, () => event);
const textOf = ({ base64 }: { readonly base64: string }): string => Buffer.from(base64, 'base64').toString();

describe('createDeliveryLog()', () => {
  it('keeps what was sent and what came back', () => {
    const [delivery] = logOf([
      {
        kind: 'call.answered',
        castName: 'ada',
        body: '{"type":"OutboundMessage"}',
        attempts: [
          {
            status: 503,
            headers: { 'x-ghl-signature': 'abc' },
            answer: 'busy',
            answerHeaders: { server: 'x' },
          },
          { status: 200, headers: { 'x-ghl-signature': 'abc' }, atMs: 10_000 },
        ],
      },
    ]).deliveries;
    expect(delivery).to.deep.include({ eventKind: 'call.answered', castName: 'ada', outcome: 'accepted' });
    expect(delivery?.headers).to.deep.equal({ 'x-ghl-signature': 'abc' });
    expect(delivery?.body).to.deep.equal({ base64: btoa('{"type":"OutboundMessage"}'), byteCount: 26 });
    const [first, second] = delivery?.attempts ?? [];
    expect(first).to.deep.include({
      number: 1,
      outcome: 'rejected',
      status: 503,
      answerHeaders: { server: 'x' },
    });
    expect(textOf(first?.answer ?? { base64: '' })).to.equal('busy');
    expect(second).to.deep.include({ number: 2, outcome: 'accepted', storyAt: '2026-01-01T00:00:10.000Z' });
  });

  it('keeps bytes and headers of a retry only where they are not those of the first attempt', () => {
    const [delivery] = logOf([
      {
        body: '{"at":1}',
        attempts: [
          { status: 500, headers: { signature: 'one' } },
          { status: 500, headers: { signature: 'one' } },
          { status: 200, headers: { signature: 'two' }, body: '{"at":2}' },
        ],
      },
    ]).deliveries;
    const [first, second, third] = delivery?.attempts ?? [];
    for (const attempt of [first, second]) expect(attempt).to.not.have.any.keys('headers', 'body');
    expect(third?.headers).to.deep.equal({ signature: 'two' });
    expect(textOf(third?.body ?? { base64: '' })).to.equal('{"at":2}');
  });

  it('lists events in story order, also those that were never sent', () => {
    const at = (atMs: number, event: PlayedEvent): PlayedEvent => ({ ...event, atMs });
    const { deliveries } = logOf([
      at(3000, ACCEPTED),
      at(1000, DROPPED),
      at(2000, { attempts: [], unended: true }),
    ]);
    expect(deliveries.map(({ deliveryId }) => deliveryId)).to.deep.equal(['d-2', 'd-3', 'd-1']);
    expect(deliveries.map(({ outcome }) => outcome)).to.deep.equal([null, null, 'accepted']);
    expect(deliveries[0]?.dropped).to.equal(true);
  });

  it('knows where the receiver listened and when the story began', () => {
    expect(logOf([ACCEPTED])).to.include({
      target: 'http://localhost:3000/webhooks',
      storyStartedAt: '2026-01-01T00:00:00.000Z',
    });
  });

  it('counts an event once that a resumed run announces again', () => {
    const log = createDeliveryLog();
    const [started, planned, ...rest] = entriesOf([LOST]);
    for (const entry of [started, planned, planned, ...rest]) if (entry !== undefined) log.add(entry);
    expect(log.read()).to.include({ eventCount: 1 });
  });

  it('keeps the first deliveries, and later ones only when an attempt went wrong', () => {
    const events = [...times(5, ACCEPTED), DROPPED, { ...LOST, body: '{"late":1}' }, ...times(3, LOST)];
    const { deliveries, eventCount, lateCount } = logOf(events, { deliveries: 2, lateDeliveries: 2 });
    expect(deliveries.map(({ deliveryId }) => deliveryId)).to.deep.equal(['d-1', 'd-2', 'd-7', 'd-8']);
    expect({ eventCount, lateCount }).to.deep.equal({ eventCount: 10, lateCount: 2 });
    expect(deliveries[2]).to.include({ outcome: 'rejected', lost: true, attemptCount: 2 });
    expect(textOf(deliveries[2]?.body ?? { base64: '' })).to.equal('{"late":1}');
  });

  it('does not take a fault that was refused for something gone wrong', () => {
    const refused = { ...LOST, fault: 'signature-tampered' };
    expect(logOf(times(3, refused), { deliveries: 1 }).deliveries).to.have.lengthOf(1);
  });

  it('cuts bodies and answers, and says how long they were', () => {
    const [delivery] = logOf(
      [{ body: 'x'.repeat(1000), attempts: [{ status: 200, answer: 'y'.repeat(500) }] }],
      {
        bodyBytes: 30,
        answerBytes: 12,
      },
    ).deliveries;
    expect(textOf(delivery?.body ?? { base64: '' })).to.equal('x'.repeat(30));
    expect(delivery?.body.byteCount).to.equal(1000);
    expect(textOf(delivery?.attempts[0]?.answer ?? { base64: '' })).to.equal('y'.repeat(12));
    expect(delivery?.attempts[0]?.answer?.byteCount).to.equal(500);
  });

  it('keeps the first attempts of many, and counts all', () => {
    const [delivery] = logOf([{ attempts: Array.from({ length: 50 }, () => ({ status: 500 })) }]).deliveries;
    expect(delivery?.attempts).to.have.lengthOf(40);
    expect(delivery?.attemptCount).to.equal(50);
  });

  it('still says what became of every delivery when its room is used up', () => {
    const { deliveries } = logOf(times(10, { ...LOST, body: 'x'.repeat(100) }), { totalBytes: 250 });
    expect(deliveries).to.have.lengthOf(10);
    expect(deliveries.at(-1)).to.deep.include({ outcome: 'rejected', attemptCount: 2, headers: {} });
    expect(deliveries.at(-1)?.attempts).to.have.lengthOf(1);
    expect(deliveries.at(-1)?.body).to.deep.equal({ base64: '', byteCount: 100 });
  });

  it('never keeps more than its limits, whatever a run brings', () => {
    const event: fc.Arbitrary<PlayedEvent> = fc.record({
      attempts: fc.array(
        fc.record({ status: fc.constantFrom(200, 500), answer: fc.string({ maxLength: 200 }) }),
        {
          minLength: 1,
          maxLength: 6,
        },
      ),
      body: fc.string({ maxLength: 200 }),
    });
    const limits = {
      deliveries: 5,
      lateDeliveries: 3,
      attempts: 4,
      bodyBytes: 60,
      answerBytes: 40,
      totalBytes: 600,
    };
    fc.assert(
      fc.property(fc.array(event, { maxLength: 30 }), (events) => {
        const { deliveries, eventCount } = logOf(events, limits);
        expect(eventCount).to.equal(events.length);
        expect(deliveries.length).to.be.at.most(8);
        let byteCount = 0;
        for (const { body, attempts } of deliveries) {
          expect(attempts.length).to.be.at.most(4);
          for (const part of [body, ...attempts.flatMap(({ answer }) => answer ?? [])]) {
            byteCount += Buffer.byteLength(part.base64, 'base64');
            expect(Buffer.byteLength(part.base64, 'base64')).to.be.at.most(60);
          }
        }
        expect(byteCount).to.be.at.most(600);
      }),
    );
  });
});
