import { realpathSync } from 'node:fs';
import { extname } from 'node:path';
import { pathToFileURL } from 'node:url';

const MODULE_EXTENSIONS = ['.ts', '.mts', '.cts', '.js', '.mjs', '.cjs'];

// As with `import`, a module is run once a process, however many names it is asked for by.
const loaded = new Map<string, Promise<unknown>>();

/** Whether a file is a module in TypeScript or JavaScript, by its name. */
export function isModulePath(path: string): boolean {
  return MODULE_EXTENSIONS.includes(extname(path));
}

/**
 * Loads what a TypeScript or JavaScript module exports by default, ESM or CommonJS.
 *
 * @remarks tsx, which runs TypeScript, is itself loaded only now.
 * @returns The default export, or `module.exports`; what a promise there resolves to. Undefined when there is neither.
 * @throws What the module throws, and what keeps it from being read.
 */
export async function loadModule(path: string): Promise<unknown> {
  const { href } = pathToFileURL(realpathSync(path));
  const known = loaded.get(href);
  if (known !== undefined) return known;
  const loading = importDefault(href);
  loaded.set(href, loading);
  return loading;
}

/** What a module threw, in its own words: a message without the stack. */
export function describeThrown(thrown: unknown): string {
  const text = thrown instanceof Error ? thrown.message : String(thrown);
  // Node appends the way of requires, in which tsx marks its own.
  return text.replace(/\nRequire stack:[\s\S]*$/, '').replace(/\?namespace=[\w-]+/g, '');
}

async function importDefault(href: string): Promise<unknown> {
  const { tsImport } = await import('tsx/esm/api');
  // A CommonJS module comes as the default of one that stands for it, and its own default inside that.
  let exported: unknown = await tsImport(href, import.meta.url);
  do exported = await (exported as { readonly default?: unknown }).default;
  while (typeof exported === 'object' && exported !== null && 'default' in exported);
  return exported;
}
