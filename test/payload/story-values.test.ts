import { expect } from 'chai';
import type { Revision } from '../../src/model/revision.ts';
import { tellEvent, tellStory } from './tell-story.ts';

const ada = { cast: { ada: { name: 'Ada Okafor', phone: '+12125550141', email: 'ada@example.com' } } };
const jo = { users: { jo: { name: 'Jo Lindqvist', email: 'jo@example.org' } } };

const times = <Value>(count: number, make: (n: number) => Value): readonly Value[] =>
  Array.from({ length: count }, (_, n) => make(n));

describe('createStoryValues()', () => {
  describe('who and where', () => {
    it('takes from and to from the location and the contact, by direction', () => {
      const { payloads, cast } = tellStory({
        ...ada,
        steps: [{ emit: 'call.answered' }, { emit: 'inbound.sms' }],
      });
      const ours = cast.location(undefined).phone;
      expect(payloads[0]).to.include({ from: ours, to: '+12125550141' });
      expect(payloads[1]).to.include({ from: '+12125550141', to: ours });
    });

    it('lets a call name its ends', () => {
      const call = { from: '+13105550100', to: '+13105550199' };
      expect(tellEvent({ emit: 'call.answered', call })).to.include(call);
      expect(tellEvent({ emit: 'call.answered', call: { from: call.from } }, { sketch: ada })).to.include({
        from: call.from,
        to: '+12125550141',
      });
    });

    it('writes email between the user and the contact, by direction', () => {
      const steps = [
        { emit: 'email.sent', user: 'jo' },
        { emit: 'inbound.email', user: 'jo' },
      ];
      const { payloads, cast } = tellStory({ ...ada, ...jo, steps });
      expect(payloads[0]).to.include({ from: 'Jo Lindqvist <jo@example.org>', to: 'ada@example.com' });
      expect(payloads[1]).to.include({
        from: 'Ada Okafor <ada@example.com>',
        to: cast.location(undefined).email,
      });
    });

    it('takes the location of the step, else of the contact, else the first', () => {
      const sketch = {
        locations: { north: { name: 'North' }, south: { name: 'South' } },
        cast: { ada: {}, bob: { location: 'south' } },
      };
      const { payloads, cast } = tellStory({
        ...sketch,
        steps: [
          { emit: 'sms.sent', contact: 'ada' },
          { emit: 'sms.sent', contact: 'bob' },
          { emit: 'sms.sent', contact: 'bob', location: 'north' },
        ],
      });
      const [north, south] = [cast.location('north'), cast.location('south')];
      expect(payloads.map((one) => one.locationId)).to.deep.equal([north.id, south.id, north.id]);
      expect(payloads.map((one) => one.from)).to.deep.equal([north.phone, south.phone, north.phone]);
    });

    it('speaks in texts of the location it happens at', () => {
      const sketch = { locations: { north: { name: 'North Dental' }, south: { name: 'South Dental' } } };
      for (const { body } of times(60, (n) =>
        tellEvent({ emit: 'email.sent', location: 'south' }, { sketch, seed: String(n) }),
      )) {
        expect(body).to.contain('South Dental').and.not.contain('North Dental');
      }
    });

    it('names no user where a workflow or a campaign sent, and always one who was named', () => {
      const sent = times(80, (n) => tellEvent({ emit: 'sms.sent' }, { seed: String(n) }));
      for (const { source, userId } of sent) expect(userId === undefined).to.equal(source !== 'app');
      expect(new Set(sent.map((one) => one.source))).to.deep.equal(new Set(['app', 'workflow', 'campaign']));
      for (const { source, userId } of times(20, (n) =>
        tellEvent({ emit: 'sms.sent', user: 'jo' }, { seed: String(n), sketch: jo }),
      )) {
        expect(source).to.equal('app');
        expect(userId).to.match(/^[A-Za-z0-9]{20}$/);
      }
    });
  });

  describe('calls', () => {
    it('last as long as the step says, in seconds', () => {
      const durationOf = (duration: string) =>
        tellEvent({ emit: 'call.answered', call: { duration } }).callDuration;
      expect([durationOf('95s'), durationOf('2m'), durationOf('1.5s'), durationOf('0s')]).to.deep.equal([
        95, 120, 2, 0,
      ]);
    });

    it('last plausibly long otherwise: a voicemail under a minute, a missed call not at all', () => {
      const durations = (kind: string) =>
        times(100, (n) => tellEvent({ emit: kind }, { seed: String(n) }).callDuration);
      for (const seconds of durations('call.answered')) expect(seconds).to.be.within(15, 900);
      for (const seconds of durations('call.voicemail')) expect(seconds).to.be.within(4, 60);
      for (const kind of ['call.busy', 'call.no-answer', 'call.failed', 'call.canceled']) {
        expect(new Set(durations(kind))).to.deep.equal(new Set([0]));
      }
      expect(new Set(durations('call.answered')).size).to.be.above(80);
    });

    it('have a URL of their recording, unless the step says there is none', () => {
      const { attachments } = tellEvent({ emit: 'call.answered' });
      expect(attachments).to.have.length(1);
      expect(new URL(String((attachments as string[])[0])).hostname).to.equal('recordings.example.com');
      expect(tellEvent({ emit: 'call.answered', call: { recording: false } }).attachments).to.deep.equal([]);
      expect(tellEvent({ emit: 'call.busy' }).attachments).to.deep.equal([]);
      expect(
        tellEvent({ emit: 'inbound.call.voicemail', call: { recording: false } }).attachments,
      ).to.have.length(1);
    });

    it('have a recording of their own each', () => {
      const { payloads } = tellStory({ steps: [{ repeat: 20, every: '1m', emit: 'call.answered' }] });
      expect(new Set(payloads.map((one) => String(one.attachments))).size).to.equal(20);
    });
  });

  describe('text messages', () => {
    it('say what the step says', () => {
      expect(tellEvent({ emit: 'sms.sent', text: 'See you at 5 👋' }).body).to.equal('See you at 5 👋');
      expect(tellEvent({ emit: 'sms.sent', text: '' }).body).to.equal('');
    });

    it('read like one otherwise: short, on one line, with nothing left to fill', () => {
      for (const kind of ['sms.sent', 'inbound.sms', 'facebook.sent', 'internal-comment.added']) {
        for (const { body } of times(60, (n) =>
          tellEvent({ emit: kind }, { seed: String(n), sketch: ada }),
        )) {
          expect(body)
            .to.match(/^[^\n{}]{1,160}$/)
            .and.not.contain('undefined');
        }
      }
    });

    it('are sent again by a user under a new id, naming the first in revisions that have it', () => {
      const resend = (revision: Revision) =>
        tellStory({
          revision,
          steps: [
            { id: 'first', emit: 'sms.failed' },
            { wait: '1m' },
            { id: 'second', emit: 'sms.failed', resends: 'first' },
            { wait: '1m' },
            { emit: 'sms.sent', resends: 'second' },
          ],
        }).payloads;
      const [first, second, third] = resend('latest');
      expect(new Set([first, second, third].map((one) => one?.messageId)).size).to.equal(3);
      expect(first).to.not.have.property('originalMessageId');
      expect(second?.originalMessageId).to.equal(first?.messageId);
      expect(third?.originalMessageId).to.equal(first?.messageId);
      expect([second?.body, third?.body]).to.deep.equal([first?.body, first?.body]);
      for (const payload of resend('2026-08')) expect(payload).to.not.have.property('originalMessageId');
      // It is a user who sends again, so never a workflow.
      for (const payload of [second, third])
        expect(payload).to.include({ source: 'app' }).and.have.property('userId');
    });
  });

  describe('email', () => {
    const thread = {
      ...ada,
      ...jo,
      steps: [
        { id: 'offer', emit: 'email.sent', user: 'jo', email: { subject: 'Your estimate' } },
        { wait: '1h' },
        { id: 'answer', emit: 'inbound.email', email: { thread: 'offer' } },
        { wait: '1h' },
        { emit: 'email.sent', email: { thread: 'answer' } },
        { emit: 'email.sent', email: { thread: 'answer', subject: 'Something else' } },
        { emit: 'email.sent' },
      ],
    };

    it('continues a thread under the same id, with the subject answered once', () => {
      const { payloads } = tellStory(thread);
      expect(payloads.map((one) => one.subject).slice(0, 4)).to.deep.equal([
        'Your estimate',
        'Re: Your estimate',
        'Re: Your estimate',
        'Something else',
      ]);
      expect(new Set(payloads.slice(0, 4).map((one) => one.threadId)).size).to.equal(1);
      expect(payloads[4]?.threadId).to.not.equal(payloads[0]?.threadId);
      expect(new Set(payloads.map((one) => one.emailMessageId)).size).to.equal(5);
    });

    it('continues a long thread without going through it again and again', () => {
      const reply = (n: number) => ({
        id: `mail${n + 1}`,
        emit: 'email.sent',
        email: { thread: `mail${n}`, html: `<p>{{steps.mail${n}.subject}}</p>` },
      });
      const { payloads } = tellStory({ steps: [{ id: 'mail0', emit: 'email.sent' }, ...times(60, reply)] });
      expect(new Set(payloads.map((one) => one.threadId)).size).to.equal(1);
    });

    it('writes a subject of its own where the email it answers shows none', () => {
      const { payloads } = tellStory({
        steps: [
          { id: 'bare', emit: 'email.sent', omit: ['subject', 'threadId'] },
          { emit: 'inbound.email', email: { thread: 'bare' } },
        ],
      });
      expect(payloads[1]?.subject).to.be.a('string').and.not.contain('undefined');
      expect(payloads[1]?.threadId).to.match(/^[A-Za-z0-9]{20}$/);
    });

    const copies = {
      emit: 'email.sent',
      email: { cc: ['a@example.com', '{{user.email}}'], bcc: ['c@example.com'] },
    };

    it('shows the first copy as text, and all of them where the revision has lists', () => {
      const recent = tellEvent({ ...copies, user: 'jo' }, { revision: '2026-08', sketch: jo });
      expect(recent).to.deep.include({
        cc: 'a@example.com',
        bcc: 'c@example.com',
        ccList: ['a@example.com', 'jo@example.org'],
        bccList: ['c@example.com'],
      });
      const old = tellEvent(copies, { revision: '2026-01' });
      expect(old).to.include({ cc: 'a@example.com', bcc: 'c@example.com' });
      expect(old).to.not.have.any.keys('ccList', 'bccList');
      expect(tellEvent({ emit: 'email.sent' })).to.not.have.any.keys('cc', 'bcc', 'ccList', 'bccList');
    });

    it('fills a template in a copy once, so that both fields show the same address', () => {
      const drawn = tellEvent({ emit: 'email.sent', email: { cc: ['{{faker.internet.exampleEmail}}'] } });
      expect(drawn.ccList).to.deep.equal([drawn.cc]);
    });

    it('shows its recipient as a list up to 2025-10, as text since', () => {
      const to = (revision: Revision) => tellEvent({ emit: 'email.sent' }, { revision, sketch: ada }).to;
      expect(to('2025-05')).to.deep.equal(['ada@example.com']);
      expect(to('2025-10')).to.deep.equal(['ada@example.com']);
      expect(to('2026-01')).to.equal('ada@example.com');
      expect(to('latest')).to.equal('ada@example.com');
    });

    it('is an HTML document, with its plain text where the revision has it', () => {
      const { body, plainText } = tellEvent(
        { emit: 'email.sent', user: 'jo' },
        { sketch: { ...ada, ...jo } },
      );
      expect(body).to.match(/^<html><head><style>.*<\/style><\/head><body>.*<\/body><\/html>$/);
      expect(body).to.contain('Hi Ada,').and.contain('Jo Lindqvist');
      expect(plainText).to.match(/^Hi Ada,\n\n/);
      expect(tellEvent({ emit: 'email.sent' }, { revision: '2026-01' })).to.not.have.property('plainText');
      expect(tellEvent({ emit: 'inbound.email' })).to.not.have.property('plainText');
    });

    it('takes its HTML from the step, and makes the plain text of that', () => {
      const html = '<p>Hi {{contact.firstName}},</p><p>that&#39;s 3 &lt; 4.</p>';
      const { body, plainText } = tellEvent({ emit: 'email.sent', email: { html } }, { sketch: ada });
      expect(body).to.equal('<p>Hi Ada,</p><p>that&#39;s 3 &lt; 4.</p>');
      expect(plainText).to.equal("Hi Ada,\nthat's 3 < 4.");
    });
  });

  it('stamps the event with story time and the instant it is sent', () => {
    const { generator, events } = tellStory({ steps: [{ wait: '90s' }, { emit: 'sms.sent' }] });
    const [event] = events as readonly [(typeof events)[number]];
    expect(generator.generatePayload(event, Date.UTC(2026, 10, 22, 8, 30, 0, 7))).to.include({
      dateAdded: '2026-03-10T09:01:30.000Z',
      timestamp: '2026-11-22T08:30:00.007Z',
    });
  });
});
