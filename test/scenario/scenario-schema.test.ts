import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { expect } from 'chai';
import { parse } from 'yaml';
import { publishSchema, renderScenarioTypes, TYPES_FILE } from '../../scripts/build-schema.ts';
import { SCENARIO_SCHEMA } from '../../src/scenario/scenario-schema.ts';
import { CLINIC_TUESDAY } from './clinic-tuesday.ts';

type Visited = { readonly path: string; readonly schema: Readonly<Record<string, unknown>> };

function* visitSchemas(value: unknown, path = ''): Generator<Visited> {
  if (typeof value !== 'object' || value === null) return;
  yield { path, schema: value as Readonly<Record<string, unknown>> };
  for (const [key, child] of Object.entries(value)) yield* visitSchemas(child, `${path}/${key}`);
}

const schemas = [...visitSchemas(SCENARIO_SCHEMA)];

describe('SCENARIO_SCHEMA', () => {
  it('says in plain words what each restricted value must be', () => {
    const restricted = [
      'pattern',
      'enum',
      'minimum',
      'exclusiveMinimum',
      'minItems',
      'minProperties',
      'minLength',
    ];
    const silent = schemas.filter(
      ({ schema }) =>
        restricted.some((keyword) => keyword in schema) && typeof schema.errorMessage !== 'string',
    );
    expect(silent.map(({ path }) => path)).to.deep.equal([]);
  });

  it('describes every key', () => {
    const keys = schemas.filter(({ path }) => /\/properties\/[^/]+$/.test(path) && !path.includes('/mix/'));
    expect(keys).to.have.lengthOf.above(60);
    expect(keys.filter(({ schema }) => !schema.description).map(({ path }) => path)).to.deep.equal([]);
  });

  it('refuses unknown keys in every map that has known ones', () => {
    const maps = schemas.filter(
      ({ schema }) => schema.type === 'object' && 'properties' in schema && !schema.anyOf,
    );
    expect(
      maps.filter(({ schema }) => schema.additionalProperties !== false).map(({ path }) => path),
    ).to.deep.equal([]);
  });

  it('uses every definition it has, and has every definition it uses', () => {
    const used = new Set(
      schemas.flatMap(({ schema }) => (typeof schema.$ref === 'string' ? [schema.$ref] : [])),
    );
    const had = Object.keys(SCENARIO_SCHEMA.definitions as object).map((name) => `#/definitions/${name}`);
    expect([...used].sort()).to.deep.equal(had.sort());
  });
});

describe('the published schema', () => {
  const validate = new Ajv({ strict: false }).compile(publishSchema());

  it('works in any validator of draft-07', () => {
    expect(validate(parse(CLINIC_TUESDAY)), JSON.stringify(validate.errors)).to.equal(true);
    expect(validate({ version: 1, name: 'x', steps: [{ emit: 'nope' }] })).to.equal(false);
    expect(validate({ version: 1, name: 'x', steps: [{}] })).to.equal(false);
  });

  it('has nothing that serves only the making of types', () => {
    expect(JSON.stringify(publishSchema())).not.to.contain('tsType');
  });
});

describe('the types of a scenario file', () => {
  it('are those the schema gives; npx tsx scripts/build-schema.ts --types makes them anew', async () => {
    expect(readFileSync(TYPES_FILE, 'utf8')).to.equal(await renderScenarioTypes());
  });
});
