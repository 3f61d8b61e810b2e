import { existsSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { lilconfig } from 'lilconfig';
import { RunError } from '../errors/run-error.ts';
import { readYamlTree } from '../scenario/read-yaml-tree.ts';
import { locateIn } from '../scenario/source-tree.ts';
import { loadModule } from './load-module.ts';

const NAME = 'highlevel-mock';

/** A config file and what it holds, not checked yet. */
export type FoundConfig = { readonly path: string; readonly config: unknown };

type Loader = (path: string, text: string) => unknown;

const LOADERS: Readonly<Record<string, Loader>> = {
  '.ts': readModule,
  '.js': readModule,
  '.mjs': readModule,
  '.cjs': readModule,
  '.json': readText,
  '.yaml': readText,
  '.yml': readText,
};

/**
 * Finds `highlevel-mock.config.*`: in a folder, or above it up to the nearest folder with a package.json.
 *
 * @returns The first there is, or null.
 * @throws {@link RunError} `HL_RUN_OPTION_INVALID` when it cannot be read, or fails
 */
export async function findProjectConfig(folder: string): Promise<FoundConfig | null> {
  const loaders = Object.fromEntries(
    Object.entries(LOADERS).map(([extension, load]) => [extension, namingFile(load, folder)]),
  );
  const searchPlaces = Object.keys(LOADERS).map((extension) => `${NAME}.config${extension}`);
  const searcher = lilconfig(NAME, { searchPlaces, loaders, stopDir: findProjectFolder(folder) });
  const found = await searcher.search(folder);
  return found === null ? null : { path: found.filepath, config: found.config };
}

function findProjectFolder(folder: string): string {
  const parent = dirname(folder);
  return parent === folder || existsSync(join(folder, 'package.json')) ? folder : findProjectFolder(parent);
}

function namingFile(load: Loader, folder: string): (path: string, text: string) => Promise<unknown> {
  return async (path, text) => {
    try {
      return await load(path, text);
    } catch (cause) {
      throw new RunError(
        'HL_RUN_OPTION_INVALID',
        `Failed to read ${relative(folder, path)}: ${(cause as Error).message}. Mend that file.`,
        { cause },
      );
    }
  };
}

function readModule(path: string): Promise<unknown> {
  return loadModule(path);
}

// JSON is YAML too.
function readText(path: string, text: string): unknown {
  const { tree, findings } = readYamlTree(text, path);
  const [first] = findings;
  if (first === undefined) return tree.root;
  const { line, column } = locateIn(tree.source, first.at);
  throw new Error(`it fails with "line ${line}, column ${column}: ${first.message}"`);
}
