import { CONTRADICTIONS, type Contradiction } from '../catalog/contradictions.ts';
import { documentedExamples, type KindExample } from '../catalog/documented-examples.ts';
import { kindFields } from '../catalog/kind-fields.ts';
import { assertKindInRevision, findKind } from '../catalog/kinds.ts';
import { findRevision } from '../catalog/revisions.ts';
import type { KindDefinition, KindField } from '../model/catalog.ts';
import type { Revision } from '../model/revision.ts';

/** All the catalogue knows of a kind in one revision. */
export type DescribedKind = KindDefinition & {
  readonly revision: Revision;
  readonly fields: readonly KindField[];
  readonly examples: readonly KindExample[];
  readonly contradictions: readonly Contradiction[];
};

/**
 * Describes a kind in one revision.
 *
 * @throws {@link CatalogError} `HL_CATALOG_UNKNOWN_KIND`, `HL_CATALOG_UNKNOWN_REVISION`, `HL_CATALOG_KIND_NOT_IN_REVISION`
 */
export function describeKind(name: string, revisionName: string): DescribedKind {
  const kind = findKind(name);
  const revision = findRevision(revisionName);
  assertKindInRevision(kind, revision);
  const examples = documentedExamples().filter((one) => one.kind === name && one.revision === revision);
  const contradictions = CONTRADICTIONS.filter(
    (one) =>
      one.revision === revision &&
      examples.some((example) => example.page === one.page && example.heading === one.heading),
  );
  return { ...kind, revision, fields: kindFields(name, revision), examples, contradictions };
}

/** Renders the list of kinds, by event. */
export function renderKindList(kinds: readonly KindDefinition[]): string {
  const width = Math.max(...kinds.map(({ name }) => name.length));
  const lines = [...new Set(kinds.map(({ event }) => event))].flatMap((event) => [
    event,
    ...kinds.filter((kind) => kind.event === event).map((kind) => renderKindLine(kind, width)),
    '',
  ]);
  return `${lines.join('\n')}\nShow one with \`highlevel-mock events show <kind>\`.\n`;
}

function renderKindLine(kind: KindDefinition, width: number): string {
  const { name, summary, provenance, revisions } = kind;
  const since = revisions.length === 5 ? '' : ` Since ${revisions[0]}.`;
  return `  ${name.padEnd(width)}  ${summary}${since}${provenance.certainty === 'documented' ? '' : ` (${provenance.certainty})`}`;
}

/** Renders a kind for a person: what is sent, how sure it is, and where it differs from the documentation. */
export function renderKind(kind: DescribedKind): string {
  const nameWidth = Math.max(...kind.fields.map(({ name }) => name.length));
  const valueWidth = Math.min(44, Math.max(...kind.fields.map((field) => describeValue(field).length)));
  const fields = kind.fields.map(
    (field) =>
      `  ${field.name.padEnd(nameWidth)}  ${(field.presence === 'always' ? '' : '?').padEnd(1)} ` +
      `${describeValue(field).padEnd(valueWidth)}  ${field.provenance.certainty}: ${field.provenance.source}`,
  );
  const contradictions = kind.contradictions.map(
    (one) =>
      `  ${one.path}: the page says ${one.says === null ? 'nothing' : `"${one.says}"`}, sent is ${one.sent}. ${one.why}`,
  );
  const examples = kind.examples.map((example) => indent(JSON.stringify(example.payload, null, 2)));
  return [
    `${kind.name} (${kind.event}), revision ${kind.revision}`,
    kind.summary,
    `${kind.provenance.certainty}: ${kind.provenance.source}. Revisions: ${kind.revisions.join(', ')}.`,
    '',
    'Fields, in the order sent; ? marks what only some events carry',
    ...fields,
    ...(contradictions.length === 0 ? [] : ['', 'Where the documented example differs', ...contradictions]),
    ...(examples.length === 0 ? ['', 'No documented example.'] : ['', 'Documented example', ...examples]),
    '',
    `See one with \`highlevel-mock trigger ${kind.name} --dry-run\`.`,
    '',
  ].join('\n');
}

function describeValue({ schema }: KindField): string {
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (Array.isArray(schema.enum)) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  const types = Array.isArray(schema.anyOf)
    ? (schema.anyOf as readonly KindField['schema'][]).map(({ type }) => String(type)).join(' or ')
    : String(schema.type);
  return typeof schema.format === 'string' ? `${types} (${schema.format})` : types;
}

function indent(text: string): string {
  return text.replace(/^/gm, '  ');
}
