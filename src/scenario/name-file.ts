import { isAbsolute, relative, sep } from 'node:path';

/** Names a file in messages and reports: from the working directory when it lies below it, else as it was given. */
export function nameFile(path: string): string {
  if (!isAbsolute(path)) return path;
  const way = relative('', path);
  const isBelow = way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
  return isBelow ? way : path;
}
