import { houseRule } from '../rule.ts';

const shellFunctions = new Set(['exec', 'execSync']);

/** A command is a program and a list of arguments. A string goes through a shell, and then a path can be a command. */
export const noShell = houseRule((context) => {
  let startsProcesses = false;
  const namespaces = new Set<string>();
  return {
    ImportDeclaration(node) {
      if (node.source.value !== 'node:child_process' && node.source.value !== 'child_process') {
        return;
      }
      startsProcesses = true;
      for (const specifier of node.specifiers) {
        if (specifier.type !== 'ImportSpecifier') {
          namespaces.add(specifier.local.name);
        } else if (specifier.imported.type === 'Identifier' && shellFunctions.has(specifier.imported.name)) {
          const name = specifier.imported.name;
          context.report({
            node: specifier,
            message: `${name} runs a string in a shell: use execFile or spawn with a list.`,
          });
        }
      }
    },
    MemberExpression(node) {
      if (
        node.object.type === 'Identifier' &&
        namespaces.has(node.object.name) &&
        node.property.type === 'Identifier' &&
        shellFunctions.has(node.property.name)
      ) {
        context.report({
          node,
          message: `${node.property.name} runs a string in a shell: use execFile or spawn with a list.`,
        });
      }
    },
    Property(node) {
      const named = node.key.type === 'Identifier' && node.key.name === 'shell' && !node.computed;
      if (startsProcesses && named && !(node.value.type === 'Literal' && node.value.value === false)) {
        context.report({ node, message: 'No shell: give the program and its arguments as a list.' });
      }
    },
  };
});
