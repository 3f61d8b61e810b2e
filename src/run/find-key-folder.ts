import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { KEY_FOLDER, type KeyFolder, openKeyFolder } from '../envelope/key-folder.ts';
import { assertOwn, listProjectFolders, type Place } from './project-folders.ts';

/**
 * Finds the folder of a project's test keys: the nearest there is, as far up as {@link listProjectFolders} goes, else
 * one that will be made beside the package.json, or in the working directory where there is none.
 *
 * @throws {@link RunError} `HL_RUN_FOREIGN_FILE` when it belongs to another user
 */
export function findKeyFolder(place: Place): KeyFolder {
  const folders = listProjectFolders(place.workingDirectory);
  const home = folders.find((folder) => existsSync(join(folder, KEY_FOLDER))) ?? folders.at(-1) ?? folders[0];
  assertOwn(join(home, KEY_FOLDER), place);
  return openKeyFolder(home);
}
