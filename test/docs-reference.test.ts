import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { FAULTS } from '../src/catalog/faults.ts';
import { kindFields } from '../src/catalog/kind-fields.ts';
import { findKind, KIND_NAMES, KINDS } from '../src/catalog/kinds.ts';
import { RETRY_POLICIES } from '../src/catalog/retry-policies.ts';
import { REVISIONS } from '../src/catalog/revisions.ts';
import { runCli } from '../src/cli/run-cli.ts';
import { createTestKeys } from '../src/envelope/create-test-keys.ts';
import { readJournal } from '../src/journal/read-journal.ts';
import type { JsonSchema } from '../src/model/json.ts';
import { runScenario } from '../src/run/run-scenario.ts';
import { SCENARIO_SCHEMA } from '../src/scenario/scenario-schema.ts';
import { RULES } from './architecture/rules.ts';
import { findPages, ROOT, readPage } from './docs/read-blocks.ts';
import { readCode, readNames, readTables } from './docs/read-tables.ts';
import { recordLoad } from './load/record-load.ts';

const COMMANDS = 'docs/commands.md';
const EVERY_COMMAND = ['--json', '--no-color', '--debug', '--help'];

async function helpOf(...command: readonly string[]): Promise<string> {
  const written: string[] = [];
  const stream = {
    write: (text: string) => void written.push(text),
    flush: () => Promise.resolve(),
    isTTY: false,
    columns: undefined,
  };
  await runCli({
    args: [...command, '--help'],
    env: {},
    workingDirectory: '',
    userId: null,
    stdout: stream,
    stderr: stream,
    stopSignal: new AbortController().signal,
    heedStops: (_notice, work) => work(),
  });
  return written.join('');
}

/** The flags a command's help lists, as they stand there: `--seed <text>`. */
async function flagsOf(...command: readonly string[]): Promise<readonly string[]> {
  const lines = (await helpOf(...command)).matchAll(/^ {2}(?:-\w, )?(--[a-z-]+(?: <.*?>)?)(?: {2}|$)/gm);
  return [...lines]
    .map(([, flag]) => flag as string)
    .filter((flag) => !EVERY_COMMAND.includes(flag.split(' ')[0] as string));
}

async function commandsOf(...command: readonly string[]): Promise<readonly string[]> {
  const [, list = ''] = (await helpOf(...command)).split('Commands:\n');
  const names = [...list.matchAll(/^ {2}([a-z]+)/gm)].map(([, name]) => name as string);
  return names.filter((name) => name !== 'help');
}

