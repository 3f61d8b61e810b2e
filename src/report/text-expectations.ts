import type { ExpectationResult } from '../model/report.ts';
import type { SourcePosition } from '../model/scenario.ts';
import { describePosition } from './describe-position.ts';
import { countNoun } from './format-quantity.ts';
import type { DeliverySample, ReportDetails } from './report-details.ts';
import { renderSamples } from './text-samples.ts';
import { layOutTable } from './text-table.ts';
import type { Page } from './text-verdict.ts';
import { wrapText } from './text-width.ts';

const MET_LIMIT = 12;
const SAMPLE_LIMIT = 3;
const LABEL_WIDTH = 14;

/**
 * Renders each failed expectation: where it stands, what was expected, what came, and on which deliveries. A
 * delivery that fails several is shown with the first.
 */
export function renderFailures({ report, failures }: ReportDetails, page: Page): readonly string[] {
  if (failures.length === 0) return [];
  const failed = report.expectations.filter((each) => each.verdict === 'fail');
  const shown = new Set<string>();
  const blocks = failed.flatMap((result, index) => {
    const { position = null, samples = [] } = failures[index] ?? {};
    const fresh = samples.filter(({ deliveryId }) => !shown.has(deliveryId));
    for (const { deliveryId } of fresh) shown.add(deliveryId);
    return renderFailure({ result, position, samples: fresh, page });
  });
  return [page.colors.bold(failed.length === 1 ? 'Failed expectation' : 'Failed expectations'), ...blocks];
}

/** Renders what could not be judged, one a line. */
export function renderUnjudged({ report }: ReportDetails, page: Page): readonly string[] {
  const unjudged = report.expectations.filter((each) => each.verdict === 'incomplete');
  if (unjudged.length === 0) return [];
  return [page.colors.bold('Not judged'), ...renderList(unjudged, page)];
}

/** Renders what was met, one a line; only where all is well, elsewhere it would hide what is not. */
export function renderMet({ report }: ReportDetails, page: Page): readonly string[] {
  if (report.verdict !== 'pass') return [];
  const shown = report.expectations.slice(0, MET_LIMIT);
  const moreCount = report.expectations.length - shown.length;
  const more = moreCount > 0 ? [page.colors.dim(`  … and ${countNoun(moreCount, 'other')} met`)] : [];
  return [page.colors.bold('Expected and met'), ...renderList(shown, page), ...more];
}

type FailureBlock = {
  readonly result: ExpectationResult;
  readonly position: SourcePosition | null;
  readonly samples: readonly DeliverySample[];
  readonly page: Page;
};

function renderFailure({ result, position, samples, page }: FailureBlock): readonly string[] {
  const { colors, width } = page;
  const place = position === null ? null : describePosition(position);
  const heading = wrapText(place === null ? result.name : `${result.name}  ${place}`, width - 4);
  const text = (label: string, value: string): readonly string[] =>
    wrapText(value, width - LABEL_WIDTH).map(
      (line, index) => (index === 0 ? `    ${label}` : '').padEnd(LABEL_WIDTH) + line,
    );
  const shown = samples.slice(0, SAMPLE_LIMIT);
  return [
    ...heading.map((line, index) => `  ${index === 0 ? colors.red('✗') : ' '} ${line}`),
    ...text('expected', result.expected),
    ...text('came', result.actual),
    ...renderSamples({
      page,
      indent: LABEL_WIDTH,
      samples: shown,
      withStep: false,
      totalCount: shown.length,
    }),
  ];
}

function renderList(results: readonly ExpectationResult[], { colors, width }: Page): readonly string[] {
  const mark = { pass: colors.green('✓'), fail: colors.red('✗'), incomplete: colors.yellow('?') };
  const rows = results.map(({ name, expected, actual }) => [
    { text: name },
    { text: expected },
    { text: actual },
  ]);
  const shrinking = { side: 'left', shrinks: true } as const;
  const lines = layOutTable({ columns: [shrinking, shrinking, shrinking], rows, width: width - 4 });
  return lines.map((line, index) => `  ${mark[results[index]?.verdict ?? 'pass']} ${line}`);
}
