import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** A program that this project does not bring with it. */
export type Tool = 'wrk' | 'nginx' | 'openssl' | 'taskset';

const TOOLS: readonly Tool[] = ['wrk', 'nginx', 'openssl', 'taskset'];
/** Debian has servers in a folder that is not on everybody's path. */
const SERVER_FOLDERS = ['/usr/sbin', '/usr/local/sbin'];

/** Finds where the tools are installed; those that are not are left out. */
export function findTools(path: string): ReadonlyMap<Tool, string> {
  const folders = [...path.split(delimiter), ...SERVER_FOLDERS];
  return new Map(
    TOOLS.flatMap((tool) => {
      const file = folders.map((folder) => join(folder, tool)).find(isExecutable);
      return file === undefined ? [] : [[tool, file] as const];
    }),
  );
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
