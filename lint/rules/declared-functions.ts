import { houseRule } from '../rule.ts';

/**
 * At the top of a file a function is a `function`: it has a name in every stack and can stand below its use. An arrow
 * that carries a type annotation (`const run: ProbeRun = …`) implements a contract and may stay.
 */
export const declaredFunctions = houseRule((context) => ({
  VariableDeclaration(node) {
    const parent = node.parent;
    if (parent.type !== 'Program' && parent.type !== 'ExportNamedDeclaration') {
      return;
    }
    for (const declarator of node.declarations) {
      const value = declarator.init;
      const isFunction = value?.type === 'ArrowFunctionExpression' || value?.type === 'FunctionExpression';
      const typed = declarator.id.type === 'Identifier' && Boolean(declarator.id.typeAnnotation);
      if (isFunction && !typed) {
        context.report({ node: declarator, message: 'Declare this with `function`.' });
      }
    }
  },
}));
