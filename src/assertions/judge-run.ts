import { findKind } from '../catalog/kinds.ts';
import type { Delivery } from '../model/delivery.ts';
import type { Kind } from '../model/generated/payload-by-kind.ts';
import { countNoun } from '../report/format-quantity.ts';
import { originOf } from '../run/run-origins.ts';
import type { Run } from '../run/run-scenario.ts';
import { showDelivery, showOrigin } from './describe-delivery.ts';
import { type Finding, findNothing, findWhether, isCount, writeTimes } from './finding.ts';
import { readRun } from './subjects.ts';

/** How many deliveries, expectations or problems a message shows. */
const SHOWN = 3;

/**
 * Judges how many deliveries of a kind were accepted.
 *
 * @throws {@link CatalogError} `HL_CATALOG_UNKNOWN_KIND`
 * @throws {@link AssertionMisuse} `HL_ASSERTION_MISUSED`
 */
export function judgeDelivered(subject: unknown, kind: Kind, times?: number): Finding {
  const run = readRun(subject, 'delivered');
  findKind(kind);
  const deliveries = run.ofKind(kind);
  const accepted = deliveries.filter(({ outcome }) => outcome === 'accepted');
  const holds = isCount(accepted.length, times);
  const others = deliveries.filter((delivery) => !accepted.includes(delivery));
  return findWhether(holds, {
    subject: nameRun(run),
    predicate: `have delivered ${kind} ${writeTimes(times)}`,
    but:
      deliveries.length === 0
        ? `no ${kind} was sent`
        : `${accepted.length} of ${countNoun(deliveries.length, 'delivery', 'deliveries')} of that kind ` +
          `${accepted.length === 1 ? 'was' : 'were'} accepted`,
    rest: [
      ...(deliveries.length === 0 ? [`What was sent: ${countKinds(run.deliveries)}`] : []),
      ...showSome(others.length > 0 ? others : accepted),
      ...repeat(run),
    ],
  });
}

/**
 * Judges whether a run lost nothing: no delivery without a fault that HighLevel would not send again.
 *
 * @remarks Of a run that was cut short nobody knows.
 */
export function judgeLostNothing(subject: unknown): Finding {
  const run = readRun(subject, 'lostNothing');
  const predicate = 'have lost nothing';
  const { totals } = run;
  if (totals.deliveries === 0) return findNothing(`${nameRun(run)} to ${predicate}`, 'nothing was delivered');
  if (run.verdict === 'incomplete') {
    return findNothing(`${nameRun(run)} to ${predicate}`, 'its verdict is incomplete');
  }
  return findWhether(totals.lost === 0, {
    subject: nameRun(run),
    predicate,
    but: `${totals.lost} of ${countNoun(totals.deliveries, 'delivery', 'deliveries')} ${totals.lost === 1 ? 'was' : 'were'} lost`,
    rest: [...showSome(findLost(run)), ...repeat(run)],
  });
}

/** Judges whether the verdict of a run is `pass`. */
export function judgePassed(subject: unknown): Finding {
  const run = readRun(subject, 'passed');
  const broken = run.expectations.filter(({ verdict }) => verdict !== 'pass');
  const ids = new Set(broken.map(({ stepId }) => stepId));
  const blamed = run.deliveries.filter(({ stepId }) => stepId !== null && ids.has(stepId));
  return findWhether(run.verdict === 'pass', {
    subject: nameRun(run),
    predicate: 'have passed',
    but: `its verdict is ${run.verdict}`,
    rest: [
      ...broken.map(({ name, expected, actual }) => `  ${name}: expected ${expected}, was ${actual}`),
      ...showSome(blamed.length > 0 ? blamed : findLost(run)),
      ...run.problems.slice(0, SHOWN).map((problem) => `  ! ${problem}`),
      ...repeat(run),
    ],
  });
}

/** The deliveries that were lost, as the journal has it: a delivery does not know whether its step had a fault. */
function findLost({ journal, deliveries }: Run): readonly Delivery[] {
  const lostIds = new Set(
    journal.flatMap((entry) => (entry.kind === 'delivery-ended' && entry.lost ? entry.deliveryId : [])),
  );
  const bodies = new Set(
    journal.flatMap((entry) =>
      entry.kind === 'event-planned' && lostIds.has(entry.deliveryId) ? entry.bodyBase64 : [],
    ),
  );
  return deliveries.filter(({ body }) => bodies.has(Buffer.from(body).toString('base64')));
}

function nameRun(run: Run): string {
  const origin = originOf(run);
  return origin === null ? 'the run' : `the run of ${JSON.stringify(origin.scenario)}`;
}

function repeat(run: Run): readonly string[] {
  return showOrigin(originOf(run));
}

function showSome(deliveries: readonly Delivery[]): readonly string[] {
  const left = deliveries.length - SHOWN;
  return [
    ...deliveries.slice(0, SHOWN).flatMap(showDelivery),
    ...(left > 0 ? [`  … and ${countNoun(left, 'more delivery', 'more deliveries')}`] : []),
  ];
}

function countKinds(deliveries: readonly Delivery[]): string {
  const counts = new Map<string, number>();
  for (const { kind } of deliveries) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].map(([kind, count]) => `${count} × ${kind}`).join(', ') || 'nothing';
}
