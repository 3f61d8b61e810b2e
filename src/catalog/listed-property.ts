import type { KindDefinition, Provenance } from '../model/catalog.ts';
import type { JsonSchema } from '../model/json.ts';
import type { Revision } from '../model/revision.ts';
import type { DocumentedSchema, PageRevision } from './documented-page.ts';
import { findPage, findPageRevision, provenanceOfAssumed } from './documented-pages.ts';
import { documented } from './provenance.ts';

/** A property as the page of a revision lists it. */
export type ListedProperty = { readonly schema: JsonSchema; readonly provenance: Provenance };

/** Finds a property in the schema that the page of a kind has for its channel; null when it is not listed. */
export function findListedProperty(
  kind: KindDefinition,
  revision: Revision,
  name: string,
): ListedProperty | null {
  const page = findPage(kind.event);
  const schemaOf = (state: PageRevision): DocumentedSchema =>
    kind.channel === 'email' ? state.email : state.message;
  const state = findPageRevision(page, revision);
  const stated = schemaOf(state).stated[name];
  if (stated !== undefined) return { schema: stated, provenance: documented(state.source) };
  const assumed = schemaOf(state).assumed[name];
  if (assumed === undefined) return null;
  const isStated = (older: PageRevision): boolean => schemaOf(older).stated[name] !== undefined;
  return { schema: assumed, provenance: provenanceOfAssumed({ page, revision, isStated }) };
}
