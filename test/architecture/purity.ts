// What shared/ must not contain: any way to the clock, to chance, to the machine or the page, and any way around
// the type checker. The types of shared/ already leave out Node and the DOM; this catches what they cannot.
import ts from 'typescript';
import type { SourceText } from './source-tree';

const worldly: ReadonlySet<string> = new Set([
  'process',
  'document',
  'window',
  'globalThis',
  'fetch',
  'console',
  'crypto',
  'performance',
  'localStorage',
  'setTimeout',
  'setInterval',
  'require',
]);

const calls: ReadonlySet<string> = new Set(['Date.now', 'Math.random']);
const escapes = /@ts-(ignore|expect-error|nocheck)/;

/** Names that the file itself declares: a `document` of its own is a letter, not the page. */
function declaredIn(file: ts.SourceFile): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    const declares =
      ts.isVariableDeclaration(node) ||
      ts.isParameter(node) ||
      ts.isBindingElement(node) ||
      ts.isFunctionDeclaration(node) ||
      ts.isImportSpecifier(node);
    if (declares && node.name !== undefined && ts.isIdentifier(node.name)) names.add(node.name.text);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return names;
}

/** Whether an identifier is read as a value, and not the name of a property or of something declared. */
function isFreeValue(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (ts.isExpression(parent) || ts.isVariableDeclaration(parent)) return true;
  if (ts.isPropertyAssignment(parent)) return parent.initializer === node;
  return (
    ts.isShorthandPropertyAssignment(parent) ||
    ts.isReturnStatement(parent) ||
    ts.isExpressionStatement(parent)
  );
}

function problemOf(node: ts.Node, own: ReadonlySet<string>): string | null {
  if (node.kind === ts.SyntaxKind.AnyKeyword) return 'any';
  if (ts.isPropertyAccessExpression(node) && calls.has(node.getText())) return node.getText();
  if (
    ts.isNewExpression(node) &&
    node.expression.getText() === 'Date' &&
    (node.arguments?.length ?? 0) === 0
  ) {
    return 'new Date()';
  }
  if (ts.isIdentifier(node) && worldly.has(node.text) && !own.has(node.text) && isFreeValue(node))
    return node.text;
  return null;
}

/** Everything impure in the files, as `file: what`. */
export function impurities(sources: readonly SourceText[]): readonly string[] {
  return sources.flatMap(({ path, text }) => {
    const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
    const own = declaredIn(file);
    const found: string[] = escapes.test(text) ? [`${path}: turns the type checker off`] : [];
    const visit = (node: ts.Node): void => {
      const problem = problemOf(node, own);
      if (problem !== null) found.push(`${path}: ${problem}`);
      ts.forEachChild(node, visit);
    };
    visit(file);
    return found;
  });
}
