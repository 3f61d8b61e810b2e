/**
 * Writes `index.d.cts` beside each `index.d.ts` of `dist`. Before TypeScript 5.8, a CommonJS module that imports the
 * declarations of an ES module is refused (TS1479), although Node can require one. The build runs it.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..');

const { exports } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  readonly exports: Readonly<Record<string, { readonly types?: string }>>;
};
const files = Object.values(exports).flatMap(({ types }) => (types === undefined ? [] : [join(ROOT, types)]));
const program = ts.createProgram(files, { module: ts.ModuleKind.NodeNext, noLib: true, types: [] });
const checker = program.getTypeChecker();

for (const file of files) {
  const source = program.getSourceFile(file);
  const module = source && checker.getSymbolAtLocation(source);
  if (module === undefined) throw new Error(`Failed to write types for CommonJS: "${file}" is missing.`);
  writeFileSync(file.replace(/\.d\.ts$/, '.d.cts'), render(checker.getExportsOfModule(module), file));
}

/** A type is exported as it is; a value, and the type of a class, by what it is in the ES module. */
function render(symbols: readonly ts.Symbol[], file: string): string {
  const from = `'./${basename(file, '.d.ts')}.js' with { 'resolution-mode': 'import' }`;
  const lines = symbols.map((symbol) => {
    const { flags } = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
    const { name } = symbol;
    if ((flags & ts.SymbolFlags.Value) === 0) return `export type { ${name} } from ${from};`;
    const type = flags & ts.SymbolFlags.Type ? `\nexport type ${name} = api.${name};` : '';
    return `export declare const ${name}: typeof api.${name};${type}`;
  });
  return `import type * as api from ${from};\n${lines.join('\n')}\n`;
}
