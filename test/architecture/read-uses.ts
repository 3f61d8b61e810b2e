import { isBuiltin } from 'node:module';
import ts from 'typescript';

/** What a module reaches for. */
export type Uses = {
  /** Module specifiers, types and dynamic imports included; null for one that only running would tell. */
  readonly specifiers: readonly (string | null)[];
  /** Globals as they stand in code: `Date.now`, `new Date()`, `process`, `fetch`. */
  readonly globals: readonly string[];
};

/** Reads what a module imports and which globals and random sources it names. */
export function readUses(path: string, text: string): Uses {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const specifiers: (string | null)[] = [];
  const globals: string[] = [];
  const loaders = new Set(['require']);
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && isCreateRequire(node.initializer)) {
      loaders.add(node.name.text);
    }
    const specifier = specifierOf(node, loaders);
    if (specifier !== undefined) specifiers.push(specifier);
    const name = globalOf(node);
    if (name !== null) globals.push(name);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return { specifiers, globals };
}

/** The specifier a node imports from; null when it is not to be read off; undefined for any other node. */
function specifierOf(node: ts.Node, loaders: ReadonlySet<string>): string | null | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
    return node.moduleSpecifier === undefined ? undefined : textOf(node.moduleSpecifier);
  }
  if (ts.isImportTypeNode(node))
    return ts.isLiteralTypeNode(node.argument) ? textOf(node.argument.literal) : null;
  if (ts.isCallExpression(node) && isLoader(node.expression, loaders)) return textOf(node.arguments[0]);
  return undefined;
}

/** Whether a call of this expression loads a module: `import`, `require`, `require.resolve`, `createRequire(…)`. */
function isLoader(callee: ts.Expression, loaders: ReadonlySet<string>): boolean {
  if (callee.kind === ts.SyntaxKind.ImportKeyword) return true;
  if (ts.isPropertyAccessExpression(callee) && callee.name.text === 'resolve') {
    return ts.isIdentifier(callee.expression) && loaders.has(callee.expression.text);
  }
  return (ts.isIdentifier(callee) && loaders.has(callee.text)) || isCreateRequire(callee);
}

function isCreateRequire(node: ts.Node | undefined): boolean {
  return node !== undefined && ts.isCallExpression(node) && node.expression.getText() === 'createRequire';
}

/** The text of a literal, or the fixed start of a template where that much names a package; else null. */
function textOf(node: ts.Node | undefined): string | null {
  if (node === undefined) return null;
  if (ts.isStringLiteralLike(node)) {
    return isBuiltin(node.text) && !node.text.startsWith('node:') ? `node:${node.text}` : node.text;
  }
  if (!ts.isTemplateExpression(node)) return null;
  return /^(@[^/]+\/)?[^./@][^/]*\//.test(node.head.text) ? node.head.text : null;
}

/** How a node stands for a global, or null: `Date.now` for the access, `process` for a bare name. */
function globalOf(node: ts.Node): string | null {
  if (ts.isNewExpression(node) && (node.arguments ?? []).length === 0 && isNamed(node.expression, 'Date')) {
    return 'new Date()';
  }
  if (ts.isCallExpression(node) && isNamed(node.expression, 'Date')) return 'Date()';
  if (ts.isPropertyAccessExpression(node)) {
    if (isNamed(node.expression, 'globalThis')) return node.name.text;
    return `${node.expression.getText().replace(/^globalThis\./, '')}.${node.name.text}`;
  }
  return ts.isIdentifier(node) && isReference(node) ? node.text : null;
}

function isNamed(node: ts.Expression, name: string): boolean {
  return node.getText().replace(/^globalThis\./, '') === name;
}

/** Whether an identifier reads a value: neither a declaration, nor a key, nor part of a type. */
function isReference(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isTypeNode(parent) || ts.isQualifiedName(parent)) return false;
  if (ts.isPropertyAccessExpression(parent) || ts.isPropertyAssignment(parent)) return parent.name !== node;
  if (ts.isShorthandPropertyAssignment(parent)) return true;
  if (ts.isImportSpecifier(parent)) return (parent.propertyName ?? parent.name) === node;
  if (ts.isExportSpecifier(parent)) return false;
  const declared = parent as ts.Node & { readonly name?: ts.Node; readonly propertyName?: ts.Node };
  return declared.name !== node && declared.propertyName !== node;
}
