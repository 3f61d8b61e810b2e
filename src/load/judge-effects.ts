import type { EffectCounts, LoadEffects } from '../model/load-effects.ts';
import type { ExpectationResult, Verdict } from '../model/report.ts';
import { countNoun, formatCount } from '../report/format-quantity.ts';
import { addCounts } from './add-counts.ts';
import { limitExamples } from './effect-ledger.ts';
import type { LoadSettings } from './load-settings.ts';

/** What there is to judge of the effects of a load. */
export type CountedEffects = {
  readonly settings: Pick<LoadSettings, 'countsEffects' | 'processed'>;
  /** What each sender's twin counted; those that came to no count are missing. */
  readonly counts: readonly EffectCounts[];
  /** Whether more would have come. */
  readonly interrupted: boolean;
};

/** How often what was accepted was processed, and what is to be said of it. */
export type JudgedEffects = {
  /** Null where it cannot be told. */
  readonly effects: LoadEffects | null;
  readonly expectations: readonly ExpectationResult[];
  readonly problems: readonly string[];
};

/**
 * Judges whether each accepted event was processed exactly once.
 *
 * @remarks With a twin that is always expected; where it is written down, a load without one cannot pass. Where nothing
 * named a message it cannot be told, as the receiver may do its work elsewhere, or none at all.
 */
export function judgeEffects({ settings, counts, interrupted }: CountedEffects): JudgedEffects {
  if (!settings.countsEffects) {
    const expectations = settings.processed === null ? [] : [unjudged('not counted: there was no --twin')];
    return { effects: null, expectations, problems: [] };
  }
  if (counts.length === 0) {
    return { effects: null, expectations: [unjudged('not counted: the load was cut off')], problems: [] };
  }
  const effects = addEffects(counts);
  const refusedCount = Object.values(effects.refused).reduce((sum, count) => sum + count, 0);
  const refusals = refusedCount === 0 ? [] : [describeRefusals(effects.refused, refusedCount)];
  if (effects.events === 0) {
    return { effects, expectations: [unjudged('no accepted event tells of a message')], problems: refusals };
  }
  if (effects.requests === 0) {
    const problem =
      'nothing the twin was asked named a message, so nobody can tell how often each event was processed: the ' +
      'receiver has to ask the twin, not HighLevel, and to name the messageId or emailMessageId';
    const expectations = [unjudged('no message was named')];
    return { effects: null, expectations, problems: refusedCount === 0 ? [problem] : refusals };
  }
  const isSettled = counts.every((count) => count.isSettled);
  const verdict = judge(effects, interrupted || !isSettled);
  return {
    effects,
    expectations: [{ name: NAME, verdict, expected: 'exactly once', actual: describe(effects) }],
    problems: [
      ...(effects.never > 0 ? refusals : []),
      ...(isSettled || verdict !== 'incomplete'
        ? []
        : ['it was counted before the receiver had come to rest: --drain was over, or the load was stopped']),
    ],
  };
}

const NAME = 'processed';

function unjudged(actual: string): ExpectationResult {
  return { name: NAME, verdict: 'incomplete', expected: 'exactly once', actual };
}

/** What came twice stays so; what never came may still come. */
function judge({ never, moreThanOnce }: LoadEffects, mayChange: boolean): Verdict {
  if (moreThanOnce > 0) return 'fail';
  if (mayChange) return 'incomplete';
  return never > 0 ? 'fail' : 'pass';
}

function describe({ events, never, moreThanOnce }: LoadEffects): string {
  const of = ` of ${countNoun(events, 'accepted event')}`;
  const odd = [
    ...(never > 0 ? [`${formatCount(never)} never`] : []),
    ...(moreThanOnce > 0 ? [`${formatCount(moreThanOnce)} more than once`] : []),
  ];
  return odd.length === 0 ? `all${of}` : `${odd.join(', ')}${of}`;
}

function describeRefusals(refused: LoadEffects['refused'], count: number): string {
  const statuses = Object.entries(refused).map(([status, times]) => `${status} ×${formatCount(times)}`);
  const [requests, were] = count === 1 ? ['request', 'was'] : ['requests', 'were'];
  return (
    `${formatCount(count)} ${requests} that named a message ${were} refused by the twin and ${count === 1 ? 'does' : 'do'} ` +
    `not count (${statuses.join(', ')}): while a load is on, GET /__requests shows them`
  );
}

function addEffects(counts: readonly EffectCounts[]): LoadEffects {
  const sums = { events: 0, once: 0, never: 0, moreThanOnce: 0, requests: 0 };
  const refused: Record<string, number> = {};
  for (const count of counts) {
    const { events, once, never, moreThanOnce, requests } = count;
    addCounts(sums, { events, once, never, moreThanOnce, requests });
    addCounts(refused, count.refused);
  }
  return { ...sums, refused, examples: limitExamples(counts.flatMap(({ examples }) => examples)) };
}
