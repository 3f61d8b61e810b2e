import type { ExpectationResult, Verdict } from '../../model/report.ts';
import type { SourcePosition } from '../../model/scenario.ts';
import { describePosition } from '../describe-position.ts';
import { countNoun, formatCount } from '../format-quantity.ts';
import type { DeliverySample, ReportDetails } from '../report-details.ts';
import { html, type Markup } from './markup.ts';
import { renderVerdictWord } from './verdict-header.ts';

const ROW_LIMIT = 500;
const SAMPLE_LIMIT = 5;
const ORDER: readonly Verdict[] = ['fail', 'incomplete', 'pass'];

/** Leads from a delivery's id to its place on the page; undefined where the page does not show it. */
export type FindDelivery = (deliveryId: string) => string | undefined;

/** Renders every expectation, failed ones first, with where they stand and the deliveries they failed on. */
export function renderExpectations(
  { report, failures, lost }: ReportDetails,
  { id, find }: { readonly id: string; readonly find: FindDelivery },
): Markup {
  const failuresByName = new Map(failures.map((failure) => [failure.expectation, failure]));
  const sorted = ORDER.flatMap((verdict) => report.expectations.filter((each) => each.verdict === verdict));
  const rows = sorted.slice(0, ROW_LIMIT).map((result) => {
    const { position = null, samples = [] } = failuresByName.get(result.name) ?? {};
    return renderRow({ result, position, samples: result.name === 'lost' ? lost : samples, find });
  });
  const moreCount = sorted.length - rows.length;
  const more =
    moreCount > 0
      ? html`<p class="note">… and ${countNoun(moreCount, 'other')}, none of them worse.</p>`
      : null;
  return html`<section class="expectations" aria-labelledby="${id}">
<h3 id="${id}">Expectations</h3>
<table>
<thead><tr><th scope="col">verdict</th><th scope="col">expectation</th><th scope="col">expected</th><th scope="col">came</th></tr></thead>
<tbody>
${rows}</tbody>
</table>
${more}
</section>`;
}

type Row = {
  readonly result: ExpectationResult;
  readonly position: SourcePosition | null;
  readonly samples: readonly DeliverySample[];
  readonly find: FindDelivery;
};

function renderRow({ result, position, samples, find }: Row): Markup {
  const { name, verdict, expected, actual } = result;
  const place = position === null ? null : html` <span class="place">${describePosition(position)}</span>`;
  const row = html`<tr class="${verdict}"><td>${renderVerdictWord(verdict)}</td><th scope="row">${name}${place}</th><td data-label="expected">${expected}</td><td data-label="came">${actual}</td></tr>\n`;
  if (samples.length === 0) return row;
  const items = samples.slice(0, SAMPLE_LIMIT).map((sample) => renderSample(sample, find(sample.deliveryId)));
  const moreCount = samples.length - items.length;
  const more = moreCount > 0 ? html`<li>… and ${formatCount(moreCount)} more</li>` : null;
  return html`${row}<tr class="samples"><td></td><td colspan="3"><ul>${items}${more}</ul></td></tr>\n`;
}

function renderSample(sample: DeliverySample, href: string | undefined): Markup {
  const { kind, attempts, cameBack } = sample;
  const name = href === undefined ? html`${kind}` : html`<a href="${href}">${kind}</a>`;
  return html`<li>${name} · ${countNoun(attempts, 'attempt')} · ${cameBack}</li>`;
}
