import { randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { KeyError } from '../errors/key-error.ts';

/**
 * Reads a text file.
 *
 * @returns Its text, or null when there is no such file.
 * @throws {@link KeyError} `HL_KEY_UNREADABLE` when it is there and cannot be read.
 */
export function readTextFile(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw new KeyError(
      'HL_KEY_UNREADABLE',
      `Failed to read "${path}": ${code}. Check what it is and who may read it.`,
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
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    placeFile(path, text);
    return text;
  } catch (error) {
    const code = codeOf(error);
    const first = code === 'EEXIST' ? readTextFile(path) : null;
    if (first !== null) return first;
    throw new KeyError(
      'HL_KEY_UNWRITABLE',
      `Failed to write "${path}": ${code}. ` +
        'Work in a folder you may write to, or give the keys by option or environment.',
    );
  }
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

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown cause';
}
