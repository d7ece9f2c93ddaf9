import { isProduction, placeOf } from '../place.ts';
import { houseRule } from '../rule.ts';

const bare = new Set(['Error', 'TypeError', 'RangeError', 'SyntaxError', 'ReferenceError', 'EvalError', 'URIError']);

/** An error without a code cannot be handled, documented or looked up: packages throw their own class with its code. */
export const codedErrors = houseRule((context) => {
  if (!isProduction(placeOf(context.filename))) {
    return {};
  }
  return {
    NewExpression(node) {
      if (node.callee.type === 'Identifier' && bare.has(node.callee.name)) {
        context.report({ node, message: `${node.callee.name} has no code: use this package's own error class.` });
      }
    },
    CallExpression(node) {
      if (node.callee.type === 'Identifier' && bare.has(node.callee.name)) {
        context.report({ node, message: `${node.callee.name} has no code: use this package's own error class.` });
      }
    },
    ThrowStatement(node) {
      if (node.argument.type === 'Literal' || node.argument.type === 'TemplateLiteral') {
        context.report({
          node,
          message: "A thrown string has no code and no stack: use this package's own error class.",
        });
      }
    },
  };
});
