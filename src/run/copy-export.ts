import { joinPath, MAX_DEPTH, MAX_VALUES } from '../scenario/source-tree.ts';

/** A value that a module exports and that is no data. */
export class ForeignValueError extends Error {
  constructor(what: string, path: string) {
    super(`it exports ${what}${path === '' ? '' : ` at ${path}`}, which is no data`);
  }
}

type Copies = Map<object, unknown>;

/**
 * Copies what a module exports into plain data that another process can be given: what getters and proxies answer is in
 * the copy, and a value that holds itself still does. What is too deep or too long to be used is cut off just beyond
 * the bound, so that whoever checks the copy finds it so.
 *
 * @throws {@link ForeignValueError} for a function, a symbol or an object that JSON has no form for
 */
export function copyExport(value: unknown): unknown {
  return copy(value, { path: '', depth: 0, copies: new Map() });
}

type Spot = { readonly path: string; readonly depth: number; readonly copies: Copies };

function copy(value: unknown, spot: Spot): unknown {
  if (typeof value === 'function' || typeof value === 'symbol') {
    throw new ForeignValueError(`a ${typeof value}`, spot.path);
  }
  if (typeof value !== 'object' || value === null) return value;
  const known = spot.copies.get(value);
  if (known !== undefined) return known;
  if (spot.depth > MAX_DEPTH + 1) return null;
  return Array.isArray(value) ? copyList(value, spot) : copyMap(value, spot);
}

function copyList(list: readonly unknown[], spot: Spot): unknown {
  const copied: unknown[] = [];
  spot.copies.set(list, copied);
  const length = Math.min(list.length, MAX_VALUES + 1);
  for (let index = 0; index < length; index++) copied.push(copy(list[index], descend(spot, index)));
  return copied;
}

function copyMap(map: object, spot: Spot): unknown {
  if (Object.prototype.toString.call(map) !== '[object Object]') {
    throw new ForeignValueError(`a ${map.constructor.name}`, spot.path);
  }
  const copied: Record<string, unknown> = {};
  spot.copies.set(map, copied);
  for (const key of Object.keys(map)) {
    const item = copy((map as Readonly<Record<string, unknown>>)[key], descend(spot, key));
    // Not by assignment, which would set the prototype for `__proto__`; that key is refused later.
    Object.defineProperty(copied, key, { value: item, enumerable: true });
  }
  return copied;
}

function descend({ path, depth, copies }: Spot, key: string | number): Spot {
  return { path: joinPath(path, key), depth: depth + 1, copies };
}
