// Finds every import of a source file with TypeScript's own parser, and where it leads. Understands static and
// dynamic imports, re-exports, require and `import('x')` in types; knows which of them vanish at run time.
import { builtinModules } from 'node:module';
import { posix } from 'node:path';
import ts from 'typescript';
import type { Kind } from './import-table';
import type { SourceText } from './source-tree';

export interface Import {
  readonly specifier: string;
  /** True when only types are taken, so that nothing is loaded at run time. */
  readonly typeOnly: boolean;
}

function isTypeOnly(node: ts.ImportDeclaration | ts.ExportDeclaration): boolean {
  if (ts.isExportDeclaration(node)) return node.isTypeOnly;
  const clause = node.importClause;
  return clause !== undefined && clause.phaseModifier === ts.SyntaxKind.TypeKeyword;
}

function importOf(node: ts.Node): Import | null {
  if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier !== undefined) {
    const { moduleSpecifier: from } = node;
    return ts.isStringLiteral(from) ? { specifier: from.text, typeOnly: isTypeOnly(node) } : null;
  }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
    const { literal } = node.argument;
    return ts.isStringLiteral(literal) ? { specifier: literal.text, typeOnly: true } : null;
  }
  if (ts.isCallExpression(node)) {
    const loads =
      node.expression.kind === ts.SyntaxKind.ImportKeyword || node.expression.getText() === 'require';
    const from = node.arguments[0];
    return loads && from !== undefined && ts.isStringLiteralLike(from)
      ? { specifier: from.text, typeOnly: false }
      : null;
  }
  return null;
}

/** Every import of a file, in order. */
export function importsOf({ path, text }: SourceText): readonly Import[] {
  const found: Import[] = [];
  const visit = (node: ts.Node): void => {
    const one = importOf(node);
    if (one !== null) found.push(one);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true));
  return found;
}

export interface Target {
  readonly kind: Kind;
  /** A path in the project, or a package name. */
  readonly name: string;
}

const packageName = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

const kindOfPath = (path: string): Kind => {
  const area = path.split('/')[0];
  switch (area) {
    case 'shared':
    case 'electron':
    case 'renderer':
    case 'build':
    case 'test':
      return area;
    default:
      throw new Error(`import leads out of the project's folders: ${path}`);
  }
};

/** Where an import leads. `known` are the paths of all source files, to find the file behind a short name. */
export function targetOf(from: string, specifier: string, known: ReadonlySet<string>): Target {
  const bare = specifier.replace(/^node:/, '');
  if (specifier.startsWith('node:') || builtinModules.includes(bare)) return { kind: 'node', name: bare };
  if (specifier === 'electron') return { kind: 'electron package', name: specifier };
  const path = specifier.startsWith('#')
    ? specifier.slice(1)
    : specifier.startsWith('.')
      ? posix.join(posix.dirname(from), specifier)
      : null;
  if (path === null) return { kind: 'library', name: packageName(specifier) };
  const file =
    [path, `${path}.ts`, `${path}.tsx`, `${path}/index.ts`].find((name) => known.has(name)) ?? path;
  return { kind: kindOfPath(file), name: file };
}
