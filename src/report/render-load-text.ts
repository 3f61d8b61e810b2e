import picocolors from 'picocolors';
import { escapeAll, escapeText } from '../errors/escape-text.ts';
import type { LoadReport } from '../model/load-report.ts';
import type { LatencyMs } from '../model/report.ts';
import { describeExample } from './describe-effect.ts';
import { formatCount, formatMs } from './format-quantity.ts';
import type { LoadDetails } from './load-details.ts';
import { summariseLoad } from './summarise-load.ts';
import { renderRepeat } from './text-repeat.ts';
import { type Cell, layOutTable } from './text-table.ts';
import { type Page, renderVerdict } from './text-verdict.ts';
import { wrapText } from './text-width.ts';

const RIGHT = { side: 'right' } as const;
const LEFT = { side: 'left', shrinks: true } as const;
const ERROR_LIMIT = 5;
const SPANS = ['p50', 'p90', 'p95', 'p99', 'max'] as const;

/**
 * Renders the report of a load for people: the verdict, how many came how fast, how long answers took, what went wrong, how
 * to send it again.
 *
 * @returns The whole page, a line feed at its end.
 */
export function renderLoadText(
  given: LoadDetails,
  { color, width = 80 }: { readonly color: boolean; readonly width?: number },
): string {
  const { report, repeat } = escapeAll(given);
  const page: Page = { colors: picocolors.createColors(color), width: Math.max(40, width) };
  const { scenario, verdict, seed, runId } = report;
  const sections = [
    renderVerdict({ page, verdict, text: `${scenario}: ${summariseLoad(report)}` }),
    renderCounts(report, page),
    renderSpans(report, page),
    renderErrors(report, page),
    renderEffects(report, page),
    renderExpectations(report, page),
    report.problems.flatMap((problem) =>
      wrapText(problem, page.width - 4).map((line, index) => `${index === 0 ? '  ! ' : '    '}${line}`),
    ),
    [
      page.colors.dim(
        `seed ${seed}, run id ${runId}, ${report.cpuMs} ms of processor time, ${report.maxRssMiB} MiB`,
      ),
    ],
    renderRepeat({ repeat }, page),
  ];
  const shown = sections.filter((lines) => lines.length > 0);
  return `${shown.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function renderCounts({ totals, statuses }: LoadReport, page: Page): readonly string[] {
  const rows = [
    ['accepted', totals.accepted],
    ['rejected', totals.rejected],
    ['timed out', totals.timedOut],
    ['unreachable', totals.unreachable],
    ['dropped', totals.dropped],
    ['retried', totals.retried],
    ['lost', totals.lost],
  ] as const;
  const shown = rows.filter(([name, count]) => count > 0 || name === 'accepted' || name === 'lost');
  const answers = Object.entries(statuses).map(([status, count]) => `${status} ×${formatCount(count)}`);
  return [
    page.colors.bold('Deliveries'),
    ...layOutTable({
      columns: [RIGHT, LEFT],
      rows: shown.map(([name, count]) => [{ text: formatCount(count) }, { text: name }]),
      width: page.width - 2,
    }).map((line) => `  ${line}`),
    ...(answers.length > 0
      ? wrapText(`answers: ${answers.join(', ')}`, page.width - 2).map((line) => `  ${line}`)
      : []),
  ];
}

function renderSpans({ latencyMs, serviceMs, lagMs }: LoadReport, page: Page): readonly string[] {
  const row = (name: string, spans: Partial<LatencyMs>): readonly Cell[] => [
    { text: name },
    ...SPANS.map((key) => ({ text: describe(spans[key]) })),
  ];
  const rows = [
    [{ text: '' }, ...SPANS.map((text) => ({ text }))],
    row('latency', latencyMs),
    row('service', serviceMs),
    row('lag', lagMs),
  ];
  return [
    page.colors.bold('Times (latency: from when the event was due; service: from sending; lag: our own)'),
    ...layOutTable({
      columns: [LEFT, ...SPANS.map(() => RIGHT)],
      rows,
      width: page.width - 2,
      narrows: true,
    }).map((line) => `  ${line}`),
  ];
}

function renderErrors({ errors }: LoadReport, page: Page): readonly string[] {
  const sorted = Object.entries(errors).sort(([, a], [, b]) => b - a);
  if (sorted.length === 0) return [];
  const rows = sorted
    .slice(0, ERROR_LIMIT)
    .map(([text, count]) => [{ text: formatCount(count) }, { text: escapeText(text) }]);
  const table = layOutTable({ columns: [RIGHT, LEFT], rows, width: page.width - 2 });
  return [page.colors.bold('No answer'), ...table.map((line) => `  ${line}`)];
}

function renderEffects({ effects }: LoadReport, page: Page): readonly string[] {
  if (effects === null) return [];
  const rows = [
    ['once', effects.once],
    ['never', effects.never],
    ['more than once', effects.moreThanOnce],
  ] as const;
  const table = layOutTable({
    columns: [RIGHT, LEFT],
    rows: rows.map(([name, count]) => [{ text: formatCount(count) }, { text: name }]),
    width: page.width - 2,
  });
  const examples = effects.examples.flatMap((example) =>
    wrapText(describeExample(example), page.width - 4).map((line, index) =>
      index === 0 ? line : `  ${line}`,
    ),
  );
  return [
    page.colors.bold('Accepted events processed, by what the twin was asked'),
    ...[...table, ...examples].map((line) => `  ${line}`),
  ];
}

function renderExpectations({ expectations }: LoadReport, page: Page): readonly string[] {
  const { colors } = page;
  const mark = { pass: colors.green('✓'), fail: colors.red('✗'), incomplete: colors.yellow('?') };
  const rows = expectations.map(({ name, expected, actual }) => [
    { text: name },
    { text: expected },
    { text: actual },
  ]);
  const lines = layOutTable({ columns: [LEFT, LEFT, LEFT], rows, width: page.width - 4 });
  return [
    colors.bold('Expected'),
    ...lines.map((line, index) => `  ${mark[expectations[index]?.verdict ?? 'pass']} ${line}`),
  ];
}

function describe(ms: number | null | undefined): string {
  return ms === null || ms === undefined ? '' : formatMs(ms);
}
