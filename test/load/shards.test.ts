import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import fc from 'fast-check';
import { openCorpus } from '../../src/load/corpus.ts';
import { prepareFeed } from '../../src/load/event-feed.ts';
import type { EventSource } from '../../src/load/event-source.ts';
import { type LoadOptions, settleLoad } from '../../src/load/load-settings.ts';
import { prepareCorpus } from '../../src/load/prepare-corpus.ts';
import type { Scenario } from '../../src/model/scenario.ts';
import { parseScenario } from '../../src/scenario/parse-scenario.ts';
import { KEYS } from './make-events.ts';

type Sent = {
  readonly index: number;
  readonly contact: number;
  readonly body: string;
  readonly headers: readonly string[];
};

/** Takes everything out of a source, however long the receiver of each event would have taken. */
function drain(source: EventSource, tookMs: (nth: number) => number): readonly Sent[] {
  const sent: Sent[] = [];
  let atMs = 0;
  for (let next = source.next(atMs); next !== null; next = source.next(atMs)) {
    const { body, index, contact, headers } = next.event;
    sent.push({ index, contact, body: Buffer.from(body).toString(), headers: [...headers] });
    atMs += tookMs(sent.length);
  }
  return sent;
}

/** The orders in which contacts get their events. */
function ordersOf(sent: readonly Sent[]): ReadonlyMap<number, readonly string[]> {
  const orders = new Map<number, string[]>();
  for (const { contact, body } of sent) orders.set(contact, [...(orders.get(contact) ?? []), body]);
  return orders;
}

const KINDS = ['sms.sent', 'call.answered', 'email.sent', 'inbound.sms', 'ContactCreate'];

const SCENARIOS = fc
  .record({
    seed: fc.integer({ min: 0, max: 1e6 }),
    people: fc.integer({ min: 1, max: 60 }),
    kinds: fc.uniqueArray(fc.constantFrom(...KINDS), { minLength: 1 }),
  })
  .map(({ seed, people, kinds }) =>
    parseScenario({
      version: 1,
      name: 'shared-out',
      seed,
      startsAt: '2026-11-24T09:00:00Z',
      timestamps: 'story',
      cast: { ada: {}, crowd: { count: people } },
      steps: [{ emit: 'sms.sent', contact: 'ada' }],
      load: { mix: Object.fromEntries(kinds.map((kind, place) => [kind, place + 1])) },
    }),
  );

const MODELS: fc.Arbitrary<LoadOptions> = fc.oneof(
  fc.integer({ min: 1, max: 120 }).map((rate) => ({ rate: `${rate}/s`, duration: '1s' })),
  fc.integer({ min: 1, max: 60 }).map((rate) => ({ stages: `ramp 0..${rate}/s 2s, spike ${rate}/s 500ms` })),
  fc.integer({ min: 1, max: 120 }).map((events) => ({ connections: 3, events })),
);

/** The ways a shard can come by its events. */
const WAYS = ['made', 'prepared for the shard', 'prepared for all'] as const;

describe('the shards of a load', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'shards-'));
  });
  after(() => rmSync(folder, { recursive: true }));

  const open = (scenario: Scenario, options: LoadOptions): EventSource => {
    const settings = settleLoad(scenario, { options, keysAppId: null });
    const share = { of: settings.shard.of, remainder: settings.shard.place };
    return prepareFeed({ scenario, settings, keys: KEYS.privateKeys, share }).open(0);
  };
  const prepare = (scenario: Scenario, options: LoadOptions): string => {
    const path = join(folder, `${(options.shard ?? 'all').replace('/', '-')}.jsonl`);
    prepareCorpus({ scenario, options, keys: { appId: null, privateKeys: KEYS.privateKeys } }, path);
    return path;
  };

  it('send together, byte for byte, what one load would have sent, each contact its events in order', () => {
    fc.assert(
      fc.property(
        SCENARIOS,
        MODELS,
        fc.integer({ min: 2, max: 4 }),
        fc.constantFrom(...WAYS),
        fc.integer({ min: 0, max: 40 }),
        (scenario, model, of, way, slowness) => {
          const options = { ...model, runId: 'r1' };
          const whole = drain(open(scenario, options), () => 1);
          const corpus = way === 'prepared for all' ? prepare(scenario, options) : null;
          const parts = Array.from({ length: of }, (_, place) => {
            const shard = { ...options, shard: `${place + 1}/${of}` };
            const share = { of, remainder: place };
            if (corpus !== null) return drain(openCorpus(corpus, share), () => 1);
            if (way === 'made') return drain(open(scenario, shard), (nth) => (nth % 3) * slowness);
            return drain(openCorpus(prepare(scenario, shard), { of: 1, remainder: 0 }), () => 1);
          });
          expect(parts.flat().sort((a, b) => a.index - b.index)).to.deep.equal(whole);
          const orders = ordersOf(whole);
          for (const part of parts) {
            for (const [contact, order] of ordersOf(part)) expect(order).to.deep.equal(orders.get(contact));
          }
        },
      ),
      { numRuns: 25 },
    );
  }).timeout(120_000);

  it('know from a corpus that was prepared for one of them whose events it has', () => {
    const scenario = parseScenario({ version: 1, name: 'one', steps: [{ emit: 'sms.sent' }] });
    const from = prepare(scenario, { rate: '10/s', duration: '1s', shard: '2/3' });
    const settle = (options: LoadOptions) =>
      settleLoad(scenario, { options: { from, ...options }, keysAppId: null }).shard;
    expect(settle({})).to.deep.equal({ place: 1, of: 3 });
    expect(settle({ shard: '2/3' })).to.deep.equal({ place: 1, of: 3 });
    expect(() => settle({ shard: '1/3' })).to.throw('has the events of shard 2/3, not 1/3. Leave it out.');
  });

  it('have no number of events of their own: --events is that of the whole load', () => {
    const scenario = parseScenario({
      version: 1,
      name: 'many',
      seed: 7,
      cast: { crowd: { count: 50 } },
      steps: [{ each: 'crowd', steps: [{ emit: 'sms.sent' }] }],
    });
    const counts = ['1/3', '2/3', '3/3'].map(
      (shard) => drain(open(scenario, { connections: 2, events: 100, runId: 'r1', shard }), () => 1).length,
    );
    expect(counts.reduce((sum, count) => sum + count)).to.equal(100);
    expect(Math.min(...counts)).to.be.above(10);
  });
});
