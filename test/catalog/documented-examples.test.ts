import { expect } from 'chai';
import { CONTRADICTIONS } from '../../src/catalog/contradictions.ts';
import { documentedExamples } from '../../src/catalog/documented-examples.ts';
import { documentedPages } from '../../src/catalog/documented-pages.ts';
import { kindSchema } from '../../src/catalog/kind-schema.ts';
import { findDifferences } from './find-differences.ts';

/** No page lists these; every real payload has them. */
const ENVELOPE = ['versionId', 'appId', 'timestamp', 'webhookId'];

describe('documentedExamples()', () => {
  it('gives every example of every page in every revision', () => {
    const counts = documentedPages.flatMap(({ revisions }) =>
      revisions.map(({ examples }) => examples.length),
    );
    expect(counts).to.deep.equal([4, 4, 4, 6, 6, 4, 4, 0, 4, 4]);
    expect(documentedExamples()).to.have.length(40);
  });

  it('marks an example that no page was seen to have as inferred', () => {
    const inferred = documentedExamples().filter((example) => example.provenance.certainty === 'inferred');
    expect(inferred.map(({ revision, heading }) => `${revision} ${heading}`)).to.deep.equal([
      '2026-01 CALL',
      '2026-01 VoiceMail',
    ]);
  });

  for (const example of documentedExamples()) {
    const { page, revision, heading, kind, payload } = example;
    it(`shows a valid ${kind} in ${revision}, but for the contradictions named (${page}, ${heading})`, () => {
      const schema = kindSchema(kind, revision);
      const required = (schema.required as string[]).filter((name) => !ENVELOPE.includes(name));
      const found = findDifferences({ ...schema, required }, payload);
      const named = CONTRADICTIONS.filter(
        (entry) => entry.page === page && entry.revision === revision && entry.heading === heading,
      );
      expect(found.map(({ path }) => path)).to.have.members(named.map(({ path }) => path));
      for (const { path, says } of named) {
        expect(found.find((difference) => difference.path === path)?.value).to.equal(says);
      }
    });
  }
});
