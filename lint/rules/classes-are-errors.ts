import { houseRule } from '../rule.ts';

/** Data and functions, no classes: state hidden in an object is state that replay cannot see. Errors are the exception. */
export const classesAreErrors = houseRule((context) => ({
  ClassDeclaration(node) {
    if (!extendsError(node.superClass)) {
      context.report({ node, message: 'Only errors are classes: write a type and functions that take it.' });
    }
  },
  ClassExpression(node) {
    if (!extendsError(node.superClass)) {
      context.report({ node, message: 'Only errors are classes: write a type and functions that take it.' });
    }
  },
}));

function extendsError(superClass: { readonly type: string; readonly name?: unknown } | null): boolean {
  return superClass?.type === 'Identifier' && typeof superClass.name === 'string' && superClass.name.endsWith('Error');
}
