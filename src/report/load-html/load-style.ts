/** What the page of a load looks like beside what all pages share. */
export const LOAD_STYLE = `
:root { --p50: #1c7293; --p90: #3a53b4; --p95: #8a6000; --p99: #9a2f86; --max: #5b616b; --answered: #0f7a52; --arrived: #3a53b4; --intended: #858a93; --lag: #1c7293; --spread: #3a53b4; }
@media screen and (prefers-color-scheme: dark) {
  :root { --p50: #5cc3e0; --p90: #93a6f5; --p95: #e8b54e; --p99: #ec83d2; --max: #a3a9b4; --answered: #56c88f; --arrived: #93a6f5; --intended: #7f8794; --lag: #5cc3e0; --spread: #93a6f5; }
}
.chart { margin: 1.4rem 0 0; }
figcaption { display: flex; flex-wrap: wrap; gap: 0 .6em; align-items: baseline; }
.chart-title { font-weight: 650; }
.unit, .at { color: var(--soft); font-size: .875rem; }
.at { margin-left: auto; font-variant-numeric: tabular-nums; }
.chart .legend { margin: .15rem 0 .35rem; font-size: .8125rem; min-height: 1.3rem; }
.now { font-weight: 550; font-variant-numeric: tabular-nums; }
.sample { flex: none; }
.sample path { fill: none; stroke: currentColor; stroke-width: 1.8; }
.sample .thick { stroke-width: 3; }
.sample .broad { stroke-width: 8; }
.sample .dashed { stroke-dasharray: 5 3; }
.sample .dotted { stroke-dasharray: 1.5 2.5; }
.sample rect { fill: currentColor; }
.c-p50 { color: var(--p50); } .c-p90 { color: var(--p90); } .c-p95 { color: var(--p95); } .c-bound { color: var(--fail); } .c-p99 { color: var(--p99); } .c-max { color: var(--max); }
.c-answered { color: var(--answered); } .c-arrived { color: var(--arrived); } .c-intended { color: var(--intended); }
.c-lag { color: var(--lag); } .c-spread { color: var(--spread); }
.c-accepted { color: var(--accepted); } .c-rejected { color: var(--rejected); } .c-timed-out { color: var(--timed-out); }
.c-unreachable { color: var(--unreachable); } .c-dropped { color: var(--dropped); }
.plot { background: var(--sheet); border: 1px solid var(--line); border-radius: 6px; padding: .5rem .25rem 0; overflow: hidden; }
:root:not(.drawn) .chart, .drawn .undrawn { display: none; }
.uplot { font: inherit; }
.u-hz .u-cursor-x, .u-vt .u-cursor-y { border-color: var(--soft); }
.numbers { font-size: .875rem; font-variant-numeric: tabular-nums; }
.numbers th, .numbers td { text-align: right; padding: .22rem 0 .22rem 1.2rem; white-space: nowrap; }
.numbers th:first-child { text-align: left; padding-left: 0; }
.numbers .text { text-align: left; white-space: normal; color: var(--soft); }
.numbers.narrow { width: auto; max-width: 100%; }
.answers .numbers th { white-space: normal; }
/* A shade at the edge says that there is more to see; the paper above it goes along with the content and covers it at the end. */
.wide { overflow-x: auto; margin-top: 1rem; background: linear-gradient(to left, var(--paper) 40%, transparent) right / 3rem 100% no-repeat local, linear-gradient(to left, var(--soft), transparent) right / .7rem 100% no-repeat scroll; }
.folded.table { margin-top: .9rem; }
.folded.table .wide { margin-top: .4rem; max-height: 32rem; overflow: auto; }
.folded.table thead th { position: sticky; top: 0; background: var(--paper); }
.setup dl { display: grid; gap: .15rem; font-size: .9375rem; }
.setup dl div { display: grid; grid-template-columns: 7rem minmax(0, 1fr); gap: 0 1rem; }
.setup dt { color: var(--soft); }
@media (max-width: 42rem) {
  .setup dl div { grid-template-columns: 5rem minmax(0, 1fr); }
  .totals .text { display: none; }
  .numbers { font-size: .8125rem; }
  .numbers th, .numbers td { padding-left: .7rem; }
  .totals .numbers th, .totals .numbers td { padding-left: .45rem; }
  .totals .numbers th:first-child { padding-left: 0; }
}
@media print {
  .chart { break-inside: avoid; }
  .folded.table .wide { max-height: none; }
}
`;
