import { writeFileSync } from 'node:fs';
import { expect } from 'chai';
import { createTestKeys, defineScenario, type Run, type RunOptions, runScenario } from '../../src/index.ts';
import type { Delivery } from '../../src/model/delivery.ts';
import type { EventPlanned } from '../../src/model/journal.ts';
import { readLines, runCommand, useFolder } from '../cli/run-command.ts';

const keys = createTestKeys();
const FIXED: RunOptions = {
  keys,
  seed: '7',
  runId: 'fixed',
  timestamps: 'story',
  target: { fetch: async () => new Response('ok') },
};

type Scenario = Parameters<typeof defineScenario>[0];

const story = (faults: Scenario['faults'], steps?: Scenario['steps']): Scenario =>
  defineScenario({
    version: 1,
    name: 'disorder',
    startsAt: '2026-03-10T09:00:00Z',
    cast: { team: { count: 3 } },
    ...(faults && { faults }),
    steps: steps ?? [{ repeat: 200, every: '5s', emit: 'sms.sent', contact: 'team' }],
  });

const plannedOf = (run: Run): readonly EventPlanned[] =>
  run.journal.filter((entry) => entry.kind === 'event-planned');

const bytesOf = ({ body }: Delivery): string => Buffer.from(body).toString();

/** When each message says it happened, by its id. */
const datesOf = (run: Run): Map<unknown, unknown> =>
  new Map(run.deliveries.map(({ payload }) => [payload.messageId, payload.dateAdded]));

describe('a run with disorder', () => {
  it('counts what was dropped as an event, but not as a delivery and not as lost', async () => {
    const run = await runScenario(story({ drop: '10%', duplicate: '10%' }), FIXED);
    const { events, dropped, deliveries, accepted, duplicates, lost } = run.totals;
    expect(dropped).to.be.within(8, 35);
    expect(duplicates).to.be.within(8, 35);
    expect(events).to.equal(200 + duplicates);
    expect(deliveries).to.equal(events - dropped);
    expect({ accepted, lost }).to.deep.equal({ accepted: deliveries, lost: 0 });
    expect(run.verdict).to.equal('pass');
    expect(run.deliveries).to.have.length(deliveries);
    expect(plannedOf(run).filter((entry) => entry.dropped === true)).to.have.length(dropped);
  });

  it('judges how many may be dropped', async () => {
    const scenario = { ...story({ drop: '50%' }), expect: { dropped: 10 } };
    const run = await runScenario(scenario, FIXED);
    expect(run.expectations.find(({ name }) => name === 'dropped')).to.include({ verdict: 'fail' });
  });

  it('sends a duplicate with the same bytes and headers, 1 s to 60 s later', async () => {
    const run = await runScenario(story({ duplicate: '100%', delay: '0s..90s' }), {
      ...FIXED,
      timestamps: 'wall',
    });
    expect(run.deliveries).to.have.length(400);
    const originals = new Map<string | null, (typeof run.deliveries)[number]>();
    const gaps: number[] = [];
    for (const delivery of run.deliveries) {
      const original = originals.get(delivery.webhookId);
      originals.set(delivery.webhookId, delivery);
      if (original === undefined) continue;
      expect(delivery.body).to.deep.equal(original.body);
      expect(delivery.headers).to.deep.equal(original.headers);
      const [first, second] = [original, delivery].map(({ attempts }) =>
        Date.parse(attempts[0]?.storyAt ?? ''),
      );
      gaps.push((second as number) - (first as number));
    }
    expect(gaps).to.have.length(200);
    expect(Math.min(...gaps)).to.be.at.least(1_000);
    expect(Math.max(...gaps)).to.be.at.most(60_000);
    expect(plannedOf(run).filter(({ duplicate }) => duplicate)).to.have.length(200);
  });

  it('repeats bytes that a retry stamped anew only as they were first sent', async () => {
    let requestCount = 0;
    const run = await runScenario(
      { ...story({ duplicate: '100%' }), sender: { retry: { restamp: true, base: '10s', jitter: 0 } } },
      {
        ...FIXED,
        target: { fetch: async () => new Response('', { status: ++requestCount % 3 === 0 ? 503 : 200 }) },
      },
    );
    expect(run.totals.retried).to.be.above(50);
    expect(new Set(run.deliveries.map(bytesOf))).to.have.property('size', 200);
  });

  it('moves when events are sent and never when they happened', async () => {
    const plain = await runScenario(story(undefined), FIXED);
    const disordered = await runScenario(
      story({ duplicate: '20%', reorder: { window: 6 }, drop: '5%', delay: '0s..90s' }),
      FIXED,
    );
    const dates = datesOf(plain);
    for (const [messageId, dateAdded] of datesOf(disordered)) {
      expect(dateAdded).to.equal(dates.get(messageId));
    }
    const sentIn = disordered.deliveries.map(({ payload }) => String(payload.dateAdded));
    expect(sentIn).to.not.deep.equal([...sentIn].sort());
  });

  it('says of every event when it was first sent in the timestamp', async () => {
    const run = await runScenario(story({ reorder: { window: 6 }, delay: '0s..90s' }), FIXED);
    for (const { payload, attempts } of run.deliveries) {
      expect(payload.timestamp).to.equal(attempts[0]?.storyAt);
    }
  });

  it('is the same run each time', async () => {
    const scenario = story({ duplicate: '20%', reorder: { window: 6 }, drop: '5%', delay: '0s..90s' });
    const tellAll = (run: Run) => run.deliveries.map(bytesOf);
    expect(tellAll(await runScenario(scenario, FIXED))).to.deep.equal(
      tellAll(await runScenario(scenario, FIXED)),
    );
  });

  it('can drop, delay and double an again', async () => {
    const faults = { duplicate: '30%', drop: '30%', delay: '0s..90s', reorder: { window: 3 } };
    const steps: Scenario['steps'] = [
      {
        repeat: 40,
        every: '1s',
        contact: 'team',
        steps: [{ id: 'one', emit: 'sms.sent' }, { again: 'one' }],
      },
    ];
    const run = await runScenario(story(faults, steps), FIXED);
    expect(run.totals.dropped).to.be.within(4, 25);
    expect(run.totals.deliveries).to.equal(run.totals.events - run.totals.dropped);
    expect(run.totals.accepted).to.equal(run.totals.deliveries);
    expect(new Set(run.deliveries.map(bytesOf))).to.have.property('size', 40);
  });

  it('leaves a step with a fault alone, and counts it as one', async () => {
    const scenario = defineScenario({
      ...story({ drop: '100%' }),
      cast: { ada: {} },
      steps: [{ id: 'bad', emit: 'sms.sent', fault: 'signature-missing' }, { emit: 'sms.sent' }],
    });
    const run = await runScenario(scenario, FIXED);
    expect(run.totals).to.include({ events: 2, dropped: 1, deliveries: 1, faulted: 1 });
    expect(run.delivery('bad').outcome).to.equal('accepted');
  });
});

