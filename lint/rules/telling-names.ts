import { houseRule } from '../rule.ts';
import { emptyName } from '../tree/empty-name.ts';

/** An attic has no owner and only grows: a file or folder is named after its one purpose. */
export const tellingNames = houseRule((context) => ({
  Program(node) {
    const found = emptyName(context.filename.replaceAll('\\', '/'));
    if (found !== null) {
      context.report({ node, message: `"${found}" does not say what this is for: name it after its one purpose.` });
    }
  },
}));
