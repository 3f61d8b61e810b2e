import { isMap, type YAMLMap } from 'yaml';
import type { JsonValue } from '../model/json.ts';
import { FORBIDDEN_KEYS } from './source-tree.ts';

/** Says what is wrong with a key, given those before it in the same map. */
export function judgeKey(name: string, siblings: Readonly<Record<string, JsonValue>>): string | null {
  if (name === '') return 'a key is missing before the colon';
  if (name === '<<') return 'merge keys (<<) are not read; write the keys out';
  if (FORBIDDEN_KEYS.includes(name)) return `the key "${name}" is not allowed`;
  if (Object.hasOwn(siblings, name)) return `the key "${name}" stands here twice`;
  return null;
}

/** `{{…}}` without quotes: a map whose only key is a map. */
export function isUnquotedTemplate(map: YAMLMap.Parsed): boolean {
  const [pair, second] = map.items;
  return map.flow === true && second === undefined && isMap(pair?.key) && pair.value === null;
}