describe('a dry run with disorder', () => {
  const folder = useFolder();

  it('shows duplicates and delays, and leaves out what is dropped', async () => {
    const path = folder.file('disorder.json');
    const faults = { duplicate: '30%', drop: '20%', delay: '1s..90s', reorder: { window: 4 } };
    writeFileSync(path, JSON.stringify(story(faults)));
    const { exitCode, stdout } = await runCommand([
      'run',
      path,
      '--dry-run',
      '--seed',
      '7',
      '--run-id',
      'fixed',
    ]);
    expect(exitCode).to.equal(0);
    const lines = readLines(stdout);
    const { journal, totals } = await runScenario(story(faults), FIXED);
    expect(totals.dropped).to.be.above(20);
    expect(lines).to.have.length(totals.deliveries);
    const sent = journal.filter(
      (entry) => entry.kind === 'event-planned' && entry.dropped !== true,
    ) as EventPlanned[];
    const byId = new Map(sent.map((entry) => [entry.deliveryId, entry]));
    for (const { index, offsetMs } of lines) {
      const planned = byId.get(`d${index}`);
      expect(Date.parse(planned?.storyAt ?? '')).to.equal(
        Date.parse('2026-03-10T09:00:00Z') + Number(offsetMs),
      );
    }
    const bodies = lines.map(({ body }) => body);
    expect(bodies.length - new Set(bodies).size).to.equal(totals.duplicates);
    const offsets = lines.map(({ offsetMs }) => Number(offsetMs));
    expect(offsets).to.deep.equal([...offsets].sort((a, b) => a - b));
  });

  it('of a second time prints the same', async () => {
    const [first, second] = await Promise.all(
      [0, 1].map(() => runCommand(['run', 'duplicates-and-disorder', '--dry-run'])),
    );
    expect(first?.stdout).to.equal(second?.stdout);
    expect(first?.exitCode).to.equal(0);
  });
});
