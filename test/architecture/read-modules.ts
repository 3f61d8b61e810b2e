import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';

/** A TypeScript file of `src/`: its path from there, with slashes, and its text. */
export type SourceModule = { readonly path: string; readonly text: string };

/** Reads all TypeScript files below a folder, in order of path. */
export function readModules(folder: string): readonly SourceModule[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .sort()
    .map((path) => ({
      path: path.split(sep).join('/'),
      text: readFileSync(join(folder, path), 'utf8'),
    }));
}
