import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What a build makes last of all that is measured, and what it is made of. */
const BUILT = 'dist/cli/main.js';
const SOURCES = 'src';

/**
 * Asserts that the package in a folder is built, and not older than its source: what is measured is what users run.
 *
 * @throws When it is not.
 */
export function assertBuilt(root: string): void {
  const built = join(root, BUILT);
  if (!existsSync(built)) throw notMeasurable('it is not built');
  const builtAt = statSync(built).mtimeMs;
  const newer = listFiles(join(root, SOURCES)).find((file) => statSync(file).mtimeMs > builtAt);
  if (newer !== undefined) throw notMeasurable(`"${newer.slice(root.length)}" is newer than "${BUILT}"`);
}

function listFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

function notMeasurable(reason: string): Error {
  return new Error(
    `Failed to measure the package: ${reason}. Run \`npm run build\`, or use \`npm run bench\`.`,
  );
}
