import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { buildPackage } from './build-package.ts';

const SOURCE = fileURLToPath(new URL('../../src', import.meta.url));

/**
 * The arguments with which Node starts the command line of these sources, built, from any folder.
 *
 * @remarks A build starts in a fifth of the time of its sources. Where coverage is measured it is the sources that run.
 */
export function commandLine(): readonly string[] {
  if (process.env.NODE_V8_COVERAGE === undefined) return [join(buildPackage(), 'dist/cli/main.js')];
  return ['--import', import.meta.resolve('tsx'), join(SOURCE, 'cli/main.ts')];
}

/** The arguments with which Node runs code that imports from {@link builtModule}. */
export function evaluate(code: string): readonly string[] {
  const loader = process.env.NODE_V8_COVERAGE === undefined ? [] : ['--import', import.meta.resolve('tsx')];
  return [...loader, '--no-warnings', '--input-type=module', '--eval', code];
}

/** The URL of a built module, by its path in `src/`; where coverage is measured, of its source. */
export function builtModule(path: string): string {
  const file =
    process.env.NODE_V8_COVERAGE === undefined
      ? join(buildPackage(), 'dist', path.replace(/\.ts$/, '.js'))
      : join(SOURCE, path);
  return pathToFileURL(file).href;
}
