import { expect } from 'chai';
import { planEvents, planSketch, seconds, tell } from './plan-events.ts';

const sms = { emit: 'sms.sent', contact: 'ada' };

describe('planBlock()', () => {
  describe('each', () => {
    it('starts the flow of member i at i times every', () => {
      const events = planEvents({
        steps: [{ wait: '1m' }, { each: 'team', every: '10s', steps: [{ emit: 'sms.sent' }] }],
      });
      expect(tell(events)).to.deep.equal(['60 sms.sent team#0', '70 sms.sent team#1', '80 sms.sent team#2']);
    });

    it('gives each member a cursor of its own, so that flows overlap', () => {
      const events = planEvents({
        steps: [
          {
            each: 'team',
            every: '10s',
            steps: [{ emit: 'sms.sent' }, { wait: '15s' }, { emit: 'inbound.sms' }],
          },
        ],
      });
      expect(tell(events)).to.deep.equal([
        '0 sms.sent team#0',
        '10 sms.sent team#1',
        '15 inbound.sms team#0',
        '20 sms.sent team#2',
        '25 inbound.sms team#1',
        '35 inbound.sms team#2',
      ]);
    });

    it('starts all members at once without every, in file order and then member order', () => {
      const events = planEvents({
        steps: [{ each: 'team', steps: [{ emit: 'sms.sent' }, { emit: 'email.sent' }] }],
      });
      expect(tell(events)).to.deep.equal([
        '0 sms.sent team#0',
        '0 sms.sent team#1',
        '0 sms.sent team#2',
        '0 email.sent team#0',
        '0 email.sent team#1',
        '0 email.sent team#2',
      ]);
    });

    it('leaves the cursor at its last event; a trailing wait does not count', () => {
      const events = planEvents({
        steps: [
          { each: 'team', every: '10s', steps: [{ emit: 'sms.sent' }, { wait: '1h' }] },
          { wait: '5s' },
          sms,
        ],
      });
      expect(seconds(events)).to.deep.equal([0, 10, 20, 25]);
    });

    it('leaves the cursor where it was when it has no events', () => {
      const events = planEvents({ steps: [{ wait: '5s' }, { each: 'team', steps: [{ wait: '1h' }] }, sms] });
      expect(seconds(events)).to.deep.equal([5]);
    });

    it('lets a step name another contact', () => {
      const events = planEvents({ steps: [{ each: 'team', steps: [sms] }] });
      expect(tell(events)).to.deep.equal(['0 sms.sent ada', '0 sms.sent ada', '0 sms.sent ada']);
    });

    it('lets an inner group take over, and a step name the outer one', () => {
      const events = planEvents({
        cast: { pairs: { count: 2 }, team: { count: 2 } },
        steps: [
          {
            each: 'pairs',
            every: '1m',
            steps: [
              { each: 'team', steps: [{ emit: 'sms.sent' }, { emit: 'email.sent', contact: 'pairs' }] },
            ],
          },
        ],
      });
      expect(tell(events)).to.deep.equal([
        '0 sms.sent team#0',
        '0 sms.sent team#1',
        '0 email.sent pairs#0',
        '0 email.sent pairs#0',
        '60 sms.sent team#0',
        '60 sms.sent team#1',
        '60 email.sent pairs#1',
        '60 email.sent pairs#1',
      ]);
      expect(events.map((event) => event.iteration)).to.deep.include.members([
        [0, 0],
        [1, 1],
      ]);
    });
  });

  describe('repeat', () => {
    it('puts event i at i times over / n', () => {
      const events = planEvents({ steps: [{ wait: '1m' }, { repeat: 4, over: '2m', ...sms }] });
      expect(seconds(events)).to.deep.equal([60, 90, 120, 150]);
    });

    it('puts event i at i times every', () => {
      expect(seconds(planEvents({ steps: [{ repeat: 3, every: '20s', ...sms }] }))).to.deep.equal([
        0, 20, 40,
      ]);
    });

    it('sends all at once without either', () => {
      expect(seconds(planEvents({ steps: [{ repeat: 3, ...sms }] }))).to.deep.equal([0, 0, 0]);
    });

    it('leaves the cursor at its last event', () => {
      const events = planEvents({ steps: [{ repeat: 4, over: '2m', ...sms }, { wait: '1s' }, sms] });
      expect(seconds(events).at(-1)).to.equal(91);
    });

    it('goes through its steps with one cursor a round', () => {
      const events = planEvents({
        steps: [
          {
            repeat: 2,
            every: '10s',
            contact: 'ada',
            steps: [{ emit: 'sms.sent' }, { wait: '30s' }, { emit: 'inbound.sms' }],
          },
        ],
      });
      expect(tell(events)).to.deep.equal([
        '0 sms.sent ada',
        '10 sms.sent ada',
        '30 inbound.sms ada',
        '40 inbound.sms ada',
      ]);
    });

    it('draws a member of the group for each event', () => {
      const events = planEvents({ steps: [{ repeat: 3000, over: '1h', contact: 'team', emit: 'sms.sent' }] });
      const counts = [0, 1, 2].map(
        (member) => events.filter((event) => event.contact?.member === member).length,
      );
      for (const count of counts) expect(count).to.be.within(900, 1100);
    });

    it('draws one member a round when it has steps', () => {
      const events = planEvents({
        cast: { crowd: { count: 50 } },
        steps: [
          {
            repeat: 40,
            every: '1h',
            contact: 'crowd',
            steps: [{ emit: 'sms.sent' }, { emit: 'inbound.sms' }],
          },
        ],
      });
      const membersOf = (kind: string) =>
        events.filter((event) => event.kind === kind).map((event) => event.contact?.member);
      expect(membersOf('inbound.sms')).to.deep.equal(membersOf('sms.sent'));
      expect(new Set(events.map((event) => event.contact?.member)).size).to.be.above(15);
    });

    it('stays with the member of the group it stands in', () => {
      const inherited = planEvents({
        steps: [{ each: 'team', every: '1m', steps: [{ repeat: 2, emit: 'sms.sent' }] }],
      });
      expect(inherited.map((event) => event.contact?.member)).to.deep.equal([0, 0, 1, 1, 2, 2]);
      const named = planEvents({
        steps: [{ each: 'team', every: '1m', steps: [{ repeat: 2, contact: 'team', emit: 'sms.sent' }] }],
      });
      expect(named.map((event) => event.contact?.member)).to.deep.equal([0, 0, 1, 1, 2, 2]);
    });

    it('draws the kind of each event by weight, not by quota', () => {
      const mix = { 'call.answered': 5, 'call.voicemail': 3, 'email.sent': 2 };
      const events = planEvents({ steps: [{ repeat: 5000, over: '1h', contact: 'ada', mix }] });
      const share = (kind: string): number =>
        events.filter((event) => event.kind === kind).length / events.length;
      expect(share('call.answered')).to.be.closeTo(0.5, 0.03);
      expect(share('call.voicemail')).to.be.closeTo(0.3, 0.03);
      expect(share('email.sent')).to.be.closeTo(0.2, 0.03);
      const quota = planEvents({ steps: [{ repeat: 10, over: '1h', contact: 'ada', mix }] });
      const tries = ['1', '2', '3', '4', '5'].map((seed) =>
        planEvents({ steps: [{ repeat: 10, contact: 'ada', mix }] }, { seed })
          .map((event) => event.kind)
          .sort()
          .join(),
      );
      expect(quota).to.have.length(10);
      expect(new Set(tries).size).to.be.above(1);
    });

    it('draws anew in each of the rounds around it', () => {
      const events = planEvents({
        cast: { crowd: { count: 1000 } },
        steps: [{ repeat: 2, every: '1h', steps: [{ repeat: 5, contact: 'crowd', emit: 'sms.sent' }] }],
      });
      const members = events.map((event) => event.contact?.member);
      expect(members.slice(0, 5)).to.not.deep.equal(members.slice(5));
    });

    it('draws other members and kinds from another seed', () => {
      const sketch = { steps: [{ repeat: 20, contact: 'team', mix: { 'sms.sent': 1, 'email.sent': 1 } }] };
      expect(tell(planEvents(sketch, { seed: '1' }))).to.not.deep.equal(
        tell(planEvents(sketch, { seed: '2' })),
      );
    });

    it('keeps overlapping rounds in order where poisson blocks are nested', () => {
      const events = planEvents({
        steps: [
          {
            repeat: 5,
            every: '1m',
            steps: [
              { repeat: 4, over: '5m', spacing: 'poisson', ...sms },
              { emit: 'email.sent', contact: 'ada' },
            ],
          },
        ],
      });
      expect(events).to.have.length(25);
      expect(seconds(events)).to.deep.equal(seconds(events).toSorted((a, b) => a - b));
      expect(planSketch({ steps: [{ repeat: 5, every: '1m', steps: [sms] }] }).endsAtMs).to.equal(240_000);
    });
  });

  describe('references', () => {
    it('resolves an id inside the same flow', () => {
      const events = planEvents({
        steps: [
          {
            each: 'team',
            every: '1m',
            steps: [
              { id: 'hello', emit: 'sms.failed' },
              { wait: '5m' },
              { emit: 'sms.sent', resends: 'hello' },
            ],
          },
        ],
      });
      const resent = events.filter((event) => event.kind === 'sms.sent');
      expect(resent.map((event) => event.references.get('hello')?.contact?.member)).to.deep.equal([0, 1, 2]);
      expect(resent.map((event) => event.references.get('hello')?.iteration)).to.deep.equal([[0], [1], [2]]);
    });

    it('resolves an id in a flow around', () => {
      const events = planEvents({
        steps: [
          { id: 'notice', emit: 'email.sent', contact: 'ada' },
          { wait: '1h' },
          { each: 'team', steps: [{ emit: 'sms.sent', text: 'See {{steps.notice.emailMessageId}}' }] },
        ],
      });
      for (const event of events.slice(1)) expect(event.references.get('notice')?.offsetMs).to.equal(0);
    });

    it('resolves what the set of an again refers to', () => {
      const [, , again] = planEvents({
        steps: [
          { id: 'one', ...sms },
          { id: 'two', ...sms },
          { again: 'one', set: { note: 'like {{ steps.two.messageId }}' } },
        ],
      });
      expect([...(again?.references.keys() ?? [])]).to.deep.equal(['two']);
    });

    it('is the one event that is sent, made once', () => {
      const steps = [
        { id: 'm0', emit: 'email.sent', contact: 'ada' },
        ...Array.from({ length: 60 }, (_, n) => ({
          id: `m${n + 1}`,
          emit: 'email.sent',
          contact: 'ada',
          email: { thread: `m${n}`, subject: `{{steps.m${Math.max(0, n - 1)}.subject}}` },
        })),
      ];
      const events = planEvents({ steps });
      expect(events[60]?.references.get('m59')?.references.get('m58')).to.equal(
        events[60]?.references.get('m58'),
      );
    });
  });
});
