import { expect } from 'chai';
import { findNamedIds } from '../../src/load/find-named-ids.ts';

const ID = 'D0n5vBaAIyzcOgWF1Qo2';
const OTHER = 'Uiez3Ta1tMz3Ybtn6XaN';

describe('findNamedIds()', () => {
  const find = (request: Partial<Parameters<typeof findNamedIds>[0]>) => [
    ...findNamedIds({ path: '/', query: {}, body: null, ...request }),
  ];

  it('finds ids in the path and in the query', () => {
    expect(find({ path: `/conversations/messages/${ID}/locations/${OTHER}/recording` })).to.deep.equal([
      ID,
      OTHER,
    ]);
    expect(find({ query: { id: ID } })).to.deep.equal([ID]);
  });

  it('finds ids in the body: however deep, and within a text', () => {
    const body = { note: { lines: [`about\n${ID}, call back`] }, tag: `seen-${OTHER}`, count: 3, more: null };
    expect(find({ body }).sort()).to.deep.equal([ID, OTHER].sort());
    expect(find({ body: `plain ${ID}` })).to.deep.equal([ID]);
  });

  it('takes no part of a longer word for an id, and no page for what a request is about', () => {
    expect(find({ path: `/x/${ID}a`, body: `${ID}${OTHER}` })).to.deep.equal([]);
    expect(find({ query: { lastMessageId: ID, limit: '20' } })).to.deep.equal([]);
  });
});
