import type { Bound } from './goal.ts';
import type { CheckResult } from './judge-check.ts';
import { type Spread, spreadOf } from './median.ts';
import type { GoalResult } from './results.ts';

/** Renders what measuring a goal came to, for people. */
export function renderGoal(id: string, result: GoalResult): string {
  const { title, contestants, checks, notRun, rounds, failure, receiver } = result;
  const counted = rounds.filter(({ discarded }) => discarded === null).length;
  const lines = [
    `${id}  ${title}`,
    `    ${counted} of ${rounds.length} rounds count; receiver ${renderReceiver(receiver)}`,
    `    other programs took ${renderOthers(rounds)} cores`,
    ...Object.entries(contestants).map(([name, figures]) => `    ${renderContestant(name, figures)}`),
    ...notRun.map((name) => `    ${name.padEnd(NAME_WIDTH)} not run: its tool is not installed`),
    ...(failure === null ? [] : [`    ${failure}`]),
    ...checks.map((check) => `  ${renderCheck(check)}`),
  ];
  return `${lines.join('\n')}\n`;
}

const NAME_WIDTH = 26;
const CHECK_WIDTH = 44;

/** How figures are shown that are not a rate. */
const SHOWN: readonly (readonly [key: string, is: string])[] = [
  ['meanBytes', 'bytes on average'],
  ['seconds', 's'],
  ['lagP50Ms', 'ms late (p50)'],
  ['lagP99Ms', 'ms late (p99)'],
  ['peakMiB', 'MiB at its peak'],
];

function renderReceiver({ name, ceilingPerSecond }: GoalResult['receiver']): string {
  return ceilingPerSecond === null
    ? name
    : `${name}, which takes at least ${renderNumber(ceilingPerSecond)}/s`;
}

function renderOthers(rounds: GoalResult['rounds']): string {
  return rounds.length === 0 ? '0' : renderSpread(spreadOf(rounds.map(({ othersCores }) => othersCores)));
}

function renderContestant(name: string, figures: Readonly<Record<string, Spread>>): string {
  const shown = SHOWN.flatMap(([key, is]) => {
    const figure = figures[key];
    return figure === undefined ? [] : [`${renderSpread(figure)} ${is}`];
  });
  if (figures.perSecond !== undefined) shown.unshift(`${renderSpread(figures.perSecond)} per second`);
  if (figures.receiverBusy !== undefined) {
    shown.push(`receiver busy ${Math.round(figures.receiverBusy.median * 100)} %`);
  }
  return `${name.padEnd(NAME_WIDTH)} ${shown.join(', ')}`;
}

function renderCheck({ name, unit, bound, value, status }: CheckResult): string {
  const measured = value === null ? '' : `${renderSpread(value)} ${unit}`;
  const goal = bound === null ? '' : `goal ${renderBound(bound)} ${unit}`;
  return `${name.padEnd(CHECK_WIDTH)} ${measured.padEnd(28)} ${goal.padEnd(16)} ${status}`.trimEnd();
}

function renderBound(bound: Bound): string {
  return 'atLeast' in bound ? `≥ ${bound.atLeast}` : `≤ ${bound.atMost}`;
}

function renderSpread({ median, min, max }: Spread): string {
  return `${renderNumber(median)} (${renderNumber(min)} to ${renderNumber(max)})`;
}

function renderNumber(value: number): string {
  const digits = Math.abs(value) >= 1_000 ? 0 : 3;
  return value.toLocaleString('en', { maximumFractionDigits: digits });
}
