/** How the page looks: light or dark as the reader's system is, from 360 pixels up, and on paper. */
export const PAGE_STYLE = `
:root {
  color-scheme: light;
  --paper: #f6f5f1; --sheet: #fff; --ink: #1d2024; --soft: #5b616b; --line: #d9d6ce; --faint: #ebe8e1;
  --link: #1b4f9c; --pass: #0b6b45; --fail: #b3251a; --incomplete: #7a5a00;
  --accepted: #0f7a52; --rejected: #c2361f; --timed-out: #8a6000; --unreachable: #6b46a9; --dropped: #5b616b;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    color-scheme: dark;
    --paper: #14161a; --sheet: #1b1e24; --ink: #e8e6e1; --soft: #a3a9b4; --line: #363b44; --faint: #272b32;
    --link: #8db9f7; --pass: #5fcf98; --fail: #ff8a7a; --incomplete: #ebc35c;
    --accepted: #56c88f; --rejected: #ff806a; --timed-out: #e8b54e; --unreachable: #bda2f7; --dropped: #a3a9b4;
  }
}
*, ::before, ::after { box-sizing: border-box; }
html { font: 100%/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif; -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--paper); color: var(--ink); overflow-wrap: anywhere; }
main { max-width: 70rem; margin: 0 auto; padding: 1.25rem clamp(.9rem, 3vw, 2rem) 4rem; }
h1, h2, h3, p, dl, dd, ul, ol, pre { margin: 0; }
ul, ol { padding: 0; list-style: none; }
a { color: var(--link); }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: 3px; }
.shapes { position: absolute; }
.note { color: var(--soft); font-size: .875rem; max-width: 46rem; }
.note:empty { display: none; }
code, pre, .place, .facts dd, .headers dl, .folded dl { font-family: ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: .8125rem; }

/* Shapes */
.mark { width: .8em; height: .8em; flex: none; overflow: visible; }
.hollow { fill: none; stroke: currentColor; stroke-width: 1.6; stroke-linejoin: round; stroke-linecap: round; }
.hollow.thick { stroke-width: 2.2; }
.hollow.dashed { stroke-dasharray: 2.2 2.2; stroke-linecap: butt; }
.ring { fill: none; stroke: var(--soft); stroke-width: 1.2; }
.ring.fault { stroke-dasharray: 2 2; }
.ring.lost { stroke: var(--fail); stroke-width: 1.5; }
.ring.unexpected { stroke: var(--fail); stroke-width: 1.8; }
.accepted { color: var(--accepted); } .rejected { color: var(--rejected); } .timed-out { color: var(--timed-out); }
.unreachable { color: var(--unreachable); } .dropped, .unsent { color: var(--dropped); }
.unexpected { color: var(--fail); }
.mark.unexpected { outline: 1.6px solid; outline-offset: 1.5px; border-radius: 1px; margin: 0 .2em; }
.hatch { stroke: var(--line); stroke-width: 2; fill: none; }
#unexpected rect { fill: var(--fail); } #unexpected .hatch { stroke: var(--paper); stroke-width: 3; }

/* Verdicts */
.verdict { display: inline-flex; align-items: center; gap: .35em; font-weight: 650; white-space: nowrap; }
.verdict.pass, .verdict .pass { color: var(--pass); } .verdict.fail, .verdict .fail { color: var(--fail); }
.verdict.incomplete, .verdict .incomplete { color: var(--incomplete); }
.run-header { border-left: .375rem solid var(--soft); padding: .1rem 0 .1rem 1rem; }
.run-header.pass { border-color: var(--pass); } .run-header.fail { border-color: var(--fail); } .run-header.incomplete { border-color: var(--incomplete); }
h1, h2 { font-weight: 650; line-height: 1.15; letter-spacing: -.015em; display: flex; flex-wrap: wrap; gap: 0 .5em; align-items: baseline; }
h1 { font-size: clamp(1.6rem, 6vw, 2.5rem); }
h2 { font-size: clamp(1.3rem, 5vw, 1.75rem); }
h1 .verdict, h2 .verdict { text-transform: uppercase; letter-spacing: .01em; }
.scenario { font-weight: 500; }
.summary { font-size: 1.0625rem; margin: .3rem 0 .6rem; }
.facts { display: flex; flex-wrap: wrap; gap: .1rem 1.4rem; font-size: .8125rem; }
.facts div { display: flex; gap: .5em; min-width: 0; }
.facts dt { color: var(--soft); flex: none; }
.runs { margin: 1.25rem 0 0; border-top: 1px solid var(--line); }
.runs li { border-bottom: 1px solid var(--line); }
.runs a { display: grid; grid-template-columns: 8rem minmax(8rem, 16rem) 1fr; gap: 0 1rem; padding: .4rem 0; text-decoration: none; color: inherit; }
.runs a:hover .scenario { text-decoration: underline; }
.runs .scenario { color: var(--link); }
.runs .verdict { font-size: .875rem; }
.runs .what { color: var(--soft); font-size: .875rem; }
.run { margin-top: 3rem; }
.run:has(> .folding) { margin-top: 1.25rem; }
.folding > summary { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 1rem; padding-block: .35rem; }
.folding:not([open]) > summary h2 { font-size: 1.125rem; }
.folding > summary .summary { margin: 0; font-size: .9375rem; color: var(--soft); }
.folding > summary h2::after { content: ""; width: .42rem; height: .42rem; border-right: 2px solid var(--soft); border-bottom: 2px solid var(--soft); transform: rotate(-45deg); align-self: center; }
.folding[open] > summary h2::after { transform: rotate(45deg); }
.folding[open] { margin-bottom: 3rem; }
.folding > .facts { margin: .7rem 0 0 1.375rem; }
.run:first-child { margin-top: 0; }

/* Sections */
section { margin-top: 2.25rem; }
h3 { font-size: 1rem; font-weight: 650; padding-top: .6rem; border-top: 2px solid var(--ink); margin-bottom: .6rem; }
.problems li, .repeat p { margin-top: .3rem; }
.repeat code { display: block; background: var(--faint); padding: .5rem .7rem; border-radius: 4px; user-select: all; }
.legend { display: flex; flex-wrap: wrap; gap: .15rem 1.1rem; font-size: .875rem; margin-top: .5rem; }
.legend li { display: inline-flex; align-items: center; gap: .4em; }

/* Tables */
table { border-collapse: collapse; width: 100%; font-size: .9375rem; }
th, td { text-align: left; vertical-align: top; padding: .38rem .9rem .38rem 0; border-top: 1px solid var(--line); font-weight: 400; }
thead th { overflow-wrap: normal; color: var(--soft); font-size: .8125rem; border-top: 0; padding-top: 0; }
.expectations tbody th { font-weight: 550; }
.expectations td:first-child { width: 7.5rem; }
.expectations .verdict { font-size: .875rem; }
.place { color: var(--soft); font-weight: 400; white-space: nowrap; }
.samples td { border-top: 0; padding-top: 0; }
.samples ul { border-left: 2px solid var(--line); padding-left: .75rem; color: var(--soft); font-size: .875rem; }
.kinds { width: auto; margin-top: 1.1rem; font-size: .875rem; font-variant-numeric: tabular-nums; }
.kinds th, .kinds td { padding: .22rem 0 .22rem 1.4rem; text-align: right; }
.kinds th:first-child { text-align: left; padding-left: 0; }
.none { color: var(--soft); } .bad dd, td.bad { color: var(--fail); font-weight: 650; }

/* Totals */
.bar { display: block; border-radius: 5px; background: var(--faint); }
.bar .accepted { fill: var(--accepted); } .bar .rejected { fill: var(--rejected); } .bar .timed-out { fill: var(--timed-out); } .bar .unreachable { fill: var(--unreachable); }
.bar .unexpected { fill: url(#unexpected); }
.bar.sample { border-radius: 2px; }
.figures { display: grid; grid-template-columns: repeat(auto-fill, minmax(6.2rem, 1fr)); gap: .8rem 1rem; margin-top: 1.1rem; }
.figures div { display: flex; flex-direction: column-reverse; }
.figures dt { color: var(--soft); font-size: .8125rem; }
.figures dd { font-size: 1.375rem; line-height: 1.2; font-weight: 550; font-variant-numeric: tabular-nums; }
.figures .none dd { color: var(--soft); font-weight: 400; }
.latencies { display: flex; flex-wrap: wrap; gap: 0 1.2rem; margin-top: 1rem; font-size: .875rem; }
.latencies span, .latencies dt { color: var(--soft); }
.latencies dl { display: flex; flex-wrap: wrap; gap: 0 1.2rem; }
.latencies dl div { display: flex; gap: .4em; }
.latencies dd { font-variant-numeric: tabular-nums; }

/* Timeline */
.lanes { margin-top: .6rem; background: var(--sheet); border: 1px solid var(--line); border-radius: 6px; overflow: clip; }
.row { display: grid; grid-template-columns: 11rem minmax(0, 1fr); border-top: 1px solid var(--faint); }
.row.axis { border-top: 0; position: sticky; top: 0; background: var(--sheet); border-bottom: 1px solid var(--line); z-index: 1; color: var(--soft); }
.who { padding: .2rem .6rem; font-size: .8125rem; line-height: 1.3; align-self: center; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.lane { display: block; }
.lane text { font-size: 11px; fill: var(--soft); }
.lane line.tick { stroke: var(--faint); }
.lane rect.quiet { fill: url(#quiet); }
.lane line.retries { stroke: var(--soft); stroke-width: 1.2; }
.lane [data-i] { cursor: pointer; }
.lane [data-i]:hover line.retries { stroke: var(--ink); stroke-width: 2; }

/* Deliveries */
.filters { display: flex; flex-wrap: wrap; gap: .6rem 1rem; align-items: end; margin: .2rem 0 .8rem; }
.filters[hidden], .more[hidden] { display: none; }
.filters label { display: grid; grid-template-columns: minmax(0, auto); gap: .1rem; max-width: 18rem; font-size: .8125rem; color: var(--soft); }
input, select, button { font: inherit; font-size: .875rem; color: var(--ink); background: var(--sheet); border: 1px solid var(--soft); border-radius: 4px; padding: .3rem .5rem; max-width: 100%; }
input, select { height: 2.15rem; }
button { cursor: pointer; }
.filters select { min-width: 0; max-width: 18rem; }
.count { margin-left: auto; font-size: .875rem; color: var(--soft); }
.list > li { border-top: 1px solid var(--line); }
.list > li:last-child { border-bottom: 1px solid var(--line); }
.list > li > details > summary { display: grid; grid-template-columns: 1rem 6.5rem minmax(8rem, 12rem) minmax(0, 1fr) auto auto; gap: 0 .8rem; align-items: baseline; padding: .4rem .2rem; cursor: pointer; list-style: none; font-size: .9375rem; }
summary { cursor: pointer; list-style: none; }
summary::-webkit-details-marker { display: none; }
.list > li > details > summary::before, .folded > summary::before { content: ""; width: .42rem; height: .42rem; border-right: 1.5px solid var(--soft); border-bottom: 1.5px solid var(--soft); transform: rotate(-45deg); align-self: center; margin-left: .15rem; }
details[open] > summary::before { transform: rotate(45deg); }
summary:hover { background: var(--faint); }
.when { color: var(--soft); font-size: .8125rem; font-variant-numeric: tabular-nums; }
.kind, .from { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; }
.kind { font-weight: 550; }
.from { color: var(--soft); font-size: .875rem; }
.tags { display: flex; flex-wrap: wrap; gap: .25rem; }
.tag { font-size: .75rem; border: 1px solid var(--line); border-radius: 3px; padding: 0 .35em; color: var(--soft); }
.tag.lost, .tag.unmet { color: var(--fail); border-color: var(--fail); }
.result { display: inline-flex; align-items: center; gap: .2rem; justify-content: flex-end; font-variant-numeric: tabular-nums; font-size: .875rem; flex-wrap: wrap; }
.label { min-width: 2.2rem; text-align: right; }
.unexpected > .result > .label { color: var(--fail); font-weight: 650; }
.tag.unmet { max-width: 18rem; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.inside { padding: .3rem 0 1.4rem 1.6rem; display: grid; gap: 1rem; min-width: 0; }
.inside > *, .attempt > * { min-width: 0; }
.bytes-bar { display: flex; flex-wrap: wrap; gap: .2rem 1rem; align-items: center; justify-content: space-between; }
.bytes-head { font-size: .875rem; }
.views { display: flex; }
.views button { border-radius: 0; margin-left: -1px; padding: .1rem .55rem; font-size: .8125rem; }
.views button:first-child { border-radius: 4px 0 0 4px; } .views button:last-child { border-radius: 0 4px 4px 0; }
.views [aria-pressed="true"] { background: var(--ink); color: var(--sheet); border-color: var(--ink); }
pre { margin-top: .3rem; padding: .6rem .75rem; background: var(--sheet); border: 1px solid var(--line); border-radius: 4px; white-space: pre-wrap; line-height: 1.45; max-height: 32rem; overflow: auto; unicode-bidi: isolate; tab-size: 2; }
.headers dl, .folded dl { margin-top: .2rem; display: grid; gap: .1rem; }
.headers dl div, .folded dl div { display: grid; grid-template-columns: minmax(7rem, 14rem) minmax(0, 1fr); gap: 0 1rem; }
.headers dt, .folded dt { color: var(--soft); }
.attempts { display: grid; gap: 1rem; }
.attempt { border-left: 2px solid var(--line); padding-left: .9rem; display: grid; gap: .4rem; }
.attempt-head { display: flex; flex-wrap: wrap; align-items: center; gap: .2rem .45rem; font-size: .9375rem; }
.folded > summary { display: inline-flex; gap: .5rem; align-items: center; font-size: .875rem; padding-right: .4rem; }
.folded b { font-weight: 400; }
.error { color: var(--fail); font-size: .875rem; }
.more { margin-top: .8rem; }
footer { margin-top: 3rem; color: var(--soft); font-size: .8125rem; }

@media (min-width: 62rem) { .lane .medium { display: none; } }
@media (min-width: 42.01rem) { .lane .narrow { display: none; } }
@media (max-width: 61.99rem) { .lane .wide { display: none; } }
@media (max-width: 42rem) {
  .lane .medium { display: none; }
  .row { grid-template-columns: minmax(0, 1fr); }
  .who { padding: .3rem .5rem 0; }
  .axis .who { display: none; }
  .runs a { grid-template-columns: 7rem 1fr; }
  .runs .what { grid-column: 2; }
  .expectations thead, .kinds thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .expectations tr { display: grid; grid-template-columns: auto minmax(0, 1fr); border-top: 1px solid var(--line); padding: .45rem 0; gap: .05rem .8rem; align-items: baseline; }
  .expectations td[data-label], .samples td { grid-column: 1 / -1; }
  .expectations th, .expectations td, .expectations td:first-child { border: 0; padding: 0; width: auto; }
  .expectations tr.samples { border: 0; padding-top: 0; margin-top: -.3rem; }
  .samples td:empty { display: none; }
  .kinds, .kinds tbody { display: block; width: 100%; }
  .kinds tr { display: flex; flex-wrap: wrap; gap: 0 .9rem; border-top: 1px solid var(--line); padding: .3rem 0; }
  .kinds th, .kinds td { border: 0; padding: 0; text-align: left; }
  .kinds th { flex-basis: 100%; font-weight: 550; }
  .kinds td.none { display: none; }
  td[data-label]::before { content: attr(data-label) " "; color: var(--soft); font-weight: 400; }
  .place { white-space: normal; }
  .filters label { flex: 1 1 8rem; max-width: none; }
  .filters input, .filters select { width: 100%; max-width: none; }
  .count { flex-basis: 100%; }
  .list > li > details > summary { grid-template-columns: 1rem minmax(0, 1fr) auto; gap: 0 .5rem; }
  .list > li > details > summary::before { grid-row: 1; grid-column: 1; }
  .kind { grid-row: 1; grid-column: 2; }
  .result { grid-row: 1; grid-column: 3; flex-wrap: nowrap; white-space: nowrap; }
  .result .mark:nth-last-of-type(n + 6) { display: none; }
  .when { grid-row: 2; grid-column: 3; text-align: right; }
  .from { grid-row: 2; grid-column: 2; }
  .tags { grid-row: 3; grid-column: 2 / 4; }
  .inside { padding-left: 0; }
  pre { word-break: break-all; }
  .headers dl div, .folded dl div { grid-template-columns: minmax(0, 1fr); margin-bottom: .2rem; }
}
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
@media print {
  :root { color-scheme: light; --paper: #fff; --sheet: #fff; --ink: #000; --soft: #444; --line: #bbb; --faint: #e4e4e4; }
  main { max-width: none; padding: 0; }
  .filters, .more, .views { display: none !important; }
  .row.axis { position: static; }
  h1, h2, h3, thead { break-after: avoid; }
  tr, .row, .list > li, .figures div { break-inside: avoid; }
  details[open] { break-inside: auto; }
  pre { max-height: none; }
  .run { break-before: page; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`;
