import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { openCorpus, readCorpusHeader } from '../../src/load/corpus.ts';
import { prepareFeed } from '../../src/load/event-feed.ts';
import type { EventSource } from '../../src/load/event-source.ts';
import { settleLoad } from '../../src/load/load-settings.ts';
import { prepareCorpus } from '../../src/load/prepare-corpus.ts';
import { createScenarioOfCorpus } from '../../src/load/scenario-of-kinds.ts';
import { KEYS, SCENARIO } from './make-events.ts';

const ALL = { of: 1, remainder: 0 };
const OPTIONS = { rate: '100/s', duration: '1s', runId: 'r1', timestamps: 'story' } as const;

function drain(source: EventSource) {
  const events: {
    readonly dueMs: number;
    readonly index: number;
    readonly body: string;
    readonly headers: readonly string[];
  }[] = [];
  for (let next = source.next(0); next !== null; next = source.next(0)) {
    const { index, body, headers } = next.event;
    events.push({ dueMs: next.dueMs, index, body: String(body), headers });
  }
  return events;
}

describe('a corpus', () => {
  let folder: string;
  let path: string;
  const run = { scenario: SCENARIO, options: OPTIONS, keys: { appId: null, privateKeys: KEYS.privateKeys } };
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'corpus-'));
    path = join(folder, 'events.jsonl');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('gives back the very events, headers and instants that would have been made', () => {
    expect(prepareCorpus(run, path)).to.equal(100);
    const settings = settleLoad(SCENARIO, { options: OPTIONS, keysAppId: null });
    const made = prepareFeed({ scenario: SCENARIO, settings, keys: KEYS.privateKeys, share: ALL }).open(0);
    expect(drain(openCorpus(path, ALL))).to.deep.equal(drain(made));
  });

  it('says what it was made of, and when its events are due', () => {
    prepareCorpus(run, path);
    expect(readCorpusHeader(path)).to.deep.include({ scenario: 'rush', seed: '7', runId: 'r1' });
    const settle = (options: object) =>
      settleLoad(SCENARIO, { options: { from: path, ...options }, keysAppId: null });
    expect(settle({}).model).to.have.property('kind', 'open');
    expect(settle({ connections: 3 }).model).to.include({ kind: 'closed', connections: 3 });
    expect(settle({}).run).to.include({ seed: '7', runId: 'r1' });
    expect(settle({}).mix).to.deep.equal(settleLoad(SCENARIO, { options: OPTIONS, keysAppId: null }).mix);
  });

  it('is a scenario of its own, with the kinds it was made of', () => {
    prepareCorpus(run, path);
    const { name, load } = createScenarioOfCorpus(path);
    expect(name).to.equal('rush');
    expect(load?.mix).to.deep.equal(readCorpusHeader(path).mix);
    expect(() =>
      settleLoad({ ...SCENARIO, name: 'calm' }, { options: { from: path }, keysAppId: null }),
    ).to.throw(`the corpus "${path}" was made of "rush", not of "calm". Name the scenario it was made of`);
  });

  it('is shared out by contact among several senders', () => {
    prepareCorpus(run, path);
    const parts = [0, 1, 2].map((remainder) => drain(openCorpus(path, { of: 3, remainder })));
    expect(
      parts
        .flat()
        .map(({ index }) => index)
        .sort((a, b) => a - b),
    ).to.deep.equal(Array.from({ length: 100 }, (_, index) => index));
  });

  it('ends at a line that was torn off, and says so', () => {
    prepareCorpus(run, path);
    writeFileSync(path, readFileSync(path).subarray(0, -40));
    const source = openCorpus(path, ALL);
    expect(source.fault()).to.equal(null);
    expect(drain(source)).to.have.lengthOf(99);
    expect(source.fault()).to.match(/^the events end early: line 101 of .* was cut off when it was written/);
  });

  it('ends at a line that is no event, and says so', () => {
    prepareCorpus(run, path);
    const lines = readFileSync(path, 'utf8').split('\n');
    writeFileSync(path, [...lines.slice(0, 51), 'nonsense', ...lines.slice(51)].join('\n'));
    const source = openCorpus(path, ALL);
    expect(drain(source)).to.have.lengthOf(50);
    expect(source.fault()).to.match(/: line 52 of .* is no event; make the file again with --prepare$/);
    expect(source.pass(Number.POSITIVE_INFINITY)).to.equal(null);
    expect(source.next(0)).to.equal(null);
  });

  it('passes over an event that is due, and over none that is not', () => {
    prepareCorpus(run, path);
    const due = drain(openCorpus(path, ALL)).map(({ dueMs }) => dueMs);
    const source = openCorpus(path, ALL);
    expect(source.pass(due[0] as number)).to.equal(due[0]);
    expect(source.pass((due[1] as number) - 0.001)).to.equal(null);
    expect(drain(source)).to.have.lengthOf(99);
  });

  it('refuses what is no corpus', () => {
    writeFileSync(path, '{"v":1}\n');
    expect(() => readCorpusHeader(path)).to.throw('its first line is not that of a corpus');
    writeFileSync(path, '{"corpus":1}\n');
    expect(() => readCorpusHeader(path)).to.throw('its first line is not that of a corpus');
    expect(() => prepareCorpus(run, join(folder, 'no', 'where'))).to.throw('Failed to write the corpus');
  });
});
