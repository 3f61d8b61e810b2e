import { randomUUID } from 'node:crypto';
import {
  accessSync,
  constants,
  linkSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { explainFileError } from '../errors/explain-file-error.ts';
import { KeyError } from '../errors/key-error.ts';

/**
 * Reads a text file.
 *
 * @returns Its text, or null when there is no such file.
 * @throws {@link KeyError} `HL_KEY_UNREADABLE` when it is there and cannot be read.
 */
export function readTextFile(path: string): string | null {
  try {
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats === undefined) return null;
    // A pipe or a device would be waited for, perhaps for ever.
    if (!stats.isFile()) throw new Error('it is not a plain file');
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOTDIR')) return null;
    throw new KeyError(
      'HL_KEY_UNREADABLE',
      `Failed to read "${path}": ${explainFileError(error)}. Check what it is and who may read it.`,
    );
  }
}

/**
 * Writes a file only its owner can read, whole or not at all, unless there is one already.
 *
 * @remarks The text is written beside the file and then linked to its name, which fails when the name is taken. So
 * of several processes one wins, and nobody sees half a file.
 * @returns What the file holds now: `text`, or what stood there first.
 * @throws {@link KeyError} `HL_KEY_UNWRITABLE` when the file system refuses.
 */
export function writePrivateFile(path: string, text: string): string {
  try {
    makeFolder(dirname(path));
    placeFile(path, text);
    return text;
  } catch (error) {
    const first = hasCode(error, 'EEXIST') ? readTextFile(path) : null;
    if (first !== null) return first;
    const reason = isLink(path) ? 'it is a link to a file that is not there' : explainFileError(error);
    throw new KeyError(
      'HL_KEY_UNWRITABLE',
      `Failed to write "${path}": ${reason}. ` +
        'Work in a folder you may write to, or give the keys by option or environment.',
    );
  }
}

/** Makes a folder and those above it. */
function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
  } catch (error) {
    // Node says ENOENT of folders above that may not be written to.
    if (hasCode(error, 'ENOENT')) accessSync(findExisting(path), constants.W_OK);
    throw error;
  }
}

function findExisting(path: string): string {
  return statSync(path, { throwIfNoEntry: false }) === undefined ? findExisting(dirname(path)) : path;
}

function placeFile(path: string, text: string): void {
  const draft = `${path}.${randomUUID()}.tmp`;
  try {
    writeFileSync(draft, text, { flag: 'wx', mode: 0o600 });
    linkSync(draft, path);
  } finally {
    rmSync(draft, { force: true });
  }
}

function isLink(path: string): boolean {
  try {
    return lstatSync(path).isSymbolicLink();
  } catch {
    return false;
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
