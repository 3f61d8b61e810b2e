import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { InitError } from '../../errors/init-error.ts';
import { appendIgnoreLine, IGNORE_LINE } from './ignore-line.ts';
import type { Project } from './project.ts';
import type { Dialect } from './sample-dialect.ts';
import { renderSampleTest } from './sample-test.ts';
import { CONFIG_PATH, STARTER_CONFIG } from './starter-config.ts';
import { SCENARIO_PATH, STARTER_SCENARIO } from './starter-scenario.ts';

/** What became of one file. `left`: it was there, and is as it was. */
export type StarterFile = {
  /** Relative to the project, with slashes. */
  readonly path: string;
  readonly action: 'written' | 'appended' | 'left';
  readonly holds: string;
};

type Starter = {
  readonly folder: string;
  /** What to write a sample test for; null for none. */
  readonly sample: { readonly project: Project; readonly dialect: Dialect } | null;
};

/**
 * Writes the files of a project that are not there yet. What is there is never written to, save .gitignore, which gets
 * a line at its end.
 *
 * @throws {@link InitError} `HL_INIT_UNWRITABLE` naming what was written before it
 */
export function writeStarter({ folder, sample }: Starter): readonly StarterFile[] {
  const done: StarterFile[] = [];
  const place = (path: string, holds: string, act: (path: string) => StarterFile['action']): void => {
    try {
      done.push({ path, action: act(join(folder, path)), holds });
    } catch (cause) {
      throw refuse(path, { done, cause });
    }
  };
  const create = (text: string) => (path: string) => createFile(path, text);
  const config = findConfig(folder);

  place(SCENARIO_PATH, 'a call, a voicemail that comes twice, a forgery', create(STARTER_SCENARIO));
  place(config ?? CONFIG_PATH, 'where your receiver listens', create(STARTER_CONFIG));
  place('.gitignore', IGNORE_LINE, (path) => (appendIgnoreLine(path) ? 'appended' : 'left'));
  if (sample !== null) {
    const { project, dialect } = sample;
    place(
      dialect.path,
      `a test for ${project.runner} that passes as it is`,
      create(renderSampleTest(project, dialect)),
    );
  }
  return done;
}

/** The config there is, in any of the forms it can have: a further one would hide it, or be hidden. */
function findConfig(folder: string): string | undefined {
  return readdirSync(folder).find((name) => name.startsWith('highlevel-mock.config.'));
}

function createFile(path: string, text: string): 'written' | 'left' {
  mkdirSync(dirname(path), { recursive: true });
  try {
    writeFileSync(path, text, { flag: 'wx' });
    return 'written';
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return 'left';
    throw error;
  }
}

function refuse(path: string, { done, cause }: { done: readonly StarterFile[]; cause: unknown }): InitError {
  const written = done.filter(({ action }) => action !== 'left').map((file) => file.path);
  return new InitError(
    'HL_INIT_UNWRITABLE',
    `Failed to write "${path}": ${(cause as Error).message}. ` +
      `${written.length === 0 ? 'Nothing was written before it' : `Written before it: ${written.join(', ')}`}. ` +
      'Make room for it, then run init again: it goes on with what is missing.',
    { cause },
  );
}
