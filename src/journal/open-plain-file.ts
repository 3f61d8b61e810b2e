import { constants, openSync, statSync } from 'node:fs';

/**
 * Opens a file that is a plain one, or that is not there yet and is made. A device can be written to, as nothing waits then.
 *
 * @remarks It is looked at before it is opened: opening a named pipe would wait for somebody at its other end.
 * @returns Its descriptor.
 * @throws What the file system throws, and an error of our own for a named pipe, a socket, or a device to read.
 */
export function openPlainFile(path: string, flags: number): number {
  const found = statSync(path, { throwIfNoEntry: false });
  // A folder is opened, and refused by the system in its own words.
  const isPlain = found === undefined || found.isFile() || found.isDirectory();
  const isWritable = found?.isCharacterDevice() === true && (flags & constants.O_CREAT) !== 0;
  if (!isPlain && !isWritable) throw new Error('it is not a plain file');
  return openSync(path, flags);
}
