import { expect } from 'chai';
import fc from 'fast-check';
import type { JournalEntry } from '../../src/model/journal.ts';
import { createReportBuilder } from '../../src/report/report-builder.ts';
import type { KindRow } from '../../src/report/report-details.ts';
import {
  ACCEPTED,
  DROPPED,
  entriesOf,
  LOST,
  type PlayedEvent,
  repeatedScenario,
  reportOf,
  scenarioOf,
} from './play-entries.ts';

const scenario = scenarioOf([{ id: 'first' }]);

describe('createReportBuilder()', () => {
  it('reports a run in the keys and the order that are promised', () => {
    const { report } = reportOf(scenario, [ACCEPTED]);
    expect(JSON.stringify(report)).to.equal(
      '{"version":1,"tool":"highlevel-mock/0.1.0","scenario":"clinic","seed":"tuesday-7","runId":"k3Vd9",' +
        '"startedAt":"2026-01-01T00:00:05.000Z","verdict":"pass","problems":[],' +
        '"totals":{"events":1,"dropped":0,"deliveries":1,"accepted":1,"rejected":0,"timedOut":0,"unreachable":0,' +
        '"faulted":0,"attempts":1,"retried":0,"lost":0,"duplicates":0},' +
        '"latencyMs":{"p50":5,"p90":5,"p95":5,"p99":5,"max":5},' +
        '"expectations":[{"name":"lost","verdict":"pass","expected":"none","actual":"none"}]}',
    );
  });

  it('counts deliveries by their last attempt', () => {
    const { totals } = reportOf(scenario, [
      { attempts: [{ status: 500 }, {}, { status: 200 }] },
      { attempts: [{ outcome: 'timed-out' }, { status: 429 }], lost: true },
      { attempts: [{ status: 401 }], fault: 'signature-tampered' },
      { attempts: [{}], duplicate: true },
    ]).report;
    expect(totals).to.deep.equal({
      events: 4,
      dropped: 0,
      deliveries: 4,
      accepted: 1,
      rejected: 2,
      timedOut: 0,
      unreachable: 1,
      faulted: 1,
      attempts: 7,
      retried: 2,
      lost: 1,
      duplicates: 1,
    });
  });

  it('counts a delivery that ended without an attempt with the outcome it ended with', () => {
    const { totals } = reportOf(scenario, [{ attempts: [] }]).report;
    expect(totals).to.include({ events: 1, deliveries: 1, unreachable: 1, attempts: 0 });
  });

  it('counts a dropped event as an event that is never sent and leaves nothing open', () => {
    const { report, unfinishedCount, byKind } = reportOf(scenario, [ACCEPTED, DROPPED, DROPPED]);
    expect(report.totals).to.include({ events: 3, dropped: 2, deliveries: 1, lost: 0, unreachable: 0 });
    expect(report.verdict).to.equal('pass');
    expect(unfinishedCount).to.equal(0);
    expect(byKind).to.have.lengthOf(1);
    expect(byKind[0]).to.include({ events: 3, accepted: 1 });
  });

  it('counts events by kind, in the order the kinds came up', () => {
    const { byKind } = reportOf(scenario, [
      { ...ACCEPTED, kind: 'sms.sent' },
      { ...LOST, kind: 'call.answered' },
      { attempts: [{ outcome: 'timed-out' }, { status: 200 }], kind: 'sms.sent' },
    ]);
    const none = { accepted: 0, rejected: 0, timedOut: 0, unreachable: 0, retried: 0, lost: 0 };
    expect(byKind).to.deep.equal([
      { kind: 'sms.sent', ...none, events: 2, accepted: 2, retried: 1 },
      { kind: 'call.answered', ...none, events: 1, rejected: 1, retried: 1, lost: 1 },
    ]);
  });

  it('takes latencies from every answered attempt and from no other', () => {
    const { latencyMs } = reportOf(scenario, [
      {
        attempts: [
          { status: 500, latencyMs: 40 },
          { latencyMs: 900 },
          { outcome: 'timed-out', latencyMs: 10_000 },
          { status: 200, latencyMs: 2 },
        ],
      },
    ]).report;
    expect(latencyMs.max).to.equal(40);
  });

  it('keeps the first lost deliveries with what came back, but counts all', () => {
    const events = Array.from(
      { length: 30 },
      (): PlayedEvent => ({
        attempts: [{ status: 500 }, { status: 503, answer: 'busy' }],
        lost: true,
      }),
    );
    const { lost, report } = reportOf(scenario, events);
    expect(report.totals.lost).to.equal(30);
    expect(lost).to.have.lengthOf(20);
    expect(lost[0]).to.deep.equal({
      deliveryId: 'd-1',
      kind: 'sms.sent',
      stepId: 'first',
      stepPath: 'steps[0]',
      attempts: 2,
      cameBack: '503 "busy"',
    });
  });

  it('keeps where a failed expectation stands, and the first deliveries it failed on', () => {
    const events = Array.from({ length: 30 }, (_, index) => (index < 5 ? ACCEPTED : LOST));
    const { failures } = reportOf(repeatedScenario(30, { status: ['2xx'] }), events);
    const [lost, status] = failures;
    expect(lost).to.deep.equal({ expectation: 'lost', position: null, samples: [] });
    expect(status?.expectation).to.equal('first: status');
    expect(status?.position).to.include({ file: 'clinic.yaml', line: 10 });
    expect(status?.samples.map((sample) => sample.deliveryId))
      .to.have.lengthOf(20)
      .and.to.include('d-6');
  });

  it('knows where an expectation of the run was written down', () => {
    const position = { file: 'clinic.yaml', line: 3, column: 3, path: 'expect.lost' };
    const { failures } = reportOf({ ...scenario, expectPositions: { lost: position } }, [LOST]);
    expect(failures[0]?.position).to.deep.equal(position);
  });

  it('carries the command that repeats the run, if there is one', () => {
    expect(reportOf(scenario, [ACCEPTED]).repeat).to.equal(null);
    const options = { interrupted: false, repeatCommand: 'highlevel-mock run clinic' };
    expect(reportOf(scenario, [ACCEPTED], options).repeat).to.equal('highlevel-mock run clinic');
  });

  it('tells problems, the first twenty word for word', () => {
    const builder = createReportBuilder(scenario);
    for (let number = 1; number <= 25; number++) builder.addProblem(`problem ${number}`);
    const { problems } = builder.finish({ interrupted: false }).report;
    expect(problems).to.have.lengthOf(21);
    expect(problems.slice(-2)).to.deep.equal(['problem 20', '… and 5 more']);
  });

  it('tells of an entry about a delivery it has not heard of, and counts it nowhere', () => {
    const builder = createReportBuilder(scenario);
    for (const entry of entriesOf([ACCEPTED])) if (entry.kind !== 'event-planned') builder.add(entry);
    const { report } = builder.finish({ interrupted: false });
    expect(report.problems).to.deep.equal([
      'entry 2 (attempt) is about a delivery that was not under way: d-1',
      'entry 3 (delivery-ended) is about a delivery that was not under way: d-1',
    ]);
    expect(report.totals).to.include({ events: 0, deliveries: 0, attempts: 0 });
  });

  it('takes a run with unfinished deliveries for an interrupted one', () => {
    const details = reportOf(scenario, [ACCEPTED, { attempts: [{ status: 500 }], unended: true }]);
    expect(details).to.include({ interrupted: true, unfinishedCount: 1 });
    expect(details.report.verdict).to.equal('incomplete');
    expect(details.report.totals).to.include({ events: 2, deliveries: 2, rejected: 1 });
  });

  it('goes on where an interrupted run was taken up again', () => {
    const builder = createReportBuilder(scenario);
    const whole = entriesOf([{ attempts: [{ status: 500 }, { status: 200 }] }]);
    const [started, planned] = whole as [JournalEntry, JournalEntry];
    for (const entry of [...whole.slice(0, 3), { ...started, wallAt: 'later' }, planned, ...whole.slice(3)]) {
      builder.add(entry);
    }
    const { report } = builder.finish({ interrupted: false });
    expect(report.totals).to.include({ events: 1, deliveries: 1, accepted: 1, attempts: 2, retried: 1 });
    expect(report.startedAt).to.equal('2026-01-01T00:00:05.000Z');
  });

  it('gives totals at any time, and they stay as they were', () => {
    const builder = createReportBuilder(scenario);
    const before = builder.totals();
    for (const entry of entriesOf([ACCEPTED])) builder.add(entry);
    expect(before.events).to.equal(0);
    expect(builder.totals().events).to.equal(1);
  });

  describe('for any run', () => {
    const attempt = fc.oneof(
      fc.record({ status: fc.constantFrom(200, 204, 302, 404, 429, 500) }),
      fc.constant({ outcome: 'timed-out' as const }),
      fc.constant({}),
    );
    const kind = fc.constantFrom('sms.sent', 'call.answered', 'email.sent');
    const delivered: fc.Arbitrary<PlayedEvent> = fc.record({
      kind,
      attempts: fc.array(attempt, { minLength: 1, maxLength: 4 }),
      duplicate: fc.boolean(),
      lost: fc.boolean(),
    });
    const dropped = kind.map((dropped): PlayedEvent => ({ ...DROPPED, kind: dropped }));
    const event = fc.oneof({ weight: 4, arbitrary: delivered }, { weight: 1, arbitrary: dropped });
    const events = fc.array(event, { maxLength: 40 });
    const outcomeKeys = ['accepted', 'rejected', 'timedOut', 'unreachable'] as const;

    it('keeps its sums at every entry: outcomes make deliveries, kinds make totals', () => {
      fc.assert(
        fc.property(events, (played) => {
          const builder = createReportBuilder(scenario);
          for (const entry of entriesOf(played)) {
            builder.add(entry);
            const totals = builder.totals();
            expect(outcomeKeys.reduce((sum, key) => sum + totals[key], 0)).to.equal(totals.deliveries);
            expect(totals.deliveries).to.be.at.most(totals.events);
            expect(totals.attempts).to.be.at.least(totals.deliveries + totals.retried);
          }
          const { byKind, report } = builder.finish({ interrupted: false });
          for (const key of [
            'events',
            ...outcomeKeys,
            'retried',
            'lost',
          ] as const satisfies readonly (keyof KindRow)[]) {
            expect(
              byKind.reduce((sum, row) => sum + row[key], 0),
              key,
            ).to.equal(report.totals[key]);
          }
        }),
      );
    });

    it('delivers every event that was not dropped, unless interrupted', () => {
      fc.assert(
        fc.property(events, (played) => {
          const { totals } = reportOf(scenario, played).report;
          expect(totals.events).to.equal(played.length);
          expect(totals.deliveries).to.equal(totals.events - totals.dropped);
          expect(totals.dropped).to.equal(played.filter((one) => one.dropped === true).length);
          expect(totals.lost).to.equal(played.filter((one) => one.lost).length);
          expect(totals.retried).to.equal(played.filter((one) => one.attempts.length > 1).length);
        }),
      );
    });

    it('comes to the same however the deliveries overlap', () => {
      fc.assert(
        fc.property(events, fc.infiniteStream(fc.nat()), (played, draws) => {
          const [started, ...entries] = entriesOf(played) as [JournalEntry, ...JournalEntry[]];
          const flows = played.map((_, index) =>
            entries.filter((entry) => 'deliveryId' in entry && entry.deliveryId === `d-${index + 1}`),
          );
          const builder = createReportBuilder(scenario);
          builder.add(started);
          const open = flows.filter((flow) => flow.length > 0);
          while (open.length > 0) {
            const at = (draws.next().value as number) % open.length;
            builder.add(open[at]?.shift() as JournalEntry);
            if (open[at]?.length === 0) open.splice(at, 1);
          }
          const overlapped = builder.finish({ interrupted: false });
          expect(overlapped.report).to.deep.equal(reportOf(scenario, played).report);
        }),
      );
    });
  });
});
