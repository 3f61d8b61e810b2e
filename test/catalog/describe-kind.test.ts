import { expect } from 'chai';
import { describeKind } from '../../src/catalog/describe-kind.ts';
import { kindSchema } from '../../src/catalog/kind-schema.ts';
import { KINDS } from '../../src/catalog/kinds.ts';
import { isMessage } from '../../src/catalog/message-kind.ts';
import { REVISIONS } from '../../src/catalog/revisions.ts';
import { findDifferences } from './find-differences.ts';

const events = KINDS.filter((kind) => !isMessage(kind));

/** Fields that stand around an event; few pages show them. */
const ENVELOPE = ['locationId', 'versionId', 'appId', 'installType', 'timestamp', 'webhookId'];

describe('describeKind()', () => {
  for (const { name } of events) {
    it(`has valid examples of ${name}, but for the contradictions named`, () => {
      for (const revision of REVISIONS) {
        const { examples, contradictions } = describeKind(name, revision);
        expect(examples).to.not.be.empty;
        const schema = kindSchema(name, revision);
        const required = (schema.required as string[]).filter((field) => !ENVELOPE.includes(field));
        for (const { heading, payload } of examples) {
          const found = findDifferences({ ...schema, required }, payload);
          const named = contradictions.filter((one) => one.heading === heading);
          const told = ({ path, says }: (typeof named)[number]) => ({ path, value: says });
          expect(found).to.have.deep.members(named.map(told));
        }
      }
    });
  }

  it('explains what its page contradicts itself in', () => {
    const warned = events.filter(({ name }) => describeKind(name, 'latest').warnings.length > 0);
    expect(warned).to.have.length.above(20);
    for (const { name } of warned) {
      const { contradictions, remarks } = describeKind(name, 'latest');
      expect(contradictions.length + remarks.length, name).to.be.above(0);
    }
  });

  it('tells what practice has shown besides, with its source', () => {
    const [remark] = describeKind('TaskCreate', 'latest').remarks;
    expect(remark?.provenance).to.deep.equal({ certainty: 'observed', source: 'issue #332 (2026-09-05)' });
  });

  it('gives messages the examples and contradictions of their revision', () => {
    const { examples, contradictions, remarks } = describeKind('sms.sent', '2025-10');
    expect(examples.map((example) => example.revision)).to.deep.equal(['2025-10']);
    expect(contradictions.map(({ path }) => path)).to.include('/direction');
    expect(remarks).to.deep.equal([]);
  });

  it('refuses a kind, a revision, or a kind in a revision that there is not', () => {
    expect(() => describeKind('ContactCreat', 'latest')).to.throw('Did you mean "ContactCreate"?');
    expect(() => describeKind('ContactCreate', '2024')).to.throw('"2024" is not one');
    expect(() => describeKind('internal-comment.added', '2025-10')).to.throw('does not have it');
  });
});
