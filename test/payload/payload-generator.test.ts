import { expect } from 'chai';
import fc from 'fast-check';
import { isPayloadError, PayloadError } from '../../src/errors/payload-error.ts';
import type { Payload } from '../../src/model/payload.ts';
import { type Sketch, tellEvent, tellStory } from './tell-story.ts';

const DAY: Sketch = {
  cast: { ada: { name: 'Ada Okafor' }, walkIns: { count: 5 } },
  steps: [
    { id: 'first', emit: 'call.answered', contact: 'ada' },
    { again: 'first', set: { callStatus: 'voicemail' } },
    { emit: 'email.sent', contact: 'ada' },
    { emit: 'internal-comment.added', contact: 'ada' },
    { id: 'failed', emit: 'sms.failed', contact: 'ada' },
    { emit: 'sms.sent', contact: 'ada', resends: 'failed' },
    {
      repeat: 12,
      over: '1h',
      contact: 'walkIns',
      mix: { 'call.answered': 2, 'inbound.sms': 1, 'email.sent': 1 },
    },
  ],
};

const without = (payload: Payload | undefined, ...keys: readonly string[]): Payload =>
  Object.fromEntries(Object.entries(payload ?? {}).filter(([key]) => !keys.includes(key)));

describe('createPayloadGenerator()', () => {
  describe('seed and run id', () => {
    const IDENTITIES = ['messageId', 'emailMessageId', 'webhookId', 'originalMessageId'];

    it('makes the same payloads from the same seed and run id', () => {
      expect(tellStory(DAY).payloads).to.deep.equal(tellStory(DAY).payloads);
    });

    it('changes the identities of messages with the run id, and nothing else', () => {
      const [one, other] = [tellStory(DAY).payloads, tellStory(DAY, { runId: 'another' }).payloads];
      one.forEach((payload, place) => {
        expect(without(other[place], ...IDENTITIES)).to.deep.equal(without(payload, ...IDENTITIES));
        for (const key of IDENTITIES) {
          if (key in payload) expect(other[place]?.[key], key).to.be.a('string').and.not.equal(payload[key]);
        }
      });
    });

    it('changes people, texts and identities with the seed', () => {
      const [one, other] = [tellStory(DAY).payloads, tellStory(DAY, { seed: '8' }).payloads];
      for (const place of [0, 2, 3]) {
        for (const key of ['contactId', 'conversationId', 'locationId', 'webhookId', 'callDuration']) {
          if (one[place]?.[key] !== undefined)
            expect(other[place]?.[key], key).to.not.equal(one[place]?.[key]);
        }
      }
      const bodies = (payloads: readonly Payload[]) => payloads.map((payload) => payload.body).join();
      expect(bodies(one)).to.not.equal(bodies(other));
    });

    it('takes identities from the scenario name too, so that two scenarios of one run do not collide', () => {
      const [one, other] = [tellStory(DAY).payloads, tellStory({ ...DAY, name: 'other' }).payloads];
      expect(one[0]?.messageId).to.not.equal(other[0]?.messageId);
      expect(one[0]?.contactId).to.equal(other[0]?.contactId);
    });

    it('gives every message an identity of its own', () => {
      const { payloads } = tellStory({ steps: [{ repeat: 2000, emit: 'sms.sent' }] });
      for (const key of ['messageId', 'webhookId']) {
        expect(new Set(payloads.map((payload) => payload[key])).size).to.equal(2000);
      }
    });

    it('does not depend on what was generated before', () => {
      const { generator, events, payloads } = tellStory(DAY);
      const order = fc.shuffledSubarray([...events.keys()], { minLength: 1 });
      fc.assert(
        fc.property(order, (places) => {
          for (const place of places) {
            const event = events[place] as (typeof events)[number];
            const at = Date.parse(String(payloads[place]?.timestamp));
            expect(generator.generatePayload(event, at)).to.deep.equal(payloads[place]);
          }
        }),
        { numRuns: 20 },
      );
    });
  });

  describe('again', () => {
    it('repeats the payload as it was', () => {
      const { payloads } = tellStory({ steps: [{ id: 'one', emit: 'sms.sent' }, { again: 'one' }] });
      expect(payloads[1]).to.deep.equal(payloads[0]);
    });

    it('tells of the same message under a new webhookId and timestamp when it sets something', () => {
      const [first, later, latest] = tellStory({
        steps: [
          { id: 'one', emit: 'sms.sent' },
          { wait: '1m' },
          { id: 'two', again: 'one', set: { status: 'read' } },
          { wait: '1m' },
          { again: 'two', set: { read: true } },
        ],
      }).payloads;
      expect(without(later, 'status', 'webhookId', 'timestamp')).to.deep.equal(
        without(first, 'status', 'webhookId', 'timestamp'),
      );
      expect([first?.status, later?.status, latest?.status]).to.deep.equal(['delivered', 'read', 'read']);
      expect(Object.keys(latest ?? {}).slice(-3)).to.deep.equal(['read', 'timestamp', 'webhookId']);
      expect(new Set([first, later, latest].map((one) => one?.webhookId)).size).to.equal(3);
      expect([first, later, latest].map((one) => one?.timestamp)).to.deep.equal([
        '2026-03-10T09:00:00.000Z',
        '2026-03-10T09:01:00.000Z',
        '2026-03-10T09:02:00.000Z',
      ]);
    });

    it('still leaves out what the step it repeats omits, unless it sets just that', () => {
      const steps = [
        { id: 'one', emit: 'call.answered', omit: ['callStatus', 'webhookId', 'extra', 'from'] },
        { again: 'one', set: { callStatus: 'voicemail' } },
      ];
      const [first, later] = tellStory({ steps }, { set: { extra: 1, other: 2 } }).payloads;
      expect(first).to.not.have.any.keys('callStatus', 'webhookId', 'extra', 'from');
      expect(later).to.not.have.any.keys('webhookId', 'extra', 'from');
      expect(later).to.include({ callStatus: 'voicemail', other: 2 });
    });
  });

  describe('set and omit', () => {
    it('sets for the step, then for the run, then omits', () => {
      const step = { emit: 'sms.sent', set: { body: 'step', note: 'step' }, omit: ['status', 'extra'] };
      const payload = tellEvent(step, { set: { body: 'run', extra: 'run' } });
      expect(payload).to.include({ body: 'run', note: 'step' });
      expect(payload).to.not.have.any.keys('status', 'extra');
    });

    it('sets for the run in every event, also those said again', () => {
      const { payloads } = tellStory(DAY, { set: { 'meta.tag': 'x' } });
      for (const payload of payloads) expect(payload.meta).to.deep.equal({ tag: 'x' });
    });

    it('leaves all other values of the event alone', () => {
      const plain = tellEvent({ emit: 'email.sent' });
      const changed = tellEvent({ emit: 'email.sent', set: { subject: 'Hi', 'a.b': 1 }, omit: ['source'] });
      expect(without(changed, 'subject', 'a', 'source')).to.deep.equal(without(plain, 'subject', 'source'));
    });
  });

  describe('assertValid()', () => {
    const problemOf = (step: object, telling = {}): string => {
      const { generator, events } = tellStory({ steps: [step] }, telling);
      try {
        generator.assertValid(events);
      } catch (error) {
        if (isPayloadError(error) && error.code === 'HL_PAYLOAD_INVALID') return error.message;
        throw error;
      }
      return 'none';
    };

    it('lets pass what keeps to the schema', () => {
      expect(problemOf({ emit: 'sms.sent', text: 'Hi' })).to.equal('none');
      expect(problemOf({ emit: 'call.answered', omit: ['nothing'] })).to.equal('none');
    });

    it('says which step breaks which field, and what to do', () => {
      expect(
        problemOf({ emit: 'call.answered', set: { callDuration: '120', extra: 1 }, omit: ['status'] }),
      ).to.equal(
        'Failed to generate a valid call.answered: the payload must have the field "status"; ' +
          'the payload has an unknown field "extra"; callDuration must be integer. Change "set" or "omit", or run without strict.',
      );
    });

    it('names the steps that break a schema, three of them at most, and equal mistakes once', () => {
      const wrong = { emit: 'sms.sent', set: { status: 'lost' } };
      const { generator, events } = tellStory({
        steps: [...new Array(200).fill(wrong), { emit: 'call.answered', set: { callDuration: '120' } }],
      });
      expect(() => generator.assertValid(events)).to.throw(
        PayloadError,
        'Failed to generate a valid sms.sent for steps[0], steps[1], steps[2] and 197 more steps: ' +
          'status must be "delivered".\n' +
          'Failed to generate a valid call.answered for steps[200]: callDuration must be integer.\n' +
          'Change "set" or "omit", or run without strict.',
      );
    });

    it('names a step that repeats once', () => {
      expect(problemOf({ repeat: 200, steps: [{ emit: 'sms.sent', set: { status: 'lost' } }] })).to.equal(
        'Failed to generate a valid sms.sent for steps[0].steps[0]: status must be "delivered". ' +
          'Change "set" or "omit", or run without strict.',
      );
    });

    it('counts what is set for the whole run', () => {
      expect(problemOf({ emit: 'sms.sent' }, { set: { direction: 'sideways' } })).to.contain('direction');
    });

    it('lets faults through, as they break the schema on purpose', () => {
      expect(problemOf({ emit: 'sms.sent', fault: 'timestamp-missing' })).to.equal('none');
    });
  });
});
