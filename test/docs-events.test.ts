import { expect } from 'chai';
import { describeKind } from '../src/catalog/describe-kind.ts';
import { KINDS } from '../src/catalog/kinds.ts';
import { isMessage } from '../src/catalog/message-kind.ts';
import { readPage } from './docs/read-blocks.ts';
import { readCode, readTables } from './docs/read-tables.ts';

describe('docs/events.md, Other events', () => {
  const rows = readTables('docs/events.md', 'Other events')[0] ?? [];
  const events = KINDS.filter((kind) => !isMessage(kind));

  it('has a row for each area, with its kinds', () => {
    const areas = rows.map(([area = '', kinds = '']) => [area, readCode(kinds)] as const);
    expect(areas.map(([area]) => area)).to.have.members([...new Set(events.map((kind) => kind.area))]);
    for (const [area, kinds] of areas) {
      const names = events.filter((kind) => kind.area === area).map((kind) => kind.name);
      expect(kinds, area).to.have.members(names);
    }
  });

  it('counts the pages whose examples have no type, and those with a wrong one', () => {
    const about = (says: (value: string | null) => boolean) =>
      events.filter(({ name }) =>
        describeKind(name, 'latest').contradictions.some((one) => one.path === '/type' && says(one.says)),
      ).length;
    expect([about((says) => says === null), about((says) => says !== null)]).to.deep.equal([22, 4]);
    expect(readPage('docs/events.md')).to.match(
      /On 22\s+pages the example has none, and on four it is wrong/,
    );
  });

  it('names every type that is not the name of its page', () => {
    const types = events
      .filter(({ event }) => event !== 'ProviderOutboundMessage')
      .map(({ name, event }) => [
        event,
        describeKind(name, 'latest').fields.find((one) => one.name === 'type'),
      ])
      .flatMap(([event, field]) =>
        typeof field === 'object' && field.schema.const !== event ? [field.schema.const] : [],
      );
    const page = readPage('docs/events.md');
    const [, paragraph = ''] = page.split('**Types.**');
    expect(readCode(paragraph.split('\n\n')[0] ?? '')).to.include.members([...new Set(types)]);
  });
});
