import { spawn } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';

/** What a command came to. */
export type Ran = { readonly exitCode: number | null; readonly output: string };

/** Runs a line of shell in a folder; what it writes to stdout and stderr comes as one text, without colours. */
export function runProgram(line: string, folder: string): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const { NODE_V8_COVERAGE: _, ...env } = process.env;
    const child = spawn(line, {
      cwd: folder,
      env: { ...env, NO_COLOR: '1' },
      shell: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        output += chunk;
      });
    }
    child.on('error', reject);
    child.on('close', (exitCode) => resolve({ exitCode, output: stripVTControlCharacters(output) }));
  });
}
