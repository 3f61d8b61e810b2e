import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const BUILDS = join(ROOT, '.test-build');
/** Longer than any run of the suite: another one may still use an older build. */
const KEPT_MS = 2 * 60 * 60_000;

/** What a build is made of. */
const SOURCES = ['package.json', 'tsconfig.json', 'tsconfig.build.json', 'scripts', 'src', 'scenarios'];
/** What comes into the package besides. */
const PAPERS = ['README.md', 'CHANGELOG.md', 'LICENSE', 'docs', 'examples', '.gitignore', '.npmrc'];
/** What trials of the examples leave behind. */
const LEFTOVER = /(^|[\\/])(node_modules|__pycache__|\.highlevel-mock|package-lock\.json)$/;

/**
 * Builds the package as `npm run build` does, unless these very sources are built already.
 *
 * @returns The folder of the package, with `dist` in it. It is never changed: changed sources are built in a new one.
 */
export function buildPackage(): string {
  return makeFolder('build', SOURCES, (folder) => {
    copyFiles(SOURCES, folder);
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'dir');
    skipTypeCheck(join(folder, 'tsconfig.build.json'));
    runNpm(folder, 'run', 'build');
  });
}

/**
 * Packs the package as it would be published, unless it is packed already.
 *
 * @returns The path of the tarball.
 */
export function packTarball(): string {
  const folder = makeFolder('pack', [...SOURCES, ...PAPERS], (draft) => {
    copyFiles([...SOURCES, ...PAPERS], draft);
    // What `prepack` would build once more.
    cpSync(join(buildPackage(), 'dist'), join(draft, 'dist'), { recursive: true });
    runNpm(draft, 'pack', '--ignore-scripts');
  });
  return join(folder, readdirSync(folder).find((file) => file.endsWith('.tgz')) as string);
}

/** The folders this process has asked for: looking at all files costs as much as a command that is run from them. */
const folders = new Map<string, string>();

function makeFolder(name: string, files: readonly string[], make: (folder: string) => void): string {
  const path = folders.get(name) ?? findOrMake(name, files, make);
  folders.set(name, path);
  return path;
}

/** Makes a folder out of files, once for each state of them; several processes may ask at the same time. */
function findOrMake(name: string, files: readonly string[], make: (folder: string) => void): string {
  const path = join(BUILDS, `${name}-${hashFiles(files)}`);
  if (existsSync(path)) {
    utimesSync(path, new Date(), new Date());
    return path;
  }
  mkdirSync(BUILDS, { recursive: true });
  removeOld();
  const draft = mkdtempSync(join(BUILDS, 'draft-'));
  make(draft);
  try {
    renameSync(draft, path);
  } catch (error) {
    // Another process was faster.
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(path)) throw error;
  }
  return path;
}

function copyFiles(files: readonly string[], folder: string): void {
  for (const file of files) {
    cpSync(join(ROOT, file), join(folder, file), {
      recursive: true,
      filter: (source) => !LEFTOVER.test(source.slice(ROOT.length)),
    });
  }
}

/** What comes out is the same, in half the time; `npm run types` checks the types. */
function skipTypeCheck(path: string): void {
  const config = JSON.parse(readFileSync(path, 'utf8'));
  config.compilerOptions.noCheck = true;
  writeFileSync(path, JSON.stringify(config));
}

function runNpm(folder: string, ...args: readonly string[]): void {
  execFileSync('npm', ['--silent', ...args], { cwd: folder, stdio: 'pipe' });
}

function hashFiles(names: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of names.flatMap(listFiles)) {
    const content = readFileSync(join(ROOT, file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex').slice(0, 16);
}

/** The files of a file or folder of the repository, in an order that is always the same. */
function listFiles(name: string): readonly string[] {
  if (LEFTOVER.test(name)) return [];
  const path = join(ROOT, name);
  if (!statSync(path).isDirectory()) return [name];
  return readdirSync(path)
    .sort()
    .flatMap((entry) => listFiles(join(name, entry)));
}

function removeOld(): void {
  for (const entry of readdirSync(BUILDS)) {
    const path = join(BUILDS, entry);
    const usedAt = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Number.POSITIVE_INFINITY;
    if (usedAt < Date.now() - KEPT_MS) rmSync(path, { recursive: true, force: true });
  }
}
