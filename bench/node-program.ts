import { fileURLToPath } from 'node:url';

/** Gives the command that runs one of `programs/`, with what it is told as JSON. */
export function nodeProgram(
  name: string,
  told: unknown = {},
): { readonly command: string; readonly args: readonly string[] } {
  const file = fileURLToPath(new URL(`programs/${name}.ts`, import.meta.url));
  return {
    command: process.execPath,
    args: ['--import', import.meta.resolve('tsx'), file, JSON.stringify(told)],
  };
}
