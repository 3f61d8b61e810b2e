import type { EffectExample } from '../model/load-effects.ts';
import { countNoun } from './format-quantity.ts';

/** Says of one event how often it was processed: `0d3kf… 2 times, by GET /conversations/messages/:id (webhookId …)`. */
export function describeExample({ messageId, webhookId, times, request }: EffectExample): string {
  const how = request === null ? 'never' : `${countNoun(times, 'time')}, by ${request}`;
  return `${messageId} ${how}${webhookId === null ? '' : ` (webhookId ${webhookId})`}`;
}
