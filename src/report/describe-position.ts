import type { SourcePosition } from '../model/scenario.ts';

/** Writes a place as in `clinic.yaml:18`, or as the way through the tree for a scenario that was no file. */
export function describePosition({ file, line, path }: SourcePosition): string {
  return file === null || line === null ? path : `${file}:${line}`;
}
