import { PayloadError } from '../errors/payload-error.ts';
import type { JsonValue } from '../model/json.ts';
import type { Payload } from '../model/payload.ts';

// A typing slip must not fill the memory.
const HIGHEST_INDEX = 9_999;
const IS_INDEX = /^\d+$/;

type Tree = { [key: string]: JsonValue };

/**
 * Sets values in a payload by path. Dots and integers walk objects and arrays; what is missing on the way is made.
 *
 * @param values By path, as in `attachments.0` or `meta.call.duration`.
 * @throws {@link PayloadError} `HL_PAYLOAD_INVALID` for an array index over 9,999.
 * @returns A new payload; new top-level keys stand before `timestamp`.
 */
export function setValues(payload: Payload, values: Readonly<Record<string, JsonValue>>): Payload {
  if (Object.keys(values).length === 0) return payload;
  const changed: Tree = { ...payload };
  const added = new Set<string>();
  for (const [path, value] of Object.entries(values)) {
    const [first = '', ...rest] = path.split('.');
    if (!Object.hasOwn(changed, first)) added.add(first);
    define(changed, first, setAt(changed[first], rest, value));
  }
  return added.size === 0 ? changed : moveBeforeTimestamp(changed, added);
}

/**
 * Takes paths out of a payload; a path that is not there is no error.
 *
 * @remarks Indices count in the list as it was, so that `cc.0` and `cc.1` are its first two.
 */
export function omitValues(payload: Payload, paths: readonly string[]): Payload {
  if (paths.length === 0) return payload;
  const changed: Tree = structuredClone(payload) as Tree;
  const lists = new Set<JsonValue[]>();
  for (const path of paths) {
    const keys = path.split('.');
    const last = keys.pop() as string;
    let holder: JsonValue | undefined = changed;
    for (const key of keys) holder = isTree(holder) && Object.hasOwn(holder, key) ? holder[key] : undefined;
    if (!isTree(holder)) continue;
    if (Array.isArray(holder)) lists.add(holder);
    if (!Array.isArray(holder) || IS_INDEX.test(last)) delete (holder as Tree)[last];
  }
  // What was deleted from a list left a gap; filter() skips gaps.
  for (const list of lists) list.splice(0, list.length, ...list.filter(() => true));
  return changed;
}

function setAt(current: JsonValue | undefined, path: readonly string[], value: JsonValue): JsonValue {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (IS_INDEX.test(key) && !(isTree(current) && !Array.isArray(current))) {
    if (Number(key) > HIGHEST_INDEX) throw new PayloadError('HL_PAYLOAD_INVALID', tooFar(key));
    const items: JsonValue[] = Array.isArray(current) ? [...current] : [];
    while (items.length < Number(key)) items.push(null);
    items[Number(key)] = setAt(items[Number(key)], rest, value);
    return items;
  }
  const tree: Tree = isTree(current) && !Array.isArray(current) ? { ...current } : {};
  define(tree, key, setAt(tree[key], rest, value));
  return tree;
}

function isTree(value: JsonValue | undefined): value is Tree {
  return typeof value === 'object' && value !== null;
}

function tooFar(index: string): string {
  return `Failed to set a value: the array index ${index} is over ${HIGHEST_INDEX}. Use a smaller one.`;
}

// Plain assignment to `__proto__` would set the prototype instead of a key.
function define(tree: Tree, key: string, value: JsonValue): void {
  Object.defineProperty(tree, key, { value, writable: true, enumerable: true, configurable: true });
}

function moveBeforeTimestamp(tree: Tree, added: ReadonlySet<string>): Payload {
  const old = Object.entries(tree).filter(([key]) => !added.has(key));
  const fresh = Object.entries(tree).filter(([key]) => added.has(key));
  const at = old.findIndex(([key]) => key === 'timestamp');
  return Object.fromEntries(at < 0 ? [...old, ...fresh] : [...old.slice(0, at), ...fresh, ...old.slice(at)]);
}
