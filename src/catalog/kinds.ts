import { CatalogError } from '../errors/catalog-error.ts';
import { didYouMean } from '../errors/near-miss.ts';
import type { KindDefinition } from '../model/catalog.ts';
import type { Revision } from '../model/revision.ts';
import { appKinds } from './app-kinds.ts';
import { eventKinds } from './event-kinds.ts';
import { inboundKinds } from './inbound-kinds.ts';
import { outboundKinds } from './outbound-kinds.ts';
import { providerKinds } from './provider-kinds.ts';

/** Every kind of event: what HighLevel reports, under this package's names. */
export const KINDS: readonly KindDefinition[] = [
  ...outboundKinds,
  ...inboundKinds,
  ...providerKinds,
  ...appKinds,
  ...eventKinds,
];

/** The names of {@link KINDS}, in the same order. */
export const KIND_NAMES: readonly string[] = KINDS.map((kind) => kind.name);

const kindsByName: ReadonlyMap<string, KindDefinition> = new Map(KINDS.map((kind) => [kind.name, kind]));

/**
 * Finds a kind by its name.
 *
 * @throws {@link CatalogError} `HL_CATALOG_UNKNOWN_KIND` when there is none of that name.
 */
export function findKind(name: string): KindDefinition {
  const kind = kindsByName.get(name);
  if (kind === undefined) {
    throw new CatalogError(
      'HL_CATALOG_UNKNOWN_KIND',
      `Failed to find a kind of event: "${name}" is not one${suggestKind(name)}`,
    );
  }
  return kind;
}

/** The kinds of an event that has several: `OutboundMessage`, `InboundMessage`, `ProviderOutboundMessage`; else none. */
export function kindsOfEvent(event: string): readonly KindDefinition[] {
  return kindsByName.has(event) ? [] : KINDS.filter((kind) => kind.event === event);
}

function suggestKind(name: string): string {
  const kinds = kindsOfEvent(name);
  if (kinds.length > 0) {
    return `, but an event of several kinds. Use one of ${kinds.map((kind) => kind.name).join(', ')}.`;
  }
  return `.${didYouMean(name, KIND_NAMES)} See them with \`highlevel-mock events list\`.`;
}

/**
 * Asserts that a kind exists in a revision.
 *
 * @throws {@link CatalogError} `HL_CATALOG_KIND_NOT_IN_REVISION`, naming the first revision that has it.
 */
export function assertKindInRevision(kind: KindDefinition, revision: Revision): void {
  if (kind.revisions.includes(revision)) return;
  throw new CatalogError(
    'HL_CATALOG_KIND_NOT_IN_REVISION',
    `Failed to use ${kind.name}: revision "${revision}" does not have it. ` +
      `Use revision ${kind.revisions[0]} or a later one.`,
  );
}
