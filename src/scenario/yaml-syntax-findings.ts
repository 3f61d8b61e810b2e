import { type Document, type ErrorCode, isScalar, visit, type YAMLError } from 'yaml';
import { locateOffset, readLine, type SourceText } from './source-text.ts';
import type { Finding } from './source-tree.ts';

/** What the parser's codes mean to a reader; its own words serve for the rest. */
const SENTENCES: Readonly<Partial<Record<ErrorCode, string>>> = {
  BAD_INDENT: 'this is indented otherwise than what it belongs to',
  BLOCK_AS_IMPLICIT_KEY:
    'a second "key: value" stands on this line; put the text in quotes if it holds a colon',
  BAD_SCALAR_START: 'an unquoted text cannot begin with this character; put it in quotes',
  MULTILINE_IMPLICIT_KEY: 'a key must stand on one line and be followed by a colon',
  BLOCK_IN_FLOW: 'a map or list over several lines cannot stand inside { } or [ ]',
  MULTIPLE_ANCHORS: 'a value takes one anchor only',
  MULTIPLE_TAGS: 'a value takes one tag only',
  BAD_DQ_ESCAPE:
    'this is no escape of a text in double quotes; write a backslash twice, or use single quotes',
  TAG_RESOLVE_FAILED: 'tags (!name) are not read; leave it out',
};

/**
 * Says what keeps a text from being YAML: the first error of each line, since one slip makes the parser stumble
 * several times.
 */
export function describeSyntaxErrors(document: Document.Parsed, source: SourceText): readonly Finding[] {
  const told = new Set<number>();
  const findings: Finding[] = [];
  for (const error of [...document.errors, ...document.warnings]) {
    const { line } = locateOffset(source, error.pos[0]);
    if (told.has(line)) continue;
    told.add(line);
    findings.push({ path: '', ...describe(error, { document, source, line: readLine(source, line) }) });
  }
  return findings;
}

type Surroundings = {
  readonly document: Document.Parsed;
  readonly source: SourceText;
  readonly line: string;
};

function describe(error: YAMLError, { document, source, line }: Surroundings): Omit<Finding, 'path'> {
  const [at] = error.pos;
  if (error.code === 'TAB_AS_INDENT' || /^ *\t/.test(line)) {
    return { at, message: 'a tab indents this line, and YAML takes only spaces for that' };
  }
  const textAt = at + (/^ */.exec(source.text.slice(at, at + line.length))?.[0].length ?? 0);
  if (line.includes('{{')) {
    return { at: textAt, message: 'an unquoted {{…}} reads as a map in YAML; put the whole text in quotes' };
  }
  if (/^Missing closing ['"]quote/.test(error.message)) {
    return { at: findOpenQuote(document, at), message: 'a text in quotes begins here and is not closed' };
  }
  if (error.message === 'Sequence item without - indicator') {
    return {
      at: textAt,
      message: 'this is indented otherwise than the list item above, or a "- " is missing',
    };
  }
  const own = SENTENCES[error.code];
  return { at: textAt, message: own ?? error.message.charAt(0).toLowerCase() + error.message.slice(1) };
}

/** The start of the text in quotes that runs up to `end`. */
function findOpenQuote(document: Document.Parsed, end: number): number {
  let found = end;
  visit(document, {
    Scalar: (_, scalar) => {
      const start = scalar.range?.[0];
      if (isScalar(scalar) && scalar.type?.startsWith('QUOTE') && start !== undefined && start <= end)
        found = start;
    },
  });
  return found;
}
