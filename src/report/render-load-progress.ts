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
  const { rate, inFlight, waiting, latencyMs } = progress;
  const colors = picocolors.createColors(how.color);
  const trouble = describeTrouble(progress);
  const intended = rate.intendedPerSecond === null ? [] : [`${formatRate(rate.intendedPerSecond)} intended`];
  const rows: readonly (readonly [string, readonly string[], boolean?])[] = [
    [
      'rate',
      [
        ...intended,
        `${formatRate(rate.arrivedPerSecond)} arrived`,
        `${formatRate(rate.answeredPerSecond)} answered`,
      ],
    ],
    [
      'in flight',
      [formatCount(inFlight), ...(waiting > 0 ? [`${formatCount(waiting)} waiting for their contact`] : [])],
    ],
    [
      'latency',
      latencyMs.p50 === null || latencyMs.p99 === null
        ? ['none in the last second']
        : [`p50 ${formatMs(latencyMs.p50)}`, `p99 ${formatMs(latencyMs.p99)} in the last second`],
    ],
    ['outcomes', describeOutcomes(progress)],
    ...(trouble.length > 0 ? [['errors', trouble, true] as const] : []),
  ];
  const lines = rows.map(([label, parts, isBad = false]) => {
    const text = cutText(parts.join(', '), how.width - LABEL_WIDTH);
    return `  ${colors.dim(label.padEnd(LABEL_WIDTH - 2))}${isBad ? colors.red(text) : text}`;
  });
  return [renderHeading(progress, how), ...lines];
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
  { elapsedMs, endsAtMs, plannedEvents, totals }: LoadProgress,
  { name, color, width }: { readonly name: string; readonly color: boolean; readonly width: number },
): string {
  const colors = picocolors.createColors(color);
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
  const text = share !== null && share >= 1 ? `${far}, waiting for what is left` : far;
  const title = cutText(escapeText(name), Math.max(1, width - measureText(text) - 2));
  const heading = `${colors.bold(title)}  ${cutText(text, width)}`;
  const room = width - measureText(title) - measureText(text) - 4;
  return share === null || room < BAR_WIDTH
    ? heading
    : `${heading}  ${drawBar(Math.min(1, share), colors.dim)}`;
}

function drawBar(share: number, paintRest: (text: string) => string): string {
  const doneWidth = Math.floor(share * BAR_WIDTH);
  return '━'.repeat(doneWidth) + paintRest('─'.repeat(BAR_WIDTH - doneWidth));
}
