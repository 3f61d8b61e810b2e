import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { DocumentedProperties } from '../../src/catalog/documented-page.ts';
import type { EventPage, EventPageState } from '../../src/catalog/event-page.ts';
import type { JsonObject } from '../../src/model/json.ts';
import { DATED_FOLDERS, type DatedRevision, withoutDescriptions } from './dated-page.ts';
import { maskPeople } from './mask-people.ts';
import { createFactsReader } from './read-facts.ts';

/** Pages that the collected copies hold in a broken form, written down anew. */
const MENDED = fileURLToPath(new URL('./mended', import.meta.url));

/** These have kinds of their own, and generated modules of their own. */
const MESSAGE_PAGES = ['OutboundMessage', 'InboundMessage'];

const REVISIONS = Object.keys(DATED_FOLDERS) as readonly DatedRevision[];

type PageFile = {
  readonly schema: { readonly properties: DocumentedProperties } | null;
  readonly examples: readonly JsonObject[];
  readonly exampleHeadings?: readonly string[];
  readonly docWarnings?: readonly string[];
};

/** Builds every page but those of messages, in the order of the alphabet. */
export function buildEventPages(folder: string): readonly EventPage[] {
  const pages = REVISIONS.flatMap((revision) => readdirSync(join(folder, DATED_FOLDERS[revision].folder)))
    .map((file) => basename(file, '.json'))
    .filter((page) => !MESSAGE_PAGES.includes(page));
  return [...new Set(pages)].sort().map((page) => ({
    page,
    states: REVISIONS.flatMap((revision) => readState(folder, revision, page) ?? []).reduce(addReading, []),
  }));
}

/** A reading that brings no other schema confirms the one before; a new state keeps older examples if it has none. */
function addReading(states: readonly EventPageState[], read: EventPageState): EventPageState[] {
  const last = states.at(-1);
  if (last === undefined) return [read];
  if (JSON.stringify(last.properties) !== JSON.stringify(read.properties)) {
    return [...states, read.examples.length > 0 ? read : { ...read, examples: last.examples }];
  }
  return [...states.slice(0, -1), { ...last, source: `${last.source}; unchanged in ${read.revision}` }];
}

function readState(folder: string, revision: DatedRevision, page: string): EventPageState | null {
  const dated = DATED_FOLDERS[revision];
  const path = join(folder, dated.folder, `${page}.json`);
  if (!existsSync(path)) return null;
  const collected = createFactsReader(join(folder, dated.folder))(`${page}.json`) as PageFile;
  const file =
    collected.schema === null ? (createFactsReader(MENDED)(`${page}.json`) as PageFile) : collected;
  return {
    revision,
    source: dated.source(page),
    properties: withoutDescriptions(file.schema?.properties),
    examples: file.examples.map((payload, index) => ({
      heading: nameExample(file.exampleHeadings?.[index], index),
      payload: maskPeople(payload) as JsonObject,
    })),
    warnings: file.docWarnings ?? [],
  };
}

/** What an example shows, in the page's words without the word "Example". */
function nameExample(heading: string | undefined, index: number): string {
  const words = (heading ?? '')
    .replace(/^Example( Payload| Response)?\b[\s:(]*(for )?/i, '')
    .replace(/\)$/, '');
  return words === '' ? `${index + 1}` : words;
}
