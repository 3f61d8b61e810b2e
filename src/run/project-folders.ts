import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { RunError } from '../errors/run-error.ts';

/** Where a command runs, and as whom. */
export type Place = {
  readonly workingDirectory: string;
  /** The user id of this process; null where the system has none (Windows). */
  readonly userId: number | null;
};

const SUPERUSER_ID = 0;

/**
 * Lists the folders in which a project's config and keys may lie.
 *
 * @returns The working directory, then those above it up to the nearest with a package.json; only the working
 * directory where there is no package.json at all.
 */
export function listProjectFolders(workingDirectory: string): readonly [string, ...string[]] {
  const above: string[] = [];
  for (let folder = workingDirectory; ; folder = dirname(folder)) {
    if (folder !== workingDirectory) above.push(folder);
    if (existsSync(join(folder, 'package.json'))) return [workingDirectory, ...above];
    if (folder === dirname(folder)) return [workingDirectory];
  }
}

/**
 * Asserts that nobody else can change a file or folder: it belongs to the user of this process or to the superuser,
 * and so does the folder it lies in.
 *
 * @param path One that may be missing; then nothing is asserted.
 * @throws {@link RunError} `HL_RUN_FOREIGN_FILE`
 */
export function assertOwn(path: string, { userId }: Place): void {
  for (const part of [path, dirname(path)]) {
    const ownerId = findOwnerId(part);
    if (userId === null || ownerId === undefined || ownerId === userId || ownerId === SUPERUSER_ID) continue;
    throw new RunError(
      'HL_RUN_FOREIGN_FILE',
      `Failed to use "${path}": "${part}" belongs to another user (id ${ownerId}), who could run code or read keys ` +
        'through it. Change its owner, or work in a folder of your own.',
    );
  }
}

/** The user id of the owner of a file or folder; undefined where there is none by that name. */
function findOwnerId(path: string): number | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false })?.uid;
  } catch (error) {
    // A part of the path is a file: nothing can lie below it.
    if (error instanceof Error && 'code' in error && error.code === 'ENOTDIR') return undefined;
    throw error;
  }
}
