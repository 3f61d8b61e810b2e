import { Composer, type CST, type Document, Parser } from 'yaml';
import { MAX_DEPTH } from './source-tree.ts';

/** A YAML document, or what keeps it from being one. */
export type ParsedYaml =
  | { readonly document: Document.Parsed; readonly fault: null }
  | { readonly document: null; readonly fault: { readonly at: number; readonly message: string } };

/**
 * Parses a text that holds one YAML 1.2 document (or one JSON document).
 *
 * @remarks Keys are compared, aliases followed and values judged later; here a text is only refused when it holds
 * no document, more than one, or one nested so deep that composing it would exhaust the stack.
 */
export function parseYaml(text: string): ParsedYaml {
  const tokens = [...new Parser().parse(text)];
  const deepAt = findTooDeep(tokens);
  if (deepAt !== null) return refuse(deepAt, `this is nested more than ${MAX_DEPTH} levels deep`);
  const composer = new Composer({
    version: '1.2',
    schema: 'core',
    merge: false,
    uniqueKeys: false,
    resolveKnownTags: false,
    prettyErrors: false,
    logLevel: 'error',
  });
  const documents = composer.compose(tokens, true, text.length);
  const first = documents.next();
  if (first.done || (first.value.contents === null && first.value.errors.length === 0))
    return refuse(0, EMPTY);
  const second = documents.next();
  if (!second.done && first.value.errors.length === 0) {
    return refuse(second.value.range[0], 'a second document begins here; a file holds one scenario');
  }
  return { document: first.value as Document.Parsed, fault: null };
}

const EMPTY = 'the file is empty; a scenario needs version: 1, name and steps';

function refuse(at: number, message: string): ParsedYaml {
  return { document: null, fault: { at, message } };
}

/** The offset of the first collection below the deepest level allowed, or null. */
function findTooDeep(tokens: readonly CST.Token[]): number | null {
  let open = tokens.map((token) => ({ token, depth: 0 }));
  while (open.length > 0) {
    const next: typeof open = [];
    for (const { token, depth } of open) {
      if (token.type === 'document') {
        if (token.value) next.push({ token: token.value, depth });
      } else if ('items' in token) {
        if (depth >= MAX_DEPTH) return token.offset;
        for (const item of token.items) {
          if (item.key) next.push({ token: item.key, depth: depth + 1 });
          if (item.value) next.push({ token: item.value, depth: depth + 1 });
        }
      }
    }
    open = next;
  }
  return null;
}
