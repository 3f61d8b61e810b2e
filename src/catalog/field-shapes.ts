import type { JsonSchema } from '../model/json.ts';
import type { FieldOverlay } from './field-overlay.ts';

const RECORD_ID = { type: 'string', pattern: '^[A-Za-z0-9]{20}$' };

function shape(story: string, schema: JsonSchema): FieldOverlay {
  return { schema: { ...schema, faker: `story.${story}` } };
}

/** The id of a contact, conversation, message, user or location (observed: issues #224, #255, #260). */
export function recordId(story: string): FieldOverlay {
  return shape(story, RECORD_ID);
}

/** A list of such ids. */
export function recordIds(story: string): FieldOverlay {
  return shape(story, { type: 'array', items: RECORD_ID });
}

/** The id of an app, a version, a provider or a chat widget: 24 hexadecimal digits (observed: issues #224, #255). */
export function hexId(story: string): FieldOverlay {
  return shape(story, { type: 'string', pattern: '^[0-9a-f]{24}$' });
}

/** A random UUID (documented: Webhook Logs Dashboard page, read 2026-08-30). */
export function uuid(story: string): FieldOverlay {
  const pattern = '^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$';
  return shape(story, { type: 'string', format: 'uuid', pattern });
}

/** An instant in UTC with three decimals (documented in every example; observed: issues #224, #255, #260). */
export function instant(story: string): FieldOverlay {
  const pattern = '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$';
  return shape(story, { type: 'string', format: 'date-time', pattern });
}

/** A phone number in E.164 (documented: OutboundMessage page 2026-08). */
export function phone(story: string): FieldOverlay {
  return shape(story, { type: 'string', pattern: '^\\+[1-9]\\d{1,14}$' });
}

/** Free text. */
export function text(story: string): FieldOverlay {
  return shape(story, { type: 'string' });
}

/** One of several words. */
export function word(story: string, words: readonly string[]): FieldOverlay {
  return shape(story, { type: 'string', enum: words });
}

/** Whole seconds. */
export function seconds(story: string): FieldOverlay {
  return shape(story, { type: 'integer', minimum: 0 });
}

/** A list of URLs, of a bounded length if asked for. */
export function urls(
  story: string,
  bounds: { readonly minItems?: number; readonly maxItems?: number } = {},
): FieldOverlay {
  return shape(story, { type: 'array', items: { type: 'string', format: 'uri' }, ...bounds });
}

/** An e-mail address without a name. */
export function address(story: string): FieldOverlay {
  return shape(story, { type: 'string', format: 'email' });
}

/** A list of such addresses. */
export function addresses(story: string): FieldOverlay {
  return shape(story, { type: 'array', items: { type: 'string', format: 'email' } });
}

/** A name and an address, `Ada Okafor <ada@example.com>` (documented in every example; observed: issue #255). */
export function mailbox(story: string): FieldOverlay {
  return shape(story, { type: 'string', pattern: '^[^<>]+ <[^<>@\\s]+@[^<>@\\s]+>$' });
}
