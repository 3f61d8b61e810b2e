import { type ChildProcess, fork } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { extname } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Clock } from '../model/world.ts';
import type { ModuleNews } from './module-process.ts';
import { systemClock } from './system-clock.ts';

const MODULE_EXTENSIONS = ['.ts', '.mts', '.cts', '.js', '.mjs', '.cjs'];

/** Generous: a module may ask others for its data. */
const LONGEST_SECONDS = 60;

// As with `import`, a module is run once a process, however many names it is asked for by.
const loaded = new Map<string, Promise<unknown>>();

/** Whether a file is a module in TypeScript or JavaScript, by its name. */
export function isModulePath(path: string): boolean {
  return MODULE_EXTENSIONS.includes(extname(path));
}

/**
 * Loads what a TypeScript or JavaScript module exports by default, ESM or CommonJS.
 *
 * @remarks The module runs in a process of its own, which ends once it has exported: whatever it leaves open, and
 * whether it ends its process or never settles, loading comes to an end. So it exports data; what it prints goes to stderr.
 * @param clock What the bound on loading is measured by.
 * @returns The default export, or `module.exports`; what a promise there resolves to. Undefined when there is neither.
 * @throws An error whose message is a clause: `it fails with "…"`, and others.
 */
export async function loadModule(path: string, clock: Pick<Clock, 'after'> = systemClock): Promise<unknown> {
  const { href } = pathToFileURL(realpathSync(path));
  const known = loaded.get(href);
  if (known !== undefined) return known;
  const loading = loadApart(href, clock);
  loaded.set(href, loading);
  return loading;
}

function loadApart(href: string, clock: Pick<Clock, 'after'>): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const child = startLoading(href);
    const cancel = clock.after(LONGEST_SECONDS * 1000, () =>
      settle({ failure: `it has exported nothing after ${LONGEST_SECONDS} s` }),
    );
    const settle = (news: ModuleNews): void => {
      cancel();
      child.kill('SIGKILL');
      if ('failure' in news) reject(new Error(news.failure));
      else resolve(news.exported);
    };
    child.on('message', (news) => {
      // A module may send messages of its own.
      if (isNews(news)) settle(news);
    });
    child.once('error', (error) =>
      settle({ failure: `no process could be started for it (${error.message})` }),
    );
    child.once('exit', (code, signal) => {
      const end = code === null ? `is ended by ${signal}` : `ends with code ${code}`;
      settle({ failure: `its process ${end} before it has exported anything` });
    });
  });
}

function isNews(message: unknown): message is ModuleNews {
  return typeof message === 'object' && message !== null && ('exported' in message || 'failure' in message);
}

/** Built, the module is JavaScript; from source it needs the loader that this process has. */
function startLoading(href: string): ChildProcess {
  const isBuilt = !import.meta.url.endsWith('.ts');
  const file = new URL(isBuilt ? './module-process.js' : './module-process.ts', import.meta.url);
  return fork(fileURLToPath(file), [href], {
    execArgv: isBuilt ? [] : ['--import', import.meta.resolve('tsx')],
    serialization: 'advanced',
    // Whatever it prints is no result of ours.
    stdio: ['ignore', 2, 2, 'ipc'],
  });
}
