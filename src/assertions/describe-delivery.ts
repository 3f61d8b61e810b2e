import { escapeText } from '../errors/escape-text.ts';
import type { Attempt, Delivery } from '../model/delivery.ts';
import { decodeBytes } from '../report/decode-bytes.ts';
import { countNoun, formatMs } from '../report/format-quantity.ts';
import { latestOrigin, originOf, type RunOrigin } from '../run/run-origins.ts';

/** How many attempts of a delivery are shown: the first and the latest ones. */
const SHOWN = 5;
const EXCERPT = 120;

/** Shows a delivery and what came back: a line for itself, and one for each attempt. */
export function showDelivery(delivery: Delivery): readonly string[] {
  const { attempts } = delivery;
  const shown = attempts.length <= SHOWN ? attempts : [...attempts.slice(0, 1), ...attempts.slice(1 - SHOWN)];
  const lines = shown.map((attempt) => `    attempt ${attempt.number}: ${showAnswer(attempt)}`);
  const left = attempts.length - shown.length;
  return [
    `  ${nameDelivery(delivery)}: ${delivery.outcome} after ${countNoun(attempts.length, 'attempt')}`,
    ...(left > 0 ? [...lines.slice(0, 1), `    … ${left} more …`, ...lines.slice(1)] : lines),
  ];
}

/** Names a delivery: its kind, step and ids. */
export function nameDelivery({ kind, stepId, messageId, webhookId }: Delivery): string {
  const ids = [
    ...(stepId === null ? [] : [`step "${stepId}"`]),
    ...(messageId === undefined ? [] : [`messageId ${messageId}`]),
    ...(webhookId === null ? [] : [`webhookId ${webhookId}`]),
  ];
  return ids.length === 0 ? kind : `${kind} (${ids.join(', ')})`;
}

/** Says what an attempt came to: the status, the beginning of the answer, and how long it took. */
function showAnswer({ outcome, status, answer, latencyMs, error }: Attempt): string {
  if (outcome === 'timed-out') return `timed out after ${formatMs(latencyMs)}`;
  const text = decodeBytes((answer?.body ?? new Uint8Array()).subarray(0, EXCERPT * 4)).slice(0, EXCERPT);
  return [
    status === undefined ? outcome : String(status),
    ...(text === '' ? [] : [`"${escapeText(text)}"`]),
    `after ${formatMs(latencyMs)}`,
    ...(error === undefined ? [] : [`(${escapeText(error)})`]),
  ].join(' ');
}

/** Says how to repeat the run a delivery comes from. */
export function showOriginOf(delivery: Delivery): readonly string[] {
  return showOrigin(originOf(delivery));
}

/** Says how to repeat the run that ended last, for subjects that do not know which run reached them. */
export function showLatestOrigin(): readonly string[] {
  return showOrigin(latestOrigin(), 'The latest run was');
}

/** Says how to repeat a run. */
export function showOrigin(origin: RunOrigin | null, head = 'To repeat it:'): readonly string[] {
  if (origin === null) return [];
  const { scenario, seed, runId } = origin;
  return [
    `${head} ${JSON.stringify(scenario)} with seed ${JSON.stringify(seed)} and runId ${JSON.stringify(runId)}`,
  ];
}
