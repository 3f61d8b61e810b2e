import type { Document, ErrorCode, YAMLError } from 'yaml';
import type { Finding } from './source-tree.ts';
import { locateOffset, readLine, type SourceText } from './source-text.ts';

/** What the parser's codes mean to a reader; its own words serve for the rest. */
const SENTENCES: Readonly<Partial<Record<ErrorCode, string>>> = {
  BAD_INDENT: 'this is indented otherwise than what it belongs to',
  BLOCK_AS_IMPLICIT_KEY: 'a second "key: value" stands on this line; put the text in quotes if it holds a colon',
  BAD_SCALAR_START: 'an unquoted text cannot begin with this character; put it in quotes',
  MULTILINE_IMPLICIT_KEY: 'a key must stand on one line and be followed by a colon',
  BLOCK_IN_FLOW: 'a map or list over several lines cannot stand inside { } or [ ]',
  DUPLICATE_KEY: 'this key stands here twice',
  MULTIPLE_ANCHORS: 'a value takes one anchor only',
  MULTIPLE_TAGS: 'a value takes one tag only',
  BAD_DQ_ESCAPE: 'this is no escape of a text in double quotes; write a backslash twice, or use single quotes',
  RESOURCE_EXHAUSTION: 'this is nested too deep',
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
    findings.push({ path: '', at: error.pos[0], message: describe(error, readLine(source, line)) });
  }
  return findings;
}

function describe(error: YAMLError, line: string): string {
  if (error.code === 'TAB_AS_INDENT' || /^ *\t/.test(line)) {
    return 'a tab indents this line, and YAML takes only spaces for that';
  }
  if (line.includes('{{')) {
    return 'an unquoted {{…}} reads as a map in YAML; put the whole text in quotes';
  }
  if (error.code === 'TAG_RESOLVE_FAILED') return 'tags (!name) are not read; leave it out';
  const own = SENTENCES[error.code];
  if (own !== undefined) return own;
  return error.message.charAt(0).toLowerCase() + error.message.slice(1).split('\n', 1)[0];
}
