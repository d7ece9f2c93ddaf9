import { houseRule } from '../rule.ts';
import { eachSpecifier } from '../specifiers.ts';

/** What an import names is the file that is there: `.ts`, as Node reads it, so that a search for a path finds its users. */
export const explicitImports = houseRule((context) =>
  eachSpecifier(context, (specifier, node) => {
    if (specifier.startsWith('.') && !/\.(ts|tsx|mjs|json|css)$/.test(specifier)) {
      context.report({ node, message: `Write the file's own name with its ending, .ts and not .js: ${specifier}` });
    }
  }),
);
