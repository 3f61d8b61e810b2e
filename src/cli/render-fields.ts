import type { KindField } from '../model/catalog.ts';
import type { JsonSchema } from '../model/json.ts';

const WIDEST_VALUE = 44;

/** A line of the table of fields: a field, or a property inside one, which says nothing of its own source. */
type FieldRow = {
  readonly name: string;
  readonly mark: '' | '?';
  readonly value: string;
  readonly source: string;
};

/** Renders the fields of a kind, a line each, with what is inside objects and lists. */
export function renderFields(fields: readonly KindField[]): readonly string[] {
  const rows = fields.flatMap(({ name, presence, schema, provenance }) => [
    {
      name,
      mark: presence === 'always' ? ('' as const) : ('?' as const),
      value: describeValue(schema),
      source: `${provenance.certainty}: ${provenance.source}`,
    },
    ...rowsInside(schema, name),
  ]);
  const nameWidth = Math.max(...rows.map(({ name }) => name.length));
  const valueWidth = Math.min(WIDEST_VALUE, Math.max(...rows.map(({ value }) => value.length)));
  return rows.map(({ name, mark, value, source }) =>
    `  ${name.padEnd(nameWidth)}  ${mark.padEnd(1)} ${value.padEnd(valueWidth)}  ${source}`.trimEnd(),
  );
}

function rowsInside(schema: JsonSchema, path: string): readonly FieldRow[] {
  if (schema.items !== undefined) return rowsInside(schema.items as JsonSchema, `${path}[]`);
  const required = (schema.required ?? []) as readonly string[];
  return Object.entries((schema.properties ?? {}) as Readonly<Record<string, JsonSchema>>).flatMap(
    ([name, inside]) => [
      {
        name: `${path}.${name}`,
        mark: required.includes(name) ? ('' as const) : ('?' as const),
        value: describeValue(inside),
        source: '',
      },
      ...rowsInside(inside, `${path}.${name}`),
    ],
  );
}

function describeValue(schema: JsonSchema): string {
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (Array.isArray(schema.enum)) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  const types = Array.isArray(schema.anyOf)
    ? (schema.anyOf as readonly JsonSchema[]).map(({ type }) => String(type)).join(' or ')
    : [schema.type].flat().join(' or ');
  return typeof schema.format === 'string' ? `${types} (${schema.format})` : types;
}
