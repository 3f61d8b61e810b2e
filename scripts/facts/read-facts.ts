import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Reads a file of the collected facts. */
export type ReadFacts = (file: string) => unknown;

/** Creates the reader of a folder of facts. */
export function createFactsReader(folder: string): ReadFacts {
  return (file) => JSON.parse(readFileSync(join(folder, file), 'utf8'));
}