describe('docs/commands.md', () => {
  it('has a heading for each command, in the order of --help', async () => {
    const headings = [...readPage(COMMANDS).matchAll(/^## ([a-z]+)$/gm)].map(([, name]) => name);
    expect(headings).to.deep.equal(await commandsOf());
  });

  it('names the flags that every command has', () => {
    const flags = readTables(COMMANDS, 'Commands')[0]?.flatMap(([first = '']) => readCode(first));
    expect(flags?.filter((flag) => flag.startsWith('--'))).to.have.members(EVERY_COMMAND);
  });

  for (const name of ['demo', 'run', 'validate', 'report']) {
    it(`has a row for each flag of ${name}, and no other`, async () => {
      expect(readNames(COMMANDS, name)).to.have.members([...(await flagsOf(name))]);
    });
  }

  for (const name of ['scenarios', 'events', 'keys']) {
    it(`names the subcommands of ${name}, and has a row for each of their flags and no other`, async () => {
      const subcommands = await commandsOf(name);
      const flags = await Promise.all(subcommands.map((subcommand) => flagsOf(name, subcommand)));
      for (const subcommand of subcommands) {
        expect(readPage(COMMANDS)).to.include(`\`${name} ${subcommand}`);
      }
      expect(readNames(COMMANDS, name)).to.have.members([...new Set(flags.flat())]);
    });
  }

  it('is right that trigger has the flags of run, save one', async () => {
    const flags = await flagsOf('run');
    expect(await flagsOf('trigger')).to.deep.equal(flags.filter((flag) => !flag.startsWith('--resume')));
  });

  it('has a row for each kind of journal entry, with the fields it has', async () => {
    const answers = [503, 200];
    const run = await runScenario(
      { version: 1, name: 'two attempts', steps: [{ emit: 'call.answered' }] },
      { target: { fetch: () => new Response('ok', { status: answers.shift() ?? 200 }) } },
    );
    const cutOff = await runScenario(
      { version: 1, name: 'no answer', steps: [{ emit: 'call.answered' }] },
      { target: { fetch: () => Promise.reject(new Error('down')) }, retry: 'none' },
    );
    const rows = readTables(COMMANDS, 'The journal')[0] ?? [];
    const folder = mkdtempSync(join(tmpdir(), 'docs-reference-'));
    recordLoad(join(folder, 'load.jsonl'), { arrivals: [] });
    const load = [...readJournal(join(folder, 'load.jsonl'))];
    rmSync(folder, { recursive: true });
    const seen = [...run.journal, ...cutOff.journal, ...load];
    const stamp = ['v', 'seq', 'kind', 'storyAt', 'wallAt'];
    expect(rows.map(([kind = '']) => readCode(kind)[0])).to.deep.equal([
      ...new Set(seen.map(({ kind }) => kind)),
    ]);
    for (const [kind = '', fields = ''] of rows) {
      const entries = seen
        .filter((entry) => entry.kind === readCode(kind)[0])
        .map((entry) => Object.keys(entry));
      const always = [...stamp, ...readCode(fields.replace(/\[`\w+`\]/g, ''))];
      expect([...new Set(entries.flat())], kind).to.have.members([...stamp, ...readCode(fields)]);
      for (const keys of entries) expect(keys, kind).to.include.members(always);
    }
  });

  it('explains each total', async () => {
    const { totals } = await runScenario('answered-call', { keys: createTestKeys() });
    const explained = readTables(COMMANDS, 'The JSON report')[0]?.flatMap((cells) => readCode(cells.join()));
    expect(explained).to.include.members(Object.keys(totals));
  });
});

describe('docs/scenario-format.md', () => {
  const page = 'docs/scenario-format.md';
  const definitions = SCENARIO_SCHEMA.definitions as Readonly<Record<string, JsonSchema>>;
  const keysOf = (schema: JsonSchema | undefined): readonly string[] => Object.keys(schema?.properties ?? {});

  it('has a row for each key of the top level, and no other', () => {
    expect(readNames(page, 'Top level')).to.have.members([...keysOf(SCENARIO_SCHEMA)]);
  });

  for (const [heading, definition] of [
    ['emit', 'emitStep'],
    ['again', 'againStep'],
    ['each', 'eachStep'],
  ] as const) {
    it(`has a row for each key of ${heading}, and no other`, () => {
      expect(readNames(page, heading)).to.have.members([...keysOf(definitions[definition])]);
    });
  }

  it('names each key there is anywhere in a table', () => {
    const tables =
      readPage(page)
        .match(/^\|.*$/gm)
        ?.join('\n') ?? '';
    const keys = Object.values(definitions).flatMap(keysOf);
    const nested = ['p50', 'p90', 'p95', 'p99', 'max'];
    const missing = [...keys, ...nested].filter(
      (key) =>
        !KIND_NAMES.includes(key) && key !== 'wait' && !readCode(tables).some((code) => mentions(code, key)),
    );
    expect([...new Set(missing)]).to.deep.equal([]);
  });
});

function mentions(code: string, key: string): boolean {
  return code.split(/[^A-Za-z0-9]+/).includes(key);
}

describe('docs/faults.md', () => {
  for (const [heading, family] of [
    ['Signatures', 'signature'],
    ['Bytes', 'bytes'],
    ['Replay', 'replay'],
    ['Shape', 'shape'],
    ['Wire', 'wire'],
  ] as const) {
    it(`has a row for each fault of the family ${family}, and no other`, () => {
      const names = FAULTS.filter((fault) => fault.family === family).map(({ name }) => name as string);
      expect(readNames('docs/faults.md', heading)).to.have.members(names);
    });
  }

  it('has a section for each family', () => {
    expect(new Set(FAULTS.map(({ family }) => family))).to.have.lengthOf(5);
  });

  it('says which faults take a size', () => {
    const rows = ['Replay', 'Wire'].flatMap((heading) => readTables('docs/faults.md', heading)[0] ?? []);
    const sized = rows
      .filter(([, sees = '']) => sees.includes('`by`'))
      .flatMap(([name = '']) => readCode(name));
    expect(sized).to.deep.equal(FAULTS.filter(({ size }) => size !== null).map(({ name }) => name));
  });
});

describe('docs/retries.md', () => {
  it('has a row for each policy', () => {
    expect(readNames('docs/retries.md', 'Policies').slice(0, 3)).to.deep.equal(Object.keys(RETRY_POLICIES));
  });
});

describe('docs/events.md', () => {
  const rows = readTables('docs/events.md', 'Kinds of message')[0] ?? [];
  const messages = KINDS.filter(({ event }) => event === 'OutboundMessage' || event === 'InboundMessage');

  it('has a row for each kind of message with its event type, in the order of events list', () => {
    const shown = rows.map(([kind = '', event]) => [readCode(kind)[0], event]);
    expect(shown).to.deep.equal(messages.map(({ name, event }) => [name, event]));
  });

  it('marks the kinds that are not documented', () => {
    const marks = rows.map(([, , what = '']) => /\((inferred|observed)/.exec(what)?.[1] ?? 'documented');
    expect(marks).to.deep.equal(messages.map(({ provenance }) => provenance.certainty));
  });

  for (const [kind = '', , , told = ''] of rows) {
    const name = readCode(kind)[0] as string;
    it(`tells ${name} by values it has`, () => {
      const fields = kindFields(findKind(name).name, 'latest');
      const claims = readCode(told).filter((code) => code.includes(': '));
      for (const [field, value] of claims.map((claim) => claim.split(': '))) {
        const schema = fields.find((one) => one.name === field)?.schema;
        expect(String(schema?.const ?? ''), field).to.equal(value);
      }
    });
  }

  it('has a row for each revision, oldest first', () => {
    expect(readNames('docs/events.md', 'Revisions')).to.include.members([...REVISIONS]);
    const revisions = readTables('docs/events.md', 'Revisions')[0]?.map(([first = '']) => readCode(first)[0]);
    expect(revisions).to.deep.equal(REVISIONS);
  });
});

describe('docs/test-suites.md', () => {
  it('has a row for each key of a run, and no other', async () => {
    const run = await runScenario('answered-call', { keys: createTestKeys() });
    const names = readNames('docs/test-suites.md', 'Play a scenario').map((name) => name.replace(/\(.*/, ''));
    expect(names).to.have.members(Object.keys(run));
  });

  it('names the option for each flag of run', async () => {
    const [, options = ''] = readPage('docs/test-suites.md').split('## Options\n');
    const names = readCode(options.split('\n## ')[0] ?? '');
    const notInLibrary = ['dryRun', 'report', 'key', 'resume'];
    const flags = (await flagsOf('run'))
      .map((flag) =>
        (flag.split(' ')[0] as string).slice(2).replace(/-([a-z])/g, (_, first) => first.toUpperCase()),
      )
      .filter((flag) => !notInLibrary.includes(flag));
    expect(names).to.include.members(flags);
  });
});

describe('docs/dependencies.md', () => {
  const { dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const rows = readTables('docs/dependencies.md', 'Dependencies')[0] ?? [];

  it('has a row with a reason for each package that comes along, and no other', () => {
    expect(rows.map(([name = '']) => readCode(name)[0])).to.have.members(Object.keys(dependencies));
    expect(rows.filter(([, reason]) => reason === '')).to.deep.equal([]);
  });

  for (const [name = '', , rooms = ''] of rows) {
    const dependency = readCode(name)[0] as string;
    it(`says where ${dependency} may be used`, () => {
      const allowed = Object.entries(RULES.rooms).filter(([, { packages }]) =>
        // "#name" is a package of that name, by way of our own "imports".
        packages.some((name) => name.replace(/^#/, '') === dependency),
      );
      expect(readCode(rooms)).to.have.members(allowed.map(([room]) => `${room}/`));
    });
  }
});

describe('README.md', () => {
  it('leads to every page', () => {
    const pages = findPages().filter((page) => /^docs\/[^/]+\.md$/.test(page));
    for (const page of pages) expect(readPage('README.md')).to.include(`](${page})`);
  });
});

describe('the links between pages', () => {
  it('lead to headings that are there', () => {
    const dead = findPages().flatMap((page) =>
      [...readPage(page).matchAll(/\]\(([^)\s:]*)#([^)\s]+)\)/g)]
        .map(([, target, anchor]) => ({
          target: target === '' ? page : join(page, '..', target ?? ''),
          anchor,
        }))
        .filter(({ target, anchor }) => !anchorsOf(target).includes(anchor as string)),
    );
    expect(dead).to.deep.equal([]);
  });
});

function anchorsOf(page: string): readonly string[] {
  const headings = readPage(page).matchAll(/^#+ (.*)$/gm);
  return [...headings].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\w\- ]/g, '')
      .replaceAll(' ', '-'),
  );
}
