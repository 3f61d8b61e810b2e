import { countNoun, formatMs } from './format-quantity.ts';
import type { ReportDetails } from './report-details.ts';
import { renderFailures, renderMet, renderUnjudged } from './text-expectations.ts';
import { renderKindTable } from './text-kind-table.ts';
import { renderRepeat } from './text-repeat.ts';
import { renderSamples } from './text-samples.ts';
import type { Page } from './text-verdict.ts';
import { measureText, wrapText } from './text-width.ts';

/** A part of a page: its lines, none when it has nothing to say. */
export type Section = (run: ReportDetails, page: Page) => readonly string[];

const SECTIONS: readonly Section[] = [
  renderIdentity,
  renderKindTable,
  renderFigures,
  renderLost,
  renderFailures,
  renderUnjudged,
  renderMet,
  renderProblems,
  renderRepeat,
];

/** Renders what stands between the two verdict lines. */
export function renderSections(run: ReportDetails, page: Page): readonly (readonly string[])[] {
  return SECTIONS.map((render) => render(run, page)).filter((lines) => lines.length > 0);
}

function renderIdentity({ report }: ReportDetails, { colors, width }: Page): readonly string[] {
  const parts = [
    ['seed', report.seed],
    ['run id', report.runId],
    ['started', report.startedAt],
    ['by', report.tool],
  ] as const;
  const text = parts.filter(([, value]) => value !== '').map((part) => part.join(' '));
  return fillLines(text, width).map((line) => colors.dim(line));
}

function renderFigures({ report, unfinishedCount }: ReportDetails, { width }: Page): readonly string[] {
  const { totals, latencyMs } = report;
  const counts = [
    countNoun(totals.attempts, 'attempt'),
    ...(totals.faulted > 0 ? [`${countNoun(totals.faulted, 'delivery', 'deliveries')} with a fault`] : []),
    ...(totals.duplicates > 0 ? [countNoun(totals.duplicates, 'duplicate')] : []),
    ...(totals.dropped > 0 ? [`${countNoun(totals.dropped, 'event')} dropped`] : []),
    ...(unfinishedCount > 0 ? [`${countNoun(unfinishedCount, 'delivery', 'deliveries')} unfinished`] : []),
  ];
  const latencies = Object.entries(latencyMs).flatMap(([key, ms]) =>
    ms === null ? [] : [`${key} ${formatMs(ms)}`],
  );
  return [
    ...fillLines(counts, width),
    ...(latencies.length === 0 ? [] : fillLines([`latency ${latencies[0]}`, ...latencies.slice(1)], width)),
  ];
}

function renderLost({ report, lost }: ReportDetails, page: Page): readonly string[] {
  const { totals } = report;
  if (totals.lost === 0) return [];
  const title = `HighLevel would have lost ${countNoun(totals.lost, 'delivery', 'deliveries')}`;
  const samples = renderSamples({ page, indent: 2, samples: lost, withStep: true, totalCount: totals.lost });
  return [page.colors.bold(title), ...samples];
}

function renderProblems({ report }: ReportDetails, { colors, width }: Page): readonly string[] {
  if (report.problems.length === 0) return [];
  const notes = report.problems.flatMap((problem) =>
    wrapText(problem, width - 4).map((line, index) => `  ${index === 0 ? colors.yellow('!') : ' '} ${line}`),
  );
  return [colors.bold('To know'), ...notes];
}

/** Sets parts side by side with a dot between, on as many lines as they need. */
function fillLines(parts: readonly string[], width: number): readonly string[] {
  const lines: string[] = [];
  for (const part of parts.flatMap((text) => wrapText(text, width))) {
    const longer = `${lines.at(-1)} · ${part}`;
    if (lines.length > 0 && measureText(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(part);
  }
  return lines;
}
