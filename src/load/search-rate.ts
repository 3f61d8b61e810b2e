import type { RateOutcome } from '../model/limit-report.ts';

/** What a search found. */
export type RateSearch = {
  /** The highest rate that held; null when none did. */
  readonly held: number | null;
  /** The lowest rate above it that did not; null when there was none. */
  readonly beyond: { readonly rate: number; readonly outcome: 'broken' | 'late' } | null;
  /** `found` also when not even the first rate held: then there is nothing to look for. */
  readonly end: 'found' | 'stopped' | 'out-of-steps';
};

/** The rates between which the limit lies are this near in the end: 5 %. */
const NEAR = 1.05;
/** Nineteen doublings, and five steps to come near. */
const MOST_STEPS = 24;
const DIGITS = 3;
/** Rates have no more decimals. */
const THOUSANDTHS = 1_000;

/**
 * Searches the highest rate that holds: doubles from the first one, then halves what lies between.
 *
 * @param tryRate Tries a rate, per second; three significant digits, but for the first.
 */
export async function searchRate(
  firstRate: number,
  tryRate: (ratePerSecond: number) => Promise<RateOutcome>,
): Promise<RateSearch> {
  let held: number | null = null;
  let beyond: RateSearch['beyond'] = null;
  let rate = firstRate;
  for (let step = 0; step < MOST_STEPS; step++) {
    const outcome = await tryRate(rate);
    if (outcome === 'stopped') return { held, beyond, end: 'stopped' };
    if (outcome === 'held') held = rate;
    else beyond = { rate, outcome };
    if (held === null) return { held, beyond, end: 'found' };
    if (beyond !== null && beyond.rate <= held * NEAR) return { held, beyond, end: 'found' };
    rate = beyond === null ? 2 * held : roundRate((held + beyond.rate) / 2);
    // Rates so low that there is none between.
    if (beyond !== null && (rate <= held || rate >= beyond.rate)) return { held, beyond, end: 'found' };
  }
  return { held, beyond, end: 'out-of-steps' };
}

function roundRate(perSecond: number): number {
  return Math.round(Number(perSecond.toPrecision(DIGITS)) * THOUSANDTHS) / THOUSANDTHS;
}
