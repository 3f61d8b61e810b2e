import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { commandLine } from '../package/node-arguments.ts';
import { ROOT } from './read-blocks.ts';

// A key that is there already: making one takes seconds.
const rsaKey = readFileSync(join(ROOT, 'test/envelope/vectors/rsa-private.pem'), 'utf8');

/** What a command came to. */
export type Ran = { readonly exitCode: number | null; readonly output: string };

/** Runs a line of shell in a folder; what it writes to stdout and stderr comes as one text. */
export function runCommand(line: string, folder: string): Promise<Ran> {
  return new Promise((resolve, reject) => {
    // `keys` shows what the environment holds, and a reader's holds nothing.
    const keys = line.includes('highlevel-mock keys') ? {} : { HIGHLEVEL_MOCK_RSA_PRIVATE_KEY: rsaKey };
    const path = `${layOutPrograms(folder)}${delimiter}${process.env.PATH ?? ''}`;
    const child = spawn('bash', ['-c', `exec 2>&1; ${line}`], {
      cwd: folder,
      env: { PATH: path, HOME: folder, ...keys },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
    });
    child.on('error', reject);
    child.on('close', (exitCode) => {
      resolve({ exitCode, output: output.replaceAll(`${folder}/`, '').replaceAll(ROOT, '…/') });
    });
  });
}

/** `highlevel-mock` is the program of this repository, built; `npx` runs what follows it. */
function layOutPrograms(folder: string): string {
  const bin = join(folder, '.bin');
  // What runs must not be written, and several may run at once.
  if (existsSync(bin)) return bin;
  const programs = {
    'highlevel-mock': `exec "${process.execPath}" ${commandLine()
      .map((word) => `"${word}"`)
      .join(' ')} "$@"`,
    npx: 'exec "$@"',
  };
  mkdirSync(bin, { recursive: true });
  for (const [name, text] of Object.entries(programs)) {
    writeFileSync(join(bin, name), `#!/bin/sh\n${text}\n`);
    chmodSync(join(bin, name), 0o755);
  }
  return bin;
}
