import type { JsonValue } from '../model/json.ts';
import type { TreeReading } from './read-yaml-tree.ts';
import {
  type Finding,
  FORBIDDEN_KEYS,
  joinPath,
  joinPointer,
  MAX_DEPTH,
  MAX_VALUES,
  type Place,
  TOO_MANY_VALUES,
} from './source-tree.ts';

/** Copies an object into a tree of plain JSON; keys whose value is undefined are left out, as JSON does. */
export function readObjectTree(object: unknown, file: string | null): TreeReading {
  const reader = new ObjectReader();
  const root = reader.read(object, { pointer: '', path: '', depth: 0 });
  return {
    tree: { file, source: null, root, places: reader.places },
    whole: reader.places.size <= MAX_VALUES,
    findings: reader.findings,
    spoiled: reader.spoiled,
  };
}

type Spot = { readonly pointer: string; readonly path: string; readonly depth: number };

class ObjectReader {
  readonly places = new Map<string, Place>();
  readonly findings: Finding[] = [];
  readonly spoiled = new Set<string>();
  readonly #open = new Set<object>();

  read(value: unknown, spot: Spot): JsonValue {
    const at = this.places.size;
    if (at > MAX_VALUES) return null;
    this.places.set(spot.pointer, { path: spot.path, keyAt: at, valueAt: at });
    if (at === MAX_VALUES) return this.#refuse(spot, TOO_MANY_VALUES);
    if (spot.depth > MAX_DEPTH)
      return this.#refuse(spot, `this is nested more than ${MAX_DEPTH} levels deep`);
    if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
    if (typeof value === 'number' && Number.isFinite(value)) return value;
    if (typeof value !== 'object')
      return this.#refuse(spot, `${describeForeign(value)} is no value that JSON has`);
    if (this.#open.has(value)) return this.#refuse(spot, 'this object holds itself');
    this.#open.add(value);
    const copy = this.#readCollection(value, spot);
    this.#open.delete(value);
    return copy;
  }

  #readCollection(value: object, spot: Spot): JsonValue {
    // Of its length alone: an array can have four thousand million places and nothing in them.
    if (Array.isArray(value) && value.length > MAX_VALUES) return this.#refuse(spot, TOO_MANY_VALUES);
    if (Array.isArray(value))
      return Array.from(value, (item, index) => this.read(item, descend(spot, index)));
    if (Object.prototype.toString.call(value) !== '[object Object]') {
      return this.#refuse(spot, `a ${value.constructor.name} is no value that JSON has; write it as text`);
    }
    const copy: Record<string, JsonValue> = {};
    for (const [key, item] of Object.entries(value)) {
      if (item === undefined) continue;
      if (FORBIDDEN_KEYS.includes(key)) this.#tell(spot, `the key "${key}" is not allowed`);
      else copy[key] = this.read(item, descend(spot, key));
    }
    return copy;
  }

  #refuse(spot: Spot, message: string): null {
    this.#tell(spot, message);
    this.spoiled.add(spot.pointer);
    return null;
  }

  #tell(spot: Spot, message: string): void {
    this.findings.push({ path: spot.path, at: this.places.get(spot.pointer)?.keyAt ?? 0, message });
  }
}

function descend(spot: Spot, key: string | number): Spot {
  return { pointer: joinPointer(spot.pointer, key), path: joinPath(spot.path, key), depth: spot.depth + 1 };
}

function describeForeign(value: unknown): string {
  return typeof value === 'number' ? String(value) : value === undefined ? 'undefined' : `a ${typeof value}`;
}
