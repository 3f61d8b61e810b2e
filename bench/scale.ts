/** How much work contestants do: for about so many seconds each, or as little as it takes to look at every event. */
export type Scale = { readonly seconds: number; readonly isQuick: boolean } | 'proof';

const PROVEN_EVENTS = 1_000;

/** Gives how many events a contestant takes that gets through about so many in a second. */
export function scaleCount(scale: Scale, perSecond: number): number {
  return scale === 'proof' ? Math.min(perSecond, PROVEN_EVENTS) : Math.round(scale.seconds * perSecond);
}

/** Gives how many events a contestant takes whose point is the number: a tenth of them to see that it works. */
export function scaleWhole(scale: Scale, count: number): number {
  if (scale === 'proof') return PROVEN_EVENTS;
  return scale.isQuick ? count / 10 : count;
}

/** Gives how long a contestant runs that runs for a time. */
export function scaleSeconds(scale: Scale): number {
  return scale === 'proof' ? 1 : scale.seconds;
}
