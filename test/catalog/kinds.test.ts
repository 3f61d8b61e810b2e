import { expect } from 'chai';
import { assertKindInRevision, findKind, KIND_NAMES, KINDS } from '../../src/catalog/kinds.ts';
import { isCatalogError } from '../../src/errors/catalog-error.ts';

describe('KINDS', () => {
  it('holds seventeen kinds of OutboundMessage and four of InboundMessage', () => {
    const count = (event: string) => KINDS.filter((kind) => kind.event === event).length;
    expect([count('OutboundMessage'), count('InboundMessage')]).to.deep.equal([17, 4]);
    expect(new Set(KIND_NAMES).size).to.equal(KINDS.length);
  });

  it('takes the direction from the event', () => {
    for (const kind of KINDS) {
      expect(kind.direction, kind.name).to.equal(kind.event === 'InboundMessage' ? 'inbound' : 'outbound');
    }
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
