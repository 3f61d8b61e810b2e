import type { KindField, Provenance } from '../model/catalog.ts';
import type { JsonSchema } from '../model/json.ts';
import { wrapText } from '../report/text-width.ts';

const NARROWEST_VALUE = 24;

/** A line of the table of fields: a field, or a property inside one, which says nothing of its own source. */
type FieldRow = {
  readonly name: string;
  readonly mark: '' | '?';
  readonly value: string;
  readonly source: string;
};

/** The table of a kind's fields, and the sources it refers to by number. */
export type RenderedFields = { readonly fields: readonly string[]; readonly sources: readonly string[] };

/** Renders the fields of a kind, with what is inside objects and lists, and below them each source once. */
export function renderFields(fields: readonly KindField[], width: number): RenderedFields {
  const sources = [...new Set(fields.map(({ provenance }) => describeSource(provenance)))];
  const rows = fields.flatMap(({ name, presence, schema, provenance }): readonly FieldRow[] => [
    {
      name,
      mark: presence === 'always' ? '' : '?',
      value: describeValue(schema),
      source: `${provenance.certainty} [${sources.indexOf(describeSource(provenance)) + 1}]`,
    },
    ...rowsInside(schema, name),
  ]);
  const nameWidth = Math.max(...rows.map(({ name }) => name.length));
  const sourceWidth = Math.max(...rows.map(({ source }) => source.length));
  const valueStart = 2 + nameWidth + 2 + 2 + sourceWidth + 2;
  return {
    fields: rows.flatMap(({ name, mark, value, source }) =>
      hang(
        `  ${name.padEnd(nameWidth)}  ${mark.padEnd(1)} ${source.padEnd(sourceWidth)}  `,
        wrapText(value, Math.max(NARROWEST_VALUE, width - valueStart)),
      ),
    ),
    sources: sources.flatMap((source, index) => {
      const number = `  [${index + 1}] `;
      return hang(number, wrapText(source, width - number.length));
    }),
  };
}

function describeSource({ certainty, source }: Provenance): string {
  return `${certainty}: ${source}`;
}

/** Sets a text that has several lines behind a label. */
function hang(label: string, lines: readonly string[]): readonly string[] {
  return lines.map((line, index) => `${index === 0 ? label : ' '.repeat(label.length)}${line}`);
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
