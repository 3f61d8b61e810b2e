import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packTarball } from '../package/build-package.ts';
import { type Ran, runProgram } from './run-program.ts';

/** Installs what the package.json of a folder names, with the packed tarball for this package. */
export function installProject(folder: string): Promise<Ran> {
  const path = join(folder, 'package.json');
  const manifest = JSON.parse(readFileSync(path, 'utf8'));
  manifest.devDependencies['highlevel-mock'] = `file:${packTarball()}`;
  writeFileSync(path, JSON.stringify(manifest));
  return runProgram(
    'npm install --prefer-offline --ignore-scripts --no-audit --no-fund --no-package-lock --loglevel=error',
    folder,
  );
}
