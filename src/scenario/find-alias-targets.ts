import { type Alias, type Document, isAlias, type ParsedNode, visit } from 'yaml';

/** What the aliases of a document stand for. */
export type AliasTargets = {
  /** The names of all anchors. */
  readonly anchors: readonly string[];
  /** Aliases without an anchor before them are not in it. */
  readonly targets: ReadonlyMap<Alias, ParsedNode>;
};

/** Finds for each alias (`*name`) the last value before it that has its anchor (`&name`). */
export function findAliasTargets(document: Document.Parsed): AliasTargets {
  const anchors = new Map<string, ParsedNode>();
  const targets = new Map<Alias, ParsedNode>();
  visit(document, {
    Alias: (_, alias) => {
      const target = anchors.get(alias.source);
      if (target !== undefined) targets.set(alias, target);
    },
    Node: (_, node) => {
      if (!isAlias(node) && node.anchor !== undefined) anchors.set(node.anchor, node as ParsedNode);
    },
  });
  return { anchors: [...anchors.keys()], targets };
}
