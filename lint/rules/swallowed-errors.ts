import { isProduction, placeOf } from '../place.ts';
import { houseRule } from '../rule.ts';

/**
 * A catch that drops what it caught turns "we could not look" into an answer. It may, where the answer is the honest
 * one; then it says why in a comment.
 */
export const swallowedErrors = houseRule((context) => {
  if (!isProduction(placeOf(context.filename))) {
    return {};
  }
  return {
    CatchClause(node) {
      const source = context.sourceCode;
      const body = source.getText(node.body);
      const bound = node.param?.type === 'Identifier' ? node.param.name : null;
      const used = node.param !== null && (bound === null || new RegExp(`\\b${escaped(bound)}\\b`).test(body));
      const rethrows = /\bthrow\b/.test(body);
      if (!used && !rethrows && source.getCommentsInside(node.body).length === 0) {
        context.report({
          node,
          message:
            'This catch drops its error: keep it as the cause, or say in a comment why the answer is still true.',
        });
      }
    },
  };
});

function escaped(name: string): string {
  return name.replaceAll('$', '\\$');
}
