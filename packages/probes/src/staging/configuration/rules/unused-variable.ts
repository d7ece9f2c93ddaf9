import type { StagingRule } from '../../stack/staging-rule.ts';

export const rule: StagingRule = {
  id: 'staging.configuration.unused-variable',
  number: 'CFG-07',
  title: 'A documented variable does nothing',
  why: 'Whoever sets it believes that it has an effect.',
  fix: 'Take it out of the example, or use it.',
  source: 'measured',
  find: (stack) => {
    const used = new Set(stack.project.variables.map(({ name }) => name));
    const loaded = stack.services.some(({ model }) => Array.isArray(model['env_file']) && model['env_file'].length > 0);
    // Where a service takes a whole file of variables, any of them may be read inside.
    if (
      loaded ||
      stack.services.some(({ environment }) => environment.some(({ value, secret }) => value === null && !secret))
    )
      return [];
    return stack.examples.flatMap(({ path, text }) =>
      text.split(/\r?\n/).flatMap((line, index) => {
        const [, name] = /^\s*(?:export\s+)?([A-Za-z_]\w*)\s*=/.exec(line) ?? [];
        if (name === undefined || used.has(name) || name.startsWith('COMPOSE_') || name.startsWith('DOCKER_'))
          return [];
        return [
          {
            severity: 'low' as const,
            address: `${path} ${name}`,
            at: { file: path, line: index + 1 },
            what: `${name} stands in ${path}, and no Compose file of staging uses it.`,
          },
        ];
      }),
    );
  },
};
