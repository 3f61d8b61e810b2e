import { readFileSync, statSync } from 'node:fs';
import { extname, join, relative } from 'node:path';
import { explainFileError } from '../errors/explain-file-error.ts';
import { RunError } from '../errors/run-error.ts';
import { readYamlTree } from '../scenario/read-yaml-tree.ts';
import { locateIn } from '../scenario/source-tree.ts';
import { loadModule } from './load-module.ts';
import { assertOwn, listProjectFolders, type Place } from './project-folders.ts';

/** A config file and what it holds, not checked yet. */
export type FoundConfig = { readonly path: string; readonly config: unknown };

const LOADERS: Readonly<Record<string, (path: string) => unknown>> = {
  '.ts': readModule,
  '.js': readModule,
  '.mjs': readModule,
  '.cjs': readModule,
  '.json': readTree,
  '.yaml': readTree,
  '.yml': readTree,
};
const NAMES = Object.keys(LOADERS).map((extension) => `highlevel-mock.config${extension}`);

/**
 * Finds `highlevel-mock.config.*` in the folders of {@link listProjectFolders}.
 *
 * @returns The first there is, or null.
 * @throws {@link RunError} `HL_RUN_OPTION_INVALID` when it cannot be read, or fails; `HL_RUN_FOREIGN_FILE` when it
 * belongs to another user
 */
export async function findProjectConfig(place: Place): Promise<FoundConfig | null> {
  const { workingDirectory } = place;
  const candidates = listProjectFolders(workingDirectory).flatMap((folder) =>
    NAMES.map((name) => join(folder, name)),
  );
  for (const path of candidates) {
    try {
      const stats = statSync(path, { throwIfNoEntry: false });
      if (stats === undefined) continue;
      if (!stats.isFile()) throw new Error('it is not a plain file');
      assertOwn(path, place);
      return { path, config: await LOADERS[extname(path)]?.(path) };
    } catch (cause) {
      if (cause instanceof RunError) throw cause;
      throw new RunError(
        'HL_RUN_OPTION_INVALID',
        `Failed to read ${relative(workingDirectory, path)}: ${explainFileError(cause)}. Mend that file.`,
        { cause },
      );
    }
  }
  return null;
}

function readModule(path: string): Promise<unknown> {
  return loadModule(path);
}

// JSON is YAML too.
function readTree(path: string): unknown {
  const { tree, findings } = readYamlTree(readFileSync(path, 'utf8'), path);
  const [first] = findings;
  if (first === undefined) return tree.root;
  const { line, column } = locateIn(tree.source, first.at);
  throw new Error(`it fails with "line ${line}, column ${column}: ${first.message}"`);
}
