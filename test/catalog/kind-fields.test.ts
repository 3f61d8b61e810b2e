import { expect } from 'chai';
import { kindFields } from '../../src/catalog/kind-fields.ts';
import { KIND_NAMES, KINDS } from '../../src/catalog/kinds.ts';
import { isMessage } from '../../src/catalog/message-kind.ts';
import { isCatalogError } from '../../src/errors/catalog-error.ts';
import type { Revision } from '../../src/model/revision.ts';
import { findDifferences } from './find-differences.ts';
import { observedPayloads } from './observed-payloads.ts';

function names(kind: string, revision: Revision): readonly string[] {
  return kindFields(kind, revision).map((field) => field.name);
}

function field(kind: string, revision: Revision, name: string) {
  return kindFields(kind, revision).find((candidate) => candidate.name === name);
}

function constants(kind: string, revision: Revision = 'latest'): Record<string, unknown> {
  const fixed = kindFields(kind, revision).filter(({ schema }) => 'const' in schema);
  return Object.fromEntries(fixed.map(({ name, schema }) => [name, schema.const]));
}

describe('kindFields()', () => {
  it('puts the envelope around the fields of the event', () => {
    for (const kind of KINDS.filter(isMessage)) {
      for (const revision of kind.revisions) {
        const sent = names(kind.name, revision);
        expect(sent.slice(0, 4), kind.name).to.deep.equal(['type', 'locationId', 'versionId', 'appId']);
        expect(sent.slice(-2), kind.name).to.deep.equal(['timestamp', 'webhookId']);
      }
    }
  });

  it('has the fields of an answered call in the order sent', () => {
    expect(names('call.answered', 'latest').join(' ')).to.equal(
      'type locationId versionId appId attachments contactId conversationId dateAdded direction messageType ' +
        'messageTypeId messageTypeString userId messageId status callDuration callStatus from to timestamp webhookId',
    );
  });

  it('lets each field appear in the revision that documents it', () => {
    const since = (kind: string, name: string) =>
      (['2025-05', '2025-10', '2026-01', '2026-08', 'latest'] as const).find((revision) =>
        names(kind, revision).includes(name),
      );
    expect(since('live-chat.sent', 'chatWidgetId')).to.equal('2025-10');
    for (const name of ['from', 'to', 'messageTypeId', 'messageTypeString']) {
      expect(since('call.answered', name), name).to.equal('2026-01');
      expect(since('inbound.call.answered', name), name).to.equal('2026-01');
    }
    for (const name of ['ccList', 'bccList', 'plainText'])
      expect(since('email.sent', name), name).to.equal('2026-08');
    expect(since('inbound.email', 'ccList')).to.equal('2026-08');
    expect(since('sms.sent', 'originalMessageId')).to.equal('latest');
  });

  it('keeps from inbound messages what their page does not list', () => {
    expect(names('inbound.sms', 'latest')).to.not.include.members(['source']);
    expect(names('inbound.sms', 'latest')).to.not.include.members(['originalMessageId']);
    expect(names('inbound.email', 'latest')).to.not.include.members(['source']);
    expect(names('inbound.email', 'latest')).to.not.include.members(['plainText']);
  });

  it('gives social channels no phone numbers', () => {
    for (const kind of ['gmb.sent', 'facebook.sent', 'instagram.sent', 'whatsapp.sent', 'live-chat.sent']) {
      expect(names(kind, 'latest'), kind).to.not.include.oneOf(['from', 'to']);
      expect(names(kind, 'latest'), kind).to.include.members(['messageTypeId', 'messageTypeString']);
    }
  });

  it('gives e-mail its own id, no status and no content type', () => {
    expect(names('email.sent', 'latest')).to.include('emailMessageId');
    const foreign = ['messageId', 'status', 'contentType', 'messageTypeId', 'messageTypeString', 'mentions'];
    expect(names('email.sent', 'latest')).to.not.include.oneOf(foreign);
  });

  it('tells calls apart by status and callStatus', () => {
    const outcomes = KIND_NAMES.filter((name) => name.startsWith('call.')).map((name) => {
      const { status, callStatus, callDuration } = constants(name);
      return [name, status, callStatus, callDuration];
    });
    expect(outcomes).to.deep.equal([
      ['call.answered', 'completed', 'completed', undefined],
      ['call.voicemail', 'completed', 'voicemail', undefined],
      ['call.busy', 'completed', 'busy', 0],
      ['call.no-answer', 'completed', 'no-answer', 0],
      ['call.failed', 'failed', 'failed', 0],
      ['call.canceled', 'completed', 'canceled', 0],
    ]);
  });

  it('tells voicemails apart by type and status', () => {
    expect(constants('voicemail.drop')).to.include({
      messageType: 'VoiceMail',
      status: 'completed',
      messageTypeId: 10,
    });
    expect(names('voicemail.drop', 'latest')).to.not.include.oneOf(['userId', 'callStatus', 'callDuration']);
    expect(constants('inbound.call.voicemail')).to.include({
      messageType: 'CALL',
      status: 'voicemail',
      messageTypeId: 10,
    });
    expect(names('inbound.call.voicemail', 'latest')).to.not.include.oneOf(['userId', 'callDuration']);
    expect(field('inbound.call.voicemail', 'latest', 'callStatus')?.presence).to.equal('optional');
    expect(constants('call.voicemail')).to.include({ messageType: 'CALL', messageTypeId: 1 });
  });

  it('labels each channel', () => {
    const labels = KINDS.filter((kind) => kind.event === 'OutboundMessage' && kind.channel !== 'call').map(
      (kind) => {
        const { messageType, messageTypeId = null } = constants(kind.name);
        return [kind.name, messageType, messageTypeId];
      },
    );
    expect(labels).to.deep.equal([
      ['voicemail.drop', 'VoiceMail', 10],
      ['sms.sent', 'SMS', 2],
      ['sms.failed', 'SMS', 2],
      ['email.sent', 'Email', null],
      ['gmb.sent', 'GMB', 15],
      ['facebook.sent', 'FB', 11],
      ['instagram.sent', 'IG', 18],
      ['whatsapp.sent', 'WhatsApp', 19],
      ['live-chat.sent', 'Live_Chat', 29],
      ['internal-comment.added', 'InternalComment', null],
      ['custom.sent', 'Custom', 22],
    ]);
  });

  it('allows a list of recipients up to 2026-01 and a single one since', () => {
    expect(field('email.sent', '2026-01', 'to')?.schema.type).to.deep.equal(['string', 'array']);
    expect(field('email.sent', '2026-08', 'to')?.schema.type).to.equal('string');
  });

  it('says of every field how sure it is, and why', () => {
    for (const kind of KINDS) {
      for (const { name, provenance } of kindFields(kind.name, 'latest')) {
        expect(provenance.certainty, `${kind.name}.${name}`).to.be.oneOf([
          'documented',
          'observed',
          'inferred',
        ]);
        expect(provenance.source, `${kind.name}.${name}`).to.not.equal('');
      }
    }
    expect(field('sms.sent', '2025-05', 'body')?.provenance).to.deep.equal({
      certainty: 'documented',
      source: 'GoHighLevel/highlevel-api-docs@0af86a4 docs/webhook events/OutboundMessage.md (2025-05-04)',
    });
    expect(field('sms.sent', '2025-05', 'webhookId')?.provenance.certainty).to.equal('observed');
    expect(field('call.busy', 'latest', 'callDuration')?.provenance.certainty).to.equal('inferred');
  });

  it('calls a field documented that an older page lists, where the newer page was not read to its end', () => {
    expect(field('email.sent', 'latest', 'plainText')?.provenance).to.deep.equal({
      certainty: 'documented',
      source:
        'marketplace.gohighlevel.com/docs/webhook/OutboundMessage (third-party mirror, 2026-08-30), taken to hold since',
    });
    expect(field('inbound.sms', '2026-01', 'body')?.provenance.certainty).to.equal('documented');
    expect(field('inbound.sms', '2026-01', 'from')?.provenance.certainty).to.equal('inferred');
  });

  it('refuses a kind in a revision that does not have it', () => {
    expect(() => kindFields('internal-comment.added', '2026-01')).to.throw(
      'Failed to use internal-comment.added: revision "2026-01" does not have it. Use revision 2026-08 or a later one.',
    );
  });

  it('refuses an unknown kind', () => {
    expect(() => kindFields('call.answerd', 'latest'))
      .to.throw()
      .that.satisfies(isCatalogError);
  });

  for (const { source, kind, payload, blanked } of observedPayloads) {
    describe(`against the ${kind} of ${source}`, () => {
      const fields = kindFields(kind, '2026-01');
      const seen = Object.keys(payload);

      it('has the same fields in the same order', () => {
        const last = fields.findIndex((candidate) => candidate.name === seen.at(-1));
        const expected = fields
          .slice(0, last + 1)
          .filter((candidate) => candidate.presence === 'always' || seen.includes(candidate.name))
          .map((candidate) => candidate.name);
        expect(seen).to.deep.equal(expected);
      });

      it('allows the same values', () => {
        const differing = seen.filter((name) => {
          const schema = fields.find((candidate) => candidate.name === name)?.schema ?? {};
          return findDifferences(schema, payload[name]).length > 0;
        });
        expect(differing).to.deep.equal(blanked);
      });
    });
  }
});
