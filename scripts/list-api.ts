/**
 * Writes the listing of the public surface (test/package/api.md) from the built declarations. Run it with
 * `npm run api` after changing what the package exports.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Where the listing stands. */
export const API_FILE: string = join(ROOT, 'test/package/api.md');

const HEADER = `# Public surface

Written by \`npm run api\` from the built declarations; a test compares the two. Review a change here as a change to what
the package promises.
`;

const PRINTER = ts.createPrinter({ removeComments: true });

/** A subpath of the package: what it exports, and the types of ours that these refer to without exporting them. */
type Entry = {
  readonly subpath: string;
  readonly exported: readonly ts.Symbol[];
  readonly unnamed: readonly ts.Symbol[];
  /** Its \`declare global\`. */
  readonly globals: readonly ts.Statement[];
};

/** Lists what each subpath of a built package exports; `folder` is the one with its package.json and `dist`. */
export function listApi(folder: string): string {
  const listedAt = new Map<ts.Symbol, string>();
  const sections = readEntries(folder).map(({ subpath, exported, unnamed, globals }) => {
    const blocks = exported.map((symbol) => {
      const elsewhere = listedAt.get(symbol);
      if (elsewhere === undefined) listedAt.set(symbol, subpath);
      return elsewhere === undefined ? showSymbol(symbol) : `// ${symbol.name}: as in ${elsewhere}`;
    });
    const rest = unnamed.filter((symbol) => !listedAt.has(symbol));
    for (const symbol of rest) listedAt.set(symbol, subpath);
    return [
      `## ${subpath}`,
      fence([...blocks, ...globals.map(showNode)]),
      ...(rest.length === 0 ? [] : ['Referred to, not exported:', fence(rest.map(showSymbol))]),
    ].join('\n\n');
  });
  return `${[HEADER.trimEnd(), ...sections].join('\n\n')}\n`;
}

function readEntries(folder: string): readonly Entry[] {
  const { name, exports } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const typed = Object.entries<{ readonly types?: string }>(exports).flatMap(([subpath, { types }]) =>
    types === undefined ? [] : [{ subpath: join(name, subpath), file: join(folder, types) }],
  );
  const program = ts.createProgram(
    typed.map(({ file }) => file),
    { module: ts.ModuleKind.NodeNext, target: ts.ScriptTarget.ES2023, noLib: true, types: [] },
  );
  const checker = program.getTypeChecker();
  const modules = typed.map(({ subpath, file }) => {
    const source = program.getSourceFile(file);
    const module = source && checker.getSymbolAtLocation(source);
    if (module === undefined)
      throw new Error(`Failed to list the API: "${file}" is missing. Run \`npm run build\`.`);
    const exported = checker.getExportsOfModule(module).map((symbol) => resolve(symbol, checker));
    return { subpath, exported: sortByName(exported), globals: (source?.statements ?? []).filter(isGlobal) };
  });
  const named = new Set(modules.flatMap(({ exported }) => exported));
  return modules.map((module) => {
    const reached = new Set(module.exported);
    // A set is walked in the order of adding, and what is added on the way is walked too.
    for (const symbol of reached) {
      if (isGenerated(symbol)) continue;
      for (const found of findOwnSymbols(symbol, checker)) reached.add(found);
    }
    const unnamed = [...reached].filter((symbol) => !named.has(symbol) && !isGenerated(symbol));
    return { ...module, unnamed: sortByName(unnamed) };
  });
}

/** The symbols of this package that the declarations of a symbol refer to. */
function findOwnSymbols(symbol: ts.Symbol, checker: ts.TypeChecker): readonly ts.Symbol[] {
  const found: ts.Symbol[] = [];
  const visit = (node: ts.Node): void => {
    const target = ts.isIdentifier(node) ? checker.getSymbolAtLocation(node) : undefined;
    if (target !== undefined) found.push(resolve(target, checker));
    ts.forEachChild(node, visit);
  };
  for (const declaration of symbol.declarations ?? []) visit(declaration);
  return found.filter(isOwn);
}

/** Whether a symbol stands at the top of one of our modules: no parameter, no property. */
function isOwn({ declarations }: ts.Symbol): boolean {
  return (declarations ?? []).some((declaration) => {
    const statement = statementOf(declaration);
    return (
      ts.isSourceFile(statement.parent) && !statement.getSourceFile().fileName.includes('/node_modules/')
    );
  });
}

/** The statement that declares; for a variable that is two nodes further up. */
function statementOf(declaration: ts.Declaration): ts.Node {
  return ts.isVariableDeclaration(declaration) ? declaration.parent.parent : declaration;
}

function resolve(symbol: ts.Symbol, checker: ts.TypeChecker): ts.Symbol {
  return symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
}

function isGenerated({ declarations }: ts.Symbol): boolean {
  return (declarations ?? []).some((declaration) =>
    declaration.getSourceFile().fileName.includes('/generated/'),
  );
}

function isGlobal(statement: ts.Statement): boolean {
  return ts.isModuleDeclaration(statement) && (statement.flags & ts.NodeFlags.GlobalAugmentation) !== 0;
}

/** A generated type is committed as source, and reviewed there. */
function showSymbol(symbol: ts.Symbol): string {
  const declarations = symbol.declarations ?? [];
  if (!isGenerated(symbol))
    return declarations.map((declaration) => showNode(statementOf(declaration))).join('\n');
  const file = declarations[0]?.getSourceFile().fileName.replace(/^.*\/dist\/|\.d(?=\.ts$)/g, '');
  return `export type ${symbol.name} = …; // src/${file}`;
}

function showNode(node: ts.Node): string {
  return PRINTER.printNode(ts.EmitHint.Unspecified, node, node.getSourceFile());
}

function sortByName(symbols: readonly ts.Symbol[]): readonly ts.Symbol[] {
  return [...symbols].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function fence(blocks: readonly string[]): string {
  return `\`\`\`ts\n${blocks.join('\n\n')}\n\`\`\``;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(API_FILE, listApi(ROOT));
