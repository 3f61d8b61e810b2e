import { countNoun, formatCount } from './format-quantity.ts';
import type { DeliverySample } from './report-details.ts';
import { type Column, layOutTable } from './text-table.ts';
import type { Page } from './text-verdict.ts';
import { measureText, wrapText } from './text-width.ts';

const SHOWN_LIMIT = 10;

/** Examples to show. */
export type SampleList = {
  readonly page: Page;
  readonly indent: number;
  readonly samples: readonly DeliverySample[];
  /** Whether each says which step it is of. */
  readonly withStep: boolean;
  /** How many there were, shown or not. */
  readonly totalCount: number;
};

/**
 * Renders deliveries: kind, step, attempts, and what came back, which stands below where it does not fit beside.
 * Those that read the same are put together.
 */
export function renderSamples(list: SampleList): readonly string[] {
  const { page, indent, samples, totalCount } = list;
  const groups = groupAlike(samples).slice(0, SHOWN_LIMIT);
  const moreCount = totalCount - groups.reduce((sum, { count }) => sum + count, 0);
  const more = moreCount > 0 ? [page.colors.dim(`… and ${formatCount(moreCount)} more`)] : [];
  return [...layOutGroups(groups, list), ...more].map((line) => ' '.repeat(indent) + line);
}

function layOutGroups(groups: readonly Group[], list: SampleList): readonly string[] {
  const width = list.page.width - list.indent;
  const repeats = groups.some(({ count }) => count > 1);
  const heads = groups.map(({ sample, count }) => [
    { text: sample.kind },
    ...(list.withStep ? [{ text: sample.stepId ?? sample.stepPath }] : []),
    { text: countNoun(sample.attempts, 'attempt') },
    ...(repeats ? [{ text: count > 1 ? `×${formatCount(count)}` : '' }] : []),
  ]);
  const columns: readonly Column[] = [
    { side: 'left', shrinks: true },
    ...(list.withStep ? [{ side: 'left', shrinks: true } as const] : []),
    { side: 'right' },
    ...(repeats ? [{ side: 'left' } as const] : []),
  ];
  const beside = layOutTable({
    columns: [...columns, { side: 'left' }],
    rows: heads.map((head, index) => [...head, { text: groups[index]?.sample.cameBack ?? '' }]),
    width: Number.POSITIVE_INFINITY,
  });
  if (beside.every((line) => measureText(line) <= width)) return beside;
  return layOutTable({ columns, rows: heads, width }).flatMap((head, index) => [
    head,
    ...wrapText(groups[index]?.sample.cameBack ?? '', width - 4).map((line) => `    ${line}`),
  ]);
}

type Group = { readonly sample: DeliverySample; readonly count: number };

/** Puts samples together that differ in nothing but their delivery, in the order they first came. */
function groupAlike(samples: readonly DeliverySample[]): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const sample of samples) {
    const likeness = JSON.stringify([sample.kind, sample.stepPath, sample.attempts, sample.cameBack]);
    const group = groups.get(likeness) ?? { sample, count: 0 };
    groups.set(likeness, { ...group, count: group.count + 1 });
  }
  return [...groups.values()];
}
