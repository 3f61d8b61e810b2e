import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

let packed: string | null = null;

/**
 * Packs the package as it would be published; once, whoever asks.
 *
 * @returns The path of the tarball, which is there until this process ends.
 */
export function packTarball(): string {
  packed ??= pack();
  return packed;
}

function pack(): string {
  const folder = mkdtempSync(join(tmpdir(), 'highlevel-mock-pack-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  execFileSync('npm', ['pack', '--silent', '--pack-destination', folder], { cwd: ROOT, stdio: 'pipe' });
  return join(folder, readdirSync(folder).find((file) => file.endsWith('.tgz')) as string);
}
