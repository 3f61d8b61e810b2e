import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { generateSync as imported } from '#json-schema-faker';
import { generateSync as required } from '../../src/payload/require-json-schema-faker.ts';

describe('#json-schema-faker', () => {
  it('is the same when it is required by its path', () => {
    const schema = { type: 'array', items: { type: 'string', pattern: '[a-z]{5}' }, minItems: 5 } as const;
    expect(required(schema, { seed: 7 })).to.deep.equal(imported(schema, { seed: 7 }));
  });

  it('stands in package.json with the file that requires it', () => {
    const { imports } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
    expect(imports['#json-schema-faker']).to.deep.equal({
      import: 'json-schema-faker',
      default: './dist/payload/require-json-schema-faker.js',
    });
  });
});
