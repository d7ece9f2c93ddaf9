import type { Context, Rule } from './rule.ts';

type Visitor = ReturnType<Rule['create']>;
type Located = Parameters<NonNullable<Visitor['ImportDeclaration']>>[0]['source'];

/** Visits every place that names another module: import, re-export and dynamic import with a literal. */
export function eachSpecifier(
  _context: Context,
  visit: (specifier: string, node: Located, typeOnly: boolean) => void,
): Visitor {
  return {
    ImportDeclaration(node) {
      visit(node.source.value, node.source, node.importKind === 'type');
    },
    ExportNamedDeclaration(node) {
      if (node.source !== null) {
        visit(node.source.value, node.source, node.exportKind === 'type');
      }
    },
    ExportAllDeclaration(node) {
      visit(node.source.value, node.source, node.exportKind === 'type');
    },
    ImportExpression(node) {
      if (node.source.type === 'Literal' && typeof node.source.value === 'string') {
        visit(node.source.value, node.source, false);
      }
    },
  };
}
