import { createRequire } from 'node:module';

const PACKAGE = 'json-schema-faker';
const ownRequire = createRequire(import.meta.url);

/**
 * json-schema-faker where modules are turned into CommonJS while they load, as tsx and others do in a project
 * without `"type": "module"`. The package lets itself be imported but not required, so there it is required by its
 * path. Elsewhere it is imported: `#json-schema-faker` in package.json tells the two apart.
 */
export const { generateSync }: typeof import('#json-schema-faker') = requireByPath();

function requireByPath(): typeof import('#json-schema-faker') {
  const folders = ownRequire.resolve.paths(PACKAGE) ?? [];
  for (const folder of folders) {
    try {
      return createRequire(`${folder}/${PACKAGE}/package.json`)('./dist/index.js');
    } catch (error) {
      if ((error as { readonly code?: unknown }).code !== 'MODULE_NOT_FOUND') throw error;
    }
  }
  throw new Error(`Cannot find ${PACKAGE} in ${folders.join(', ')}`);
}
