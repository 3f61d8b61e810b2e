import { expect } from 'chai';
import { EVENT_PAGE_NAMES } from '../../src/catalog/find-event-page.ts';
import { assertKindInRevision, findKind, KIND_NAMES, KINDS, kindsOfEvent } from '../../src/catalog/kinds.ts';
import { isMessage } from '../../src/catalog/message-kind.ts';
import { REVISIONS } from '../../src/catalog/revisions.ts';
import { isCatalogError } from '../../src/errors/catalog-error.ts';

describe('KINDS', () => {
  it('holds seventeen kinds of OutboundMessage and four of InboundMessage', () => {
    const count = (event: string) => KINDS.filter((kind) => kind.event === event).length;
    expect([count('OutboundMessage'), count('InboundMessage')]).to.deep.equal([17, 4]);
    expect(new Set(KIND_NAMES).size).to.equal(KINDS.length);
  });

  it('holds a kind for every other page of the documentation, by its name', () => {
    const pages = EVENT_PAGE_NAMES.filter((page) => page !== 'ProviderOutboundMessage');
    expect(pages).to.have.length(61);
    expect(KIND_NAMES).to.include.members(pages);
    const others = ['provider.sms', 'provider.email', 'app.install', 'app.uninstall'];
    const named = KINDS.filter((kind) => !isMessage(kind)).map((kind) => kind.name);
    expect(named).to.have.members([...pages, ...others]);
  });

  it('takes the direction from the event; what is no message has none', () => {
    const DIRECTIONS: Readonly<Record<string, string>> = {
      InboundMessage: 'inbound',
      OutboundMessage: 'outbound',
      ProviderOutboundMessage: 'outbound',
    };
    for (const kind of KINDS) expect(kind.direction, kind.name).to.equal(DIRECTIONS[kind.event] ?? null);
  });

  it('has all events that are no message in every revision', () => {
    for (const kind of KINDS.filter((one) => !isMessage(one))) {
      expect(kind.revisions, kind.name).to.deep.equal(REVISIONS);
    }
  });

  it('signs what goes to a provider in the new header alone', () => {
    const newOnly = KINDS.filter((kind) => kind.newSignatureOnly === true).map((kind) => kind.name);
    expect(newOnly).to.deep.equal(['provider.sms', 'provider.email']);
  });

  it('marks what no page has as inferred or observed', () => {
    const undocumented = KINDS.filter((kind) => kind.provenance.certainty !== 'documented');
    expect(undocumented.map((kind) => `${kind.name} ${kind.provenance.certainty}`)).to.deep.equal([
      'call.busy inferred',
      'call.no-answer inferred',
      'call.failed inferred',
      'call.canceled inferred',
      'sms.failed observed',
      'whatsapp.sent inferred',
      'custom.sent observed',
    ]);
  });
});

describe('findKind()', () => {
  it('finds a kind by its name', () => {
    expect(findKind('call.voicemail')).to.include({
      event: 'OutboundMessage',
      channel: 'call',
      direction: 'outbound',
    });
  });

  it('suggests the kind that was meant', () => {
    expect(() => findKind('call.voicmail'))
      .to.throw('Failed to find a kind of event: "call.voicmail" is not one. Did you mean "call.voicemail"?')
      .that.satisfies(isCatalogError)
      .and.includes({ code: 'HL_CATALOG_UNKNOWN_KIND' });
  });

  it('names the kinds of an event that has several', () => {
    expect(() => findKind('InboundMessage'))
      .to.throw(
        '"InboundMessage" is not one, but an event of several kinds. ' +
          'Use one of inbound.call.answered, inbound.call.voicemail, inbound.sms, inbound.email.',
      )
      .that.includes({ code: 'HL_CATALOG_UNKNOWN_KIND' });
    expect(() => findKind('OutboundMessage')).to.throw('Use one of call.answered, ');
    expect(() => findKind('ProviderOutboundMessage')).to.throw('Use one of provider.sms, provider.email.');
  });
});

describe('assertKindInRevision()', () => {
  it('passes where the kind exists', () => {
    expect(() => assertKindInRevision(findKind('internal-comment.added'), '2026-08')).to.not.throw();
  });

  it('names the first revision that has the kind', () => {
    expect(() => assertKindInRevision(findKind('internal-comment.added'), '2025-10'))
      .to.throw('Use revision 2026-08 or a later one.')
      .that.includes({ code: 'HL_CATALOG_KIND_NOT_IN_REVISION' });
  });
});

describe('kindsOfEvent()', () => {
  it('gives the kinds of an event that is no kind itself', () => {
    expect(kindsOfEvent('ProviderOutboundMessage').map((kind) => kind.name)).to.deep.equal([
      'provider.sms',
      'provider.email',
    ]);
    expect(kindsOfEvent('ContactCreate')).to.deep.equal([]);
    expect(kindsOfEvent('Hologram')).to.deep.equal([]);
  });
});
