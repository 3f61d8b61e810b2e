import { expect } from 'chai';
import { documentedPages } from '../../src/catalog/documented-pages.ts';
import { findRevision, isSince, REVISIONS } from '../../src/catalog/revisions.ts';

describe('findRevision()', () => {
  it('finds a revision by its name', () => {
    expect(findRevision('2025-10')).to.equal('2025-10');
  });

  it('lists the revisions when there is none of that name', () => {
    expect(() => findRevision('2024-01'))
      .to.throw('Use one of 2025-05, 2025-10, 2026-01, 2026-08, latest.')
      .that.includes({ code: 'HL_CATALOG_UNKNOWN_REVISION' });
  });
});

describe('isSince()', () => {
  it('follows the order of time, latest last', () => {
    expect(isSince('latest', '2026-08')).to.equal(true);
    expect(isSince('2025-10', '2025-10')).to.equal(true);
    expect(isSince('2025-05', '2025-10')).to.equal(false);
  });
});

describe('documentedPages', () => {
  it('has every page in every revision, oldest first', () => {
    expect(documentedPages.map(({ page }) => page)).to.deep.equal(['OutboundMessage', 'InboundMessage']);
    for (const { page, revisions } of documentedPages) {
      expect(
        revisions.map(({ revision }) => revision),
        page,
      ).to.deep.equal(REVISIONS);
    }
  });
});
