import picocolors from 'picocolors';
import { escapeAll } from '../errors/escape-text.ts';
import type { LimitReport, LimitStep } from '../model/limit-report.ts';
import { formatCount, formatMs, formatRate } from './format-quantity.ts';
import { type Cell, layOutTable } from './text-table.ts';
import { type Page, renderVerdict } from './text-verdict.ts';
import { wrapText } from './text-width.ts';

const RIGHT = { side: 'right' } as const;
const LEFT = { side: 'left', shrinks: true } as const;
const COLUMNS = [RIGHT, RIGHT, RIGHT, RIGHT, RIGHT, RIGHT, LEFT];
const PAINTS = { held: 'green', broken: 'red', late: 'yellow', stopped: 'yellow' } as const;
const HEADS = ['rate', 'answered', 'p50', 'p99', 'dropped', 'lost', ''];

/**
 * Renders the search for a limit for people: the highest rate that held, and each step.
 *
 * @returns The whole page, a line feed at its end.
 */
export function renderLimitText(
  given: LimitReport,
  { color, width = 80 }: { readonly color: boolean; readonly width?: number },
): string {
  const report = escapeAll(given);
  const page: Page = { colors: picocolors.createColors(color), width: Math.max(40, width) };
  const { scenario, verdict, seed, steps } = report;
  const sections = [
    renderVerdict({ page, verdict, text: `${scenario}: ${summarise(report)}` }),
    renderSteps(steps, page),
    report.problems.flatMap((problem) =>
      wrapText(problem, page.width - 4).map((line, index) => `${index === 0 ? '  ! ' : '    '}${line}`),
    ),
    [page.colors.dim(`seed ${seed}${describeRunIds(report)}`)],
  ];
  const shown = sections.filter((lines) => lines.length > 0);
  return `${shown.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function summarise({ limit, steps }: LimitReport): string {
  const { heldPerSecond: held, beyondPerSecond: beyond } = limit;
  const reason = steps.findLast(({ ratePerSecond }) => ratePerSecond === beyond)?.reason;
  if (beyond === null) return held === null ? 'no rate was tried to its end' : `holds ${formatRate(held)}`;
  if (held === null) {
    return `${limit.beyond === 'late' ? 'cannot tell of' : 'does not hold'} ${formatRate(beyond)}: ${reason}`;
  }
  return `holds ${formatRate(held)}; at ${formatRate(beyond)} ${reason}`;
}

function describeRunIds({ runId, steps }: LimitReport): string {
  if (steps.length === 0) return '';
  return steps.length === 1 ? `, run id ${runId}-1` : `, run ids ${runId}-1 to ${runId}-${steps.length}`;
}

function renderSteps(steps: readonly LimitStep[], page: Page): readonly string[] {
  if (steps.length === 0) return [];
  const rows = [HEADS.map((text): Cell => ({ text })), ...steps.map((step) => describeStep(step, page))];
  const table = layOutTable({ columns: COLUMNS, rows, width: page.width - 2, narrows: true });
  return [page.colors.bold('Steps'), ...table.map((line) => `  ${line}`)];
}

function describeStep({ ratePerSecond, outcome, reason, report }: LimitStep, page: Page): readonly Cell[] {
  const { rate, latencyMs, totals } = report;
  const ms = (value: number | null): Cell => ({ text: value === null ? '' : formatMs(value) });
  return [
    { text: formatRate(ratePerSecond) },
    { text: rate.achievedPerSecond === null ? '' : formatRate(rate.achievedPerSecond) },
    ms(latencyMs.p50),
    ms(latencyMs.p99),
    { text: formatCount(totals.dropped) },
    { text: formatCount(totals.lost) },
    { text: reason ?? outcome, paint: page.colors[PAINTS[outcome]] },
  ];
}
