import { renderExpectations } from '../html/expectations-section.ts';
import { html, type Markup } from '../html/markup.ts';
import { renderProblems } from '../html/problems-section.ts';
import { renderRepeat } from '../html/repeat-section.ts';
import { renderFacts, renderRunTitle } from '../html/verdict-header.ts';
import { type LoadDetails, toReportDetails } from '../load-details.ts';
import { summariseLoad } from '../summarise-load.ts';
import { renderAnswers } from './answers-section.ts';
import { writeChartData } from './chart-data.ts';
import { renderEffects } from './effects-section.ts';
import { renderLatencySpread } from './latency-spread-section.ts';
import { renderLoadTotals } from './load-totals-section.ts';
import { renderOverTime } from './over-time-section.ts';
import { renderSetup } from './setup-section.ts';

/** Renders a load from its verdict to the command that repeats it. */
export function renderLoadArticle(load: LoadDetails): Markup {
  const { report, repeat } = load;
  const details = toReportDetails(load);
  const { verdict } = report;
  return html`<article class="run load" aria-labelledby="title">
<header class="run-header ${verdict}"><h1 id="title">${renderRunTitle(details)}</h1>
<p class="summary">${summariseLoad(report)}</p>
${renderFacts(details, report.setup.target)}</header>
${renderProblems(report.problems, 'problems')}
${renderExpectations(details, { id: 'expectations', find: () => undefined })}
${renderLoadTotals(report, 'totals')}
${renderOverTime(report, 'over-time')}
${renderLatencySpread(report, 'spread')}
${renderAnswers(report, 'answers')}
${renderEffects(report, 'effects')}
${renderSetup(report, 'setup')}
${renderRepeat(repeat, 'repeat')}
<script type="application/json" id="chart-data">${writeChartData(report)}</script>
</article>`;
}
