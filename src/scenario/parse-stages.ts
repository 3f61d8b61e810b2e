import type { LoadStage } from '../model/scenario.ts';
import { parseDuration } from './parse-duration.ts';

const RATE = '(\\d{1,7}(?:\\.\\d{1,3})?)';
const DURATION = '(\\d[\\d.]{0,12}(?:ms|s|m|h))';

/** What a rate of arrivals looks like, as in `200/s`; at most three decimals, so that counts stay exact. */
export const RATE_PATTERN = `^${RATE}/s$`;

const RATE_FORM = new RegExp(RATE_PATTERN);
const STAGE_FORM = new RegExp(`^(?:(ramp) ${RATE}\\.\\.${RATE}/s|(hold|spike) ${RATE}/s) ${DURATION}$`);

/**
 * Reads a rate of arrivals such as `200/s` or `0.5/s`.
 *
 * @returns Arrivals a second, or null when `text` is no rate.
 */
export function parseRate(text: string): number | null {
  const rate = RATE_FORM.exec(text.trim())?.[1];
  return rate === undefined ? null : Number(rate);
}

/**
 * Reads the stages of a load, as in `ramp 0..200/s 30s, hold 200/s 2m, spike 800/s 10s`.
 *
 * @remarks A ramp moves evenly from one rate to the other. A spike is a hold under another name: it says what it is for.
 * @returns At least one stage in order, or the first part that is none.
 */
export function parseStages(text: string): readonly LoadStage[] | { readonly wrong: string } {
  const stages: LoadStage[] = [];
  for (const part of text.split(',')) {
    const stage = parseStage(part.trim().replace(/\s+/g, ' '));
    if (stage === null) return { wrong: part.trim() };
    stages.push(stage);
  }
  return stages;
}

function parseStage(text: string): LoadStage | null {
  const [, ramp, from, to, flat, rate, duration = ''] = STAGE_FORM.exec(text) ?? [];
  const durationMs = parseDuration(duration);
  if (durationMs === null || durationMs === 0) return null;
  return {
    form: (ramp ?? flat) as LoadStage['form'],
    fromPerSecond: Number(from ?? rate),
    toPerSecond: Number(to ?? rate),
    durationMs,
  };
}
