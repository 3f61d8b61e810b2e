import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type ParsedNode,
  type YAMLMap,
} from 'yaml';
import type { JsonValue } from '../model/json.ts';
import { findAliasTargets } from './find-alias-targets.ts';
import { isUnquotedTemplate, judgeKey } from './judge-yaml-key.ts';
import { parseYaml } from './parse-yaml.ts';
import { readYamlScalar } from './read-yaml-scalar.ts';
import { createSourceText, type SourceText } from './source-text.ts';
import {
  type Finding,
  joinPath,
  joinPointer,
  MAX_DEPTH,
  MAX_VALUES,
  type Place,
  type SourceTree,
  TOO_MANY_VALUES,
} from './source-tree.ts';
import { suggestWord } from './suggest-name.ts';
import { describeSyntaxErrors } from './yaml-syntax-findings.ts';

/** A tree read from a source, and what was found wrong on the way; no tree when there was nothing to read. */
export type TreeReading = {
  readonly tree: SourceTree;
  /** Whether the tree can be checked further; not when the text itself is broken. */
  readonly whole: boolean;
  readonly findings: readonly Finding[];
  /** Pointers of values already found wrong. */
  readonly spoiled: ReadonlySet<string>;
};

/** How many aliases (`*name`) a scenario may use. */
const MAX_ALIASES = 100;

/** Reads YAML or JSON into a tree. */
export function readYamlTree(text: string, file: string | null): TreeReading {
  const source = createSourceText(text);
  const { document, fault } = parseYaml(text);
  const empty = (findings: readonly Finding[]): TreeReading => ({
    tree: { file, source, root: null, places: new Map() },
    whole: false,
    findings,
    spoiled: new Set(),
  });
  if (fault !== null) return empty([{ path: '', ...fault }]);
  const broken = describeSyntaxErrors(document, source);
  if (broken.length > 0) return empty(broken);
  const reader = new YamlReader(document, source);
  const root = reader.read(document.contents as ParsedNode, { pointer: '', path: '', keyAt: 0, depth: 0 });
  return {
    tree: { file, source, root, places: reader.places },
    whole: !reader.overfull,
    findings: reader.findings,
    spoiled: reader.spoiled,
  };
}

type Spot = {
  readonly pointer: string;
  readonly path: string;
  readonly keyAt: number;
  readonly depth: number;
};

class YamlReader {
  readonly places = new Map<string, Place>();
  readonly findings: Finding[] = [];
  readonly spoiled = new Set<string>();
  readonly #source: SourceText;
  readonly #targets: ReadonlyMap<Alias, ParsedNode>;
  readonly #anchors: readonly string[];
  #values = 0;
  #aliases = 0;

  constructor(document: Document.Parsed, source: SourceText) {
    this.#source = source;
    const { anchors, targets } = findAliasTargets(document);
    this.#targets = targets;
    this.#anchors = anchors;
  }

  get overfull(): boolean {
    return this.#values > MAX_VALUES || this.#aliases > MAX_ALIASES;
  }

  read(node: ParsedNode, spot: Spot): JsonValue {
    const at = node.range[0];
    const missing = isScalar(node) && node.value === null && node.source === '';
    this.places.set(spot.pointer, { path: spot.path, keyAt: spot.keyAt, valueAt: missing ? spot.keyAt : at });
    if (this.overfull) return null;
    this.#values++;
    if (this.#values > MAX_VALUES) return this.#refuse(spot, at, TOO_MANY_VALUES);
    if (spot.depth > MAX_DEPTH)
      return this.#refuse(spot, at, `this is nested more than ${MAX_DEPTH} levels deep`);
    if (isAlias(node)) return this.#readAlias(node, spot);
    if (isMap(node)) return this.#readMap(node as YAMLMap.Parsed, spot);
    if (isSeq(node)) {
      return node.items.map((item, index) => {
        const child = item as ParsedNode;
        return this.read(child, {
          pointer: joinPointer(spot.pointer, index),
          path: joinPath(spot.path, index),
          keyAt: child.range[0],
          depth: spot.depth + 1,
        });
      });
    }
    const { value, problem } = readYamlScalar(node);
    if (problem !== null) this.#refuse(spot, at, problem);
    return value;
  }

  #readAlias(alias: Alias.Parsed, spot: Spot): JsonValue {
    this.#aliases++;
    if (this.#aliases > MAX_ALIASES) {
      return this.#refuse(
        spot,
        alias.range[0],
        `this is more than ${MAX_ALIASES} aliases (*${alias.source})`,
      );
    }
    const target = this.#targets.get(alias);
    if (target === undefined) {
      const hint = suggestWord(alias.source, this.#anchors);
      return this.#refuse(
        spot,
        alias.range[0],
        `there is no anchor &${alias.source} before this alias.${hint}`,
      );
    }
    return this.read(target, { ...spot, depth: spot.depth + 1 });
  }

  #readMap(map: YAMLMap.Parsed, spot: Spot): JsonValue {
    const at = map.range[0];
    if (isUnquotedTemplate(map)) {
      this.#refuse(spot, at, this.#describeTemplate(map));
      return this.#source.text.slice(at, map.range[1]);
    }
    const object: Record<string, JsonValue> = {};
    for (const { key, value } of map.items) {
      const keyAt = key?.range[0] ?? at;
      const name = isScalar(key) ? (typeof key.value === 'string' ? key.value : key.source) : '';
      const problem = isScalar(key) ? judgeKey(name, object) : this.#judgeCollectionKey(key);
      if (problem !== null) {
        this.findings.push({ path: spot.path, at: keyAt, message: problem });
        continue;
      }
      const child = { pointer: joinPointer(spot.pointer, name), path: joinPath(spot.path, name), keyAt };
      this.places.set(child.pointer, { path: child.path, keyAt, valueAt: keyAt });
      object[name] = value === null ? null : this.read(value, { ...child, depth: spot.depth + 1 });
    }
    return object;
  }

  #judgeCollectionKey(key: unknown): string {
    return isMap(key) && isUnquotedTemplate(key as YAMLMap.Parsed)
      ? this.#describeTemplate(key as YAMLMap.Parsed)
      : 'a key must be plain text';
  }

  #describeTemplate(map: YAMLMap.Parsed): string {
    const written = this.#source.text.slice(map.range[0], map.range[1]);
    return `an unquoted ${written} reads as a map in YAML; put the whole text in quotes`;
  }

  #refuse(spot: Spot, at: number, message: string): null {
    this.findings.push({ path: spot.path, at, message });
    this.spoiled.add(spot.pointer);
    return null;
  }
}
