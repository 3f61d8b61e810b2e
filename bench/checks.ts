import type { Bound, Check, RoundFigures } from './goal.ts';

/** How many times as much one contestant did in a second as the other. */
export function checkRatio(name: string, over: string, bound: Bound | null): Check {
  return {
    name: `${name} / ${over}`,
    unit: '×',
    bound,
    about: [name, over],
    measure: (round) => figureOf(round, name, 'perSecond') / figureOf(round, over, 'perSecond'),
  };
}

/** How many seconds longer one contestant took than the other. */
export function checkExtraSeconds(name: string, over: string, bound: Bound): Check {
  return {
    name: `${name} over ${over}`,
    unit: 's',
    bound,
    about: [name, over],
    measure: (round) => figureOf(round, name, 'seconds') - figureOf(round, over, 'seconds'),
  };
}

/** A figure of one contestant as it is. */
export function checkFigure(
  name: string,
  figure: { readonly key: string; readonly is: string; readonly unit: Check['unit'] },
  bound: Bound,
): Check {
  return {
    name: `${name}: ${figure.is}`,
    unit: figure.unit,
    bound,
    about: [name],
    measure: (round) => figureOf(round, name, figure.key),
  };
}

function figureOf(round: RoundFigures, contestant: string, key: string): number {
  const figure = round[contestant]?.[key];
  if (figure !== undefined) return figure;
  throw new Error(`Failed to read a round: "${contestant}" gave no "${key}". Let its run return one.`);
}
