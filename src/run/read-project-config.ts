import { dirname, relative, resolve } from 'node:path';
import { RETRY_POLICIES } from '../catalog/retry-policies.ts';
import { REVISIONS } from '../catalog/revisions.ts';
import { didYouMean } from '../errors/near-miss.ts';
import { RunError } from '../errors/run-error.ts';
import { findProjectConfig } from './find-project-config.ts';
import type { ProjectConfig } from './project-config.ts';
import type { Place } from './project-folders.ts';
import * as read from './read-options.ts';
import { assertHosts } from './target-url.ts';

type Test = (value: unknown) => boolean;

const isText: Test = (value) => typeof value === 'string';
const isNumber: Test = (value) => typeof value === 'number';
const isMap: Test = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** What a value may be, and how messages say so. */
const TYPES = {
  text: isText,
  'text or a number': (value) => isText(value) || isNumber(value),
  'a number': isNumber,
  'true or false': (value) => typeof value === 'boolean',
  'a list of texts': (value) => Array.isArray(value) && value.every(isText),
  'a map of names to texts': (value) => isMap(value) && Object.values(value as object).every(isText),
  'a map of paths to values': isMap,
} satisfies Readonly<Record<string, Test>>;

const KEYS: Readonly<Record<keyof ProjectConfig, keyof typeof TYPES>> = {
  target: 'text',
  seed: 'text or a number',
  startAt: 'text',
  clock: 'text',
  timestamps: 'text',
  revision: 'text',
  sign: 'text',
  key: 'a list of texts',
  appId: 'text',
  versionId: 'text',
  locationId: 'text',
  header: 'a map of names to texts',
  set: 'a map of paths to values',
  retry: 'text',
  timeout: 'text or a number',
  concurrency: 'a number',
  strict: 'true or false',
  allowHost: 'a list of texts',
};

/** How the values that have rules are read; `option` is what messages call them. */
const READERS: { readonly [Key in keyof ProjectConfig]?: (value: never, option: string) => unknown } = {
  seed: read.readSeed,
  startAt: read.readStart,
  clock: read.readClock,
  timestamps: choose(['wall', 'story']),
  revision: choose(REVISIONS),
  sign: choose(['ed25519', 'both', 'legacy', 'none']),
  header: read.readHeaders,
  set: read.readSet,
  retry: choose(Object.keys(RETRY_POLICIES)),
  timeout: read.readTimeout,
  concurrency: read.readConcurrency,
  allowHost: assertHosts,
};

/**
 * Reads the project's config, and checks all of it.
 *
 * @returns The config, its key files as absolute paths, and its file as seen from the working directory; an empty one and
 * null where there is none.
 * @throws {@link RunError} `HL_RUN_OPTION_INVALID` naming the file, the key and what it may be; `HL_RUN_FOREIGN_FILE`
 */
export async function readProjectConfig(
  place: Place,
): Promise<{ readonly config: ProjectConfig; readonly file: string | null }> {
  const found = await findProjectConfig(place);
  if (found === null) return { config: {}, file: null };
  const file = relative(place.workingDirectory, found.path);
  const config = checkConfig(found.config, file);
  const { key } = config;
  if (key === undefined) return { config, file };
  return { config: { ...config, key: key.map((one) => resolve(dirname(found.path), one)) }, file };
}

function checkConfig(config: unknown, file: string): ProjectConfig {
  if (!isMap(config))
    throw refuse(
      file,
      'it holds no map of settings. Write one, such as { "target": "http://localhost:3000/" }.',
    );
  for (const [key, value] of Object.entries(config as object)) {
    if (!Object.hasOwn(KEYS, key)) {
      const names = Object.keys(KEYS);
      throw refuse(file, `it has no setting "${key}".${didYouMean(key, names)} Use ${names.join(', ')}.`);
    }
    if (value === undefined) continue;
    const type = KEYS[key as keyof ProjectConfig];
    if (!TYPES[type](value)) throw refuse(file, `"${key}" is ${describe(value)}. Make it ${type}.`);
    READERS[key as keyof ProjectConfig]?.(value as never, `"${key}" in ${file}`);
  }
  return config as ProjectConfig;
}

function choose(choices: readonly string[]) {
  return (value: string, option: string): string => read.readChoice(value, { option, choices });
}

// The value is not quoted, as a header may be a secret.
function describe(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a map';
  return typeof value === 'string' ? 'text' : `a ${typeof value}`;
}

function refuse(file: string, reason: string): RunError {
  return new RunError('HL_RUN_OPTION_INVALID', `Failed to read ${file}: ${reason}`);
}
