import { placeOf } from '../place.ts';
import { houseRule } from '../rule.ts';

/** A test under a name that the runner does not collect passes for ever. */
export const testsRun = houseRule((context) => {
  const file = context.filename.replaceAll('\\', '/');
  const place = placeOf(file);
  const collected = /\.test\.tsx?$/.test(file);
  const supports = place.isTest || place.floor === 'testkit' || /\/(lint|scripts|e2e)\//.test(`/${file}`);
  return {
    Program(node) {
      if (/\.(spec|tests)\.[cm]?[jt]sx?$|_test\.[cm]?[jt]sx?$/.test(file)) {
        context.report({ node, message: 'The runner collects *.test.ts only: rename this file, or it never runs.' });
      }
    },
    ImportDeclaration(node) {
      if (node.source.value === 'vitest' && !collected && !supports) {
        context.report({ node, message: 'Tests live in *.test.ts beside the code: here they would never run.' });
      }
    },
  };
});
