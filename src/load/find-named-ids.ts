import type { JsonValue } from '../model/json.ts';
import type { TwinRequest } from '../model/twin-request.ts';

/** Ids of messages are as long as this, in A–Z, a–z and 0–9. */
const ID_LENGTH = 20;

/** Says where a page goes on, not what a request is about. */
const PAGE_KEY = 'lastMessageId';

/** Finds everything in a request that may be the id of a message: in its path, its query and its body, also within texts. */
export function findNamedIds({
  path,
  query,
  body,
}: Pick<TwinRequest, 'path' | 'query' | 'body'>): Set<string> {
  const { [PAGE_KEY]: _page, ...asked } = query;
  const ids = new Set<string>();
  for (const text of [path, ...Object.values(asked), ...listTexts(body)]) {
    for (const [word] of text.matchAll(/[A-Za-z0-9]+/g)) if (word.length === ID_LENGTH) ids.add(word);
  }
  return ids;
}

function listTexts(body: JsonValue): readonly string[] {
  const texts: string[] = [];
  const left: JsonValue[] = [body];
  for (let value = left.pop(); value !== undefined; value = left.pop()) {
    if (typeof value === 'string') texts.push(value);
    else if (typeof value === 'object' && value !== null) left.push(...Object.values(value));
  }
  return texts;
}
