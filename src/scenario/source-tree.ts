import type { JsonValue } from '../model/json.ts';
import type { SourcePosition } from '../model/scenario.ts';
import { locateOffset, type SourceText } from './source-text.ts';

/** Where a value of a scenario stands. */
export type Place = {
  /** The way through the tree, as in `steps[2].expect`. */
  readonly path: string;
  /** Offsets into the text; for an object, ordinals in the order of its keys. */
  readonly keyAt: number;
  readonly valueAt: number;
};

/** A scenario as plain JSON, knowing where each value stands. */
export type SourceTree = {
  readonly file: string | null;
  /** Null for an object. */
  readonly source: SourceText | null;
  readonly root: JsonValue;
  /** By JSON pointer; the root is the empty one. */
  readonly places: ReadonlyMap<string, Place>;
};

/** Which half of a `key: value` is meant. */
export type PlacePart = 'key' | 'value';

/** One thing found wrong, not yet rendered. */
export type Finding = {
  readonly message: string;
  readonly path: string;
  /** As in {@link Place}. */
  readonly at: number;
};

/** Keys that would reach into the machinery of JavaScript objects. */
export const FORBIDDEN_KEYS: readonly string[] = ['__proto__', 'constructor', 'prototype'];

/** How deep a scenario may be nested. */
export const MAX_DEPTH = 32;

/** How many values a scenario may hold, each alias counted with all it stands for. */
export const MAX_VALUES = 30_000;

/** What a scenario with more than {@link MAX_VALUES} is told. */
export const TOO_MANY_VALUES = `this is more than ${MAX_VALUES} values; use repeat and each instead of writing every step`;

/** The pointer of a child. */
export function joinPointer(parent: string, key: string | number): string {
  return `${parent}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** The path of a child, as people write it. */
export function joinPath(parent: string, key: string | number): string {
  if (typeof key === 'number') return `${parent}[${key}]`;
  if (!/^[\p{L}_$][\p{L}\p{N}_$-]*$/u.test(key)) return `${parent}[${JSON.stringify(key)}]`;
  return parent === '' ? key : `${parent}.${key}`;
}

/** Finds where a value stands, or the nearest value around it. */
export function findPlace(tree: SourceTree, pointer: string): Place {
  for (let rest = pointer; rest !== ''; rest = rest.slice(0, rest.lastIndexOf('/'))) {
    const place = tree.places.get(rest);
    if (place !== undefined) return place;
  }
  return tree.places.get('') ?? { path: '', keyAt: 0, valueAt: 0 };
}

/** The position to report for a value or its key. */
export function positionOf(tree: SourceTree, pointer: string, part: PlacePart): SourcePosition {
  const place = findPlace(tree, pointer);
  const at = part === 'key' ? place.keyAt : place.valueAt;
  return { file: tree.file, ...locateIn(tree.source, at), path: place.path };
}

/** Line and column of an offset; null for an object. */
export function locateIn(
  source: SourceText | null,
  at: number,
): { readonly line: number | null; readonly column: number | null } {
  return source === null ? { line: null, column: null } : locateOffset(source, at);
}
