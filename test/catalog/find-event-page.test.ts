import { execFileSync } from 'node:child_process';
import { expect } from 'chai';
import {
  EVENT_PAGE_NAMES,
  findEventPage,
  findEventPageState,
  pickState,
} from '../../src/catalog/find-event-page.ts';
import { REVISIONS } from '../../src/catalog/revisions.ts';
import { builtModule, evaluate } from '../package/node-arguments.ts';

/** The names of the pages whose text a fresh process parses while it loads the catalogue and does something with it. */
function pagesParsedBy(action: string): readonly string[] {
  const code = `
    const parse = JSON.parse;
    const parsed = [];
    JSON.parse = (text, ...more) => {
      const page = /^\\{"page":"(\\w+)"/.exec(text)?.[1];
      if (page !== undefined) parsed.push(page);
      return parse(text, ...more);
    };
    const { kindFields } = await import('${builtModule('catalog/kind-fields.ts')}');
    ${action}
    console.log(JSON.stringify(parsed));`;
  return JSON.parse(execFileSync(process.execPath, evaluate(code), { encoding: 'utf8' }));
}

describe('findEventPage()', () => {
  it('finds every page under its name, with a schema, an example and a source for each state', () => {
    for (const name of EVENT_PAGE_NAMES) {
      const { page, states } = findEventPage(name);
      expect(page).to.equal(name);
      expect(states, name).to.not.be.empty;
      for (const { properties, examples, source } of states) {
        expect(Object.keys(properties), name).to.not.be.empty;
        expect(examples, name).to.not.be.empty;
        expect(source, name).to.not.equal('');
      }
    }
  });

  it('takes over no sentence that explains a property', () => {
    for (const name of EVENT_PAGE_NAMES) {
      expect(JSON.stringify(findEventPage(name).states.map((state) => state.properties))).to.not.match(
        /"description":"/,
      );
    }
  });

  it('reads a page when it is asked for, and not before', () => {
    expect(pagesParsedBy(`kindFields('sms.sent', 'latest'); kindFields('email.sent', '2025-10');`)).to.be
      .empty;
    expect(
      pagesParsedBy(`kindFields('TaskCreate', 'latest'); kindFields('TaskCreate', '2025-05');`),
    ).to.deep.equal(['TaskCreate']);
  });
});

describe('pickState()', () => {
  const states = (['2025-10', '2026-08'] as const).map((revision) => ({
    revision,
    source: `read in ${revision}`,
    properties: {},
    examples: [],
    warnings: [],
  }));

  it('takes the newest state not after the revision, else the oldest', () => {
    const picked = REVISIONS.map((revision) => pickState({ page: 'Event', states }, revision).revision);
    expect(picked).to.deep.equal(['2025-10', '2025-10', '2025-10', '2026-08', '2026-08']);
  });
});

describe('findEventPageState()', () => {
  it('has a page that came late in older revisions too', () => {
    expect(findEventPageState('AppUpdate', '2025-05').revision).to.equal('2026-08');
    expect(findEventPageState('VoiceAiCallEnd', '2026-01').revision).to.equal('2025-10');
  });
});
