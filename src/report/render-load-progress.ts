import picocolors from 'picocolors';
import { escapeText } from '../errors/escape-text.ts';
import type { LoadProgress } from '../model/load-progress.ts';
import { formatCount, formatMs, formatRate } from './format-quantity.ts';
import { formatSpan } from './html/format-offset.ts';
import { cutText, measureText } from './text-width.ts';

const LABEL_WIDTH = 13;
const BAR_WIDTH = 30;
const ERROR_LIMIT = 4;

/**
 * Renders how a load stands for a terminal: how far it is, rate, in flight, latencies of the last second, what came back.
 *
 * @returns Lines of at most `width` columns.
 */
export function renderLoadProgress(
  progress: LoadProgress,
  how: { readonly name: string; readonly color: boolean; readonly width: number },
): readonly string[] {
  const { inFlight, waiting } = progress;
  const colors = picocolors.createColors(how.color);
  const trouble = describeTrouble(progress);
  const rows: readonly (readonly [string, readonly string[], boolean?])[] = [
    ['rate', describeRate(progress)],
    [
      'in flight',
      [formatCount(inFlight), ...(waiting > 0 ? [`${formatCount(waiting)} waiting for their contact`] : [])],
    ],
    ['latency', describeLatency(progress)],
    ['outcomes', describeOutcomes(progress)],
    ...(trouble.length > 0 ? [['errors', trouble, true] as const] : []),
  ];
  const lines = rows.map(([label, parts, isBad = false]) => {
    const text = cutText(parts.join(', '), how.width - LABEL_WIDTH);
    return `  ${colors.dim(label.padEnd(LABEL_WIDTH - 2))}${isBad ? colors.red(text) : text}`;
  });
  return [renderHeading(progress, how), ...lines];
}

/** Renders how a load stands in one line, for logs. */
export function renderLoadLine(progress: LoadProgress, name: string): string {
  const parts = [
    [describeExtent(progress).text],
    describeRate(progress),
    [`latency ${describeLatency(progress).join(', ')}`],
    [...describeOutcomes(progress), ...describeTrouble(progress)],
  ];
  return `${escapeText(name)}: ${parts.map((each) => each.join(', ')).join('; ')}`;
}

function describeRate({ rate }: LoadProgress): readonly string[] {
  return [
    ...(rate.intendedPerSecond === null ? [] : [`${formatRate(rate.intendedPerSecond)} intended`]),
    `${formatRate(rate.arrivedPerSecond)} arrived`,
    `${formatRate(rate.answeredPerSecond)} answered`,
  ];
}

function describeLatency({ latencyMs: { p50, p99 } }: LoadProgress): readonly string[] {
  return p50 === null || p99 === null
    ? ['none in the last second']
    : [`p50 ${formatMs(p50)}`, `p99 ${formatMs(p99)} in the last second`];
}

/** What deliveries stand at; of what went wrong only what there is. */
function describeOutcomes({ totals }: LoadProgress): readonly string[] {
  const { accepted, rejected, timedOut, unreachable, dropped, lost } = totals;
  const counts = { accepted, rejected, 'timed out': timedOut, unreachable, dropped, lost };
  return Object.entries(counts)
    .filter(([name, count]) => name === 'accepted' || count > 0)
    .map(([name, count]) => `${formatCount(count)} ${name}`);
}

/** What attempts came to that were not accepted, the most frequent first. */
function describeTrouble({ statuses, errors }: LoadProgress): readonly string[] {
  const refusals = Object.entries(statuses).filter(([status]) => !status.startsWith('2'));
  return [...refusals, ...Object.entries(errors)]
    .sort(([, a], [, b]) => b - a)
    .slice(0, ERROR_LIMIT)
    .map(([text, count]) => `${escapeText(text)} ×${formatCount(count)}`);
}

function renderHeading(
  progress: LoadProgress,
  { name, color, width }: { readonly name: string; readonly color: boolean; readonly width: number },
): string {
  const colors = picocolors.createColors(color);
  const { share, text } = describeExtent(progress);
  const title = cutText(escapeText(name), Math.max(1, width - measureText(text) - 2));
  const heading = `${colors.bold(title)}  ${cutText(text, width)}`;
  const room = width - measureText(title) - measureText(text) - 4;
  return share === null || room < BAR_WIDTH
    ? heading
    : `${heading}  ${drawBar(Math.min(1, share), colors.dim)}`;
}

/** How far a load is, and what share of it that is; null where its end is not known. */
function describeExtent({ elapsedMs, endsAtMs, plannedEvents, totals }: LoadProgress): {
  readonly share: number | null;
  readonly text: string;
} {
  const seconds = (ms: number): string => formatSpan(Math.round(ms / 1000) * 1000).replace('0 ms', '0 s');
  const [share, far] =
    endsAtMs !== null
      ? [elapsedMs / endsAtMs, `${seconds(Math.min(elapsedMs, endsAtMs))} of ${seconds(endsAtMs)}`]
      : plannedEvents !== null
        ? [
            totals.events / plannedEvents,
            `${formatCount(totals.events)} of ${formatCount(plannedEvents)} events`,
          ]
        : [null, `${formatCount(totals.events)} events in ${seconds(elapsedMs)}`];
  return { share, text: share !== null && share >= 1 ? `${far}, waiting for what is left` : far };
}

function drawBar(share: number, paintRest: (text: string) => string): string {
  const doneWidth = Math.floor(share * BAR_WIDTH);
  return '━'.repeat(doneWidth) + paintRest('─'.repeat(BAR_WIDTH - doneWidth));
}
