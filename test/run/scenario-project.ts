import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const SRC = fileURLToPath(new URL('../../src', import.meta.url));

/** A user's project in a folder of its own, where `highlevel-mock` is installed. */
export type ScenarioProject = { readonly path: string; remove(): void };

/**
 * Lays out a project.
 *
 * @remarks What it installs is this source tree: `import` finds it, `require` of a transformed module would want the
 * built package, which test/package has.
 */
export function createProject(files: Readonly<Record<string, string>>): ScenarioProject {
  const path = mkdtempSync(join(tmpdir(), 'highlevel-mock-project-'));
  const home = join(path, 'node_modules/highlevel-mock');
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, 'package.json'), '{ "type": "module", "exports": "./src/index.ts" }');
  symlinkSync(SRC, join(home, 'src'), 'dir');
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), text);
  }
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
