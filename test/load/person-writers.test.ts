import { expect } from 'chai';
import { findKind } from '../../src/catalog/kinds.ts';
import type { Person } from '../../src/load/people.ts';
import { createPersonWriters } from '../../src/load/person-writers.ts';
import type { Payload } from '../../src/model/payload.ts';
import type { Revision } from '../../src/model/revision.ts';

const PERSON = {
  contactId: 'c1',
  contactPhone: '+1555',
  locationPhone: '+1777',
  contactEmail: 'ann@example.com',
  contactMailbox: 'Ann <ann@example.com>',
  locationEmail: 'office@example.com',
  userMailbox: 'Bob <bob@example.com>',
  providerId: 'p1',
  chatWidgetId: 'w1',
} as Person;

function write(kind: string, field: string, revision: Revision = 'latest'): unknown {
  const sample = {} as Payload;
  const writers = createPersonWriters({
    kind: findKind(kind),
    revision,
    appId: 'a "quoted" app',
    versionId: 'v1',
    sample,
  });
  const json = writers[field]?.(PERSON);
  return typeof json === 'string' ? JSON.parse(json) : json;
}

describe('createPersonWriters()', () => {
  it('turns the numbers round for what a contact sends', () => {
    expect([write('sms.sent', 'from'), write('sms.sent', 'to')]).to.deep.equal(['+1777', '+1555']);
    expect([write('inbound.sms', 'from'), write('inbound.sms', 'to')]).to.deep.equal(['+1555', '+1777']);
  });

  it('turns the mailboxes round likewise', () => {
    expect(write('email.sent', 'emailFrom')).to.equal('Bob <bob@example.com>');
    expect(write('email.sent', 'emailTo')).to.equal('ann@example.com');
    expect(write('inbound.email', 'emailFrom')).to.equal('Ann <ann@example.com>');
    expect(write('inbound.email', 'emailTo')).to.equal('office@example.com');
  });

  it('gives whom an email goes to as a list before 2026', () => {
    expect(write('email.sent', 'emailTo', '2025-05')).to.deep.equal(['ann@example.com']);
  });

  it('names a provider and a widget only in the kinds that have one', () => {
    expect(write('custom.sent', 'conversationProviderId')).to.equal('p1');
    expect(write('live-chat.sent', 'chatWidgetId')).to.equal('w1');
    expect(write('sms.sent', 'conversationProviderId')).to.equal(null);
    expect(write('sms.sent', 'chatWidgetId')).to.equal(null);
  });

  it('escapes what a scenario may have chosen', () => {
    expect(write('sms.sent', 'appId')).to.equal('a "quoted" app');
  });

  it('has no writer for what hangs on the event', () => {
    expect(write('sms.sent', 'messageId')).to.equal(undefined);
  });
});
