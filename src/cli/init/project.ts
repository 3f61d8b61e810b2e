import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { InitError } from '../../errors/init-error.ts';

/** A test runner that a sample test can be written for. */
export type Runner = 'mocha' | 'vitest' | 'jest' | 'node:test';

/** What is told of a project by its package.json and the files beside it. */
export type Project = {
  readonly runner: Runner;
  readonly language: 'typescript' | 'javascript';
  readonly modules: 'esm' | 'commonjs';
  /** The folder its tests are in, or one to make. */
  readonly testFolder: string;
  /** Whether its mocha is configured, and so knows how to load its language. */
  readonly hasMochaConfig: boolean;
  /** The major version of a package it depends on, `Infinity` where that cannot be read; null where it does not. */
  majorOf(name: string): number | null;
};

type Manifest = Readonly<Record<string, unknown>>;

/** What in a `test` script shows which runner it starts. */
const STARTS: Readonly<Record<Runner, RegExp>> = {
  vitest: /\bvitest\b/,
  jest: /\bjest\b/,
  mocha: /\bmocha\b/,
  'node:test': /\bnode\b.* --test\b/,
};
const RUNNERS = Object.keys(STARTS) as readonly Runner[];
const TEST_FOLDERS = ['test', 'tests', '__tests__'] as const;

/**
 * Reads what kind of project a folder holds.
 *
 * @returns Null where there is no package.json.
 * @throws {@link InitError} `HL_INIT_MANIFEST_INVALID` when package.json is there and cannot be read
 */
export function readProject(folder: string): Project | null {
  const manifest = readManifest(join(folder, 'package.json'));
  if (manifest === null) return null;
  const majorOf = (name: string): number | null => readMajor(manifest, name);
  const usesTypeScript = existsSync(join(folder, 'tsconfig.json')) || majorOf('typescript') !== null;
  return {
    runner: findRunner(manifest, majorOf),
    language: usesTypeScript ? 'typescript' : 'javascript',
    modules: manifest.type === 'module' ? 'esm' : 'commonjs',
    testFolder: TEST_FOLDERS.find((name) => existsSync(join(folder, name))) ?? 'test',
    hasMochaConfig:
      manifest.mocha !== undefined || readdirSync(folder).some((name) => name.startsWith('.mocharc.')),
    majorOf,
  };
}

function readManifest(path: string): Manifest | null {
  try {
    const manifest: unknown = JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''));
    if (isMap(manifest)) return manifest;
    throw new Error('it holds no object');
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    if (code === 'ENOENT') return null;
    throw new InitError(
      'HL_INIT_MANIFEST_INVALID',
      `Failed to read package.json: ${code ?? message}. Mend it, then run init again. Nothing was written.`,
      { cause },
    );
  }
}

/** The one that the `test` script starts, else the first one installed, else the one that Node brings. */
function findRunner({ scripts }: Manifest, majorOf: Project['majorOf']): Runner {
  const script = isMap(scripts) ? String(scripts.test) : '';
  return (
    RUNNERS.find((runner) => STARTS[runner].test(script)) ??
    RUNNERS.find((runner) => majorOf(runner) !== null) ??
    'node:test'
  );
}

function readMajor(manifest: Manifest, name: string): number | null {
  for (const list of [manifest.devDependencies, manifest.dependencies]) {
    if (!isMap(list) || !Object.hasOwn(list, name)) continue;
    const [major] = /\d+/.exec(String(list[name])) ?? [];
    return major === undefined ? Number.POSITIVE_INFINITY : Number(major);
  }
  return null;
}

function isMap(value: unknown): value is Manifest {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
