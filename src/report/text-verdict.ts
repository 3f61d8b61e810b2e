import type picocolors from 'picocolors';
import type { Verdict } from '../model/report.ts';
import { countNoun, formatCount } from './format-quantity.ts';
import type { ReportDetails } from './report-details.ts';
import { wrapText } from './text-width.ts';

type Colors = ReturnType<typeof picocolors.createColors>;

/** What every part of a page is set with. */
export type Page = { readonly colors: Colors; readonly width: number };

type VerdictLine = { readonly page: Page; readonly verdict: Verdict; readonly text: string };

const PAINTS = { pass: 'green', fail: 'red', incomplete: 'yellow' } as const;

/** Renders a verdict and what it rests on: `FAIL  2 of 5 expectations failed`. */
export function renderVerdict({ page, verdict, text }: VerdictLine): readonly string[] {
  const word = verdict.toUpperCase();
  const lines = wrapText(text, page.width - word.length - 2);
  const painted = page.colors.bold(page.colors[PAINTS[verdict]](word));
  return lines.map((line, index) => `${index === 0 ? painted : ' '.repeat(word.length)}  ${line}`);
}

/** Says in half a sentence what a run's verdict rests on. */
export function summariseRun({ report, interrupted }: ReportDetails): string {
  const { expectations, totals } = report;
  const counted = (verdict: Verdict): number =>
    expectations.filter((each) => each.verdict === verdict).length;
  const ofAll = expectations.length === 1 ? '' : ` of ${formatCount(expectations.length)}`;
  const part = (count: number, did: string): string =>
    `${formatCount(count)}${ofAll} ${expectations.length === 1 ? 'expectation' : 'expectations'} ${did}`;
  const parts = [
    ...(interrupted ? ['interrupted'] : []),
    ...(counted('fail') > 0 ? [part(counted('fail'), 'failed')] : []),
    ...(totals.lost > 0 ? [`${countNoun(totals.lost, 'delivery', 'deliveries')} lost`] : []),
    ...(counted('incomplete') > 0 ? [part(counted('incomplete'), 'not judged')] : []),
  ];
  if (report.verdict !== 'pass') return parts.join(', ');
  return [`${countNoun(expectations.length, 'expectation')} met`, ...parts].join(', ');
}
