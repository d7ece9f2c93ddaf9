import { isSecretName } from '../../stack/secret-name.ts';
import type { StagingRule } from '../../stack/staging-rule.ts';

export const rule: StagingRule = {
  id: 'staging.configuration.unset-variable',
  number: 'CFG-09',
  title: 'A variable is set nowhere and becomes empty',
  why: 'A blank password, a blank address or a blank tag starts as if it were meant.',
  fix: 'Write `${NAME:?what it is}` so that Compose refuses to start without it, or set it in an environment file.',
  source: 'Compose specification, interpolation',
  find: ({ project, examples }) => {
    const known = new Set(examples.flatMap(({ text }) => variableNames(text)));
    // What a secret file holds nobody can see here; the example beside it says which names it should hold.
    const unset = project.variables.filter(
      ({ name, from, hasDefault }) =>
        from === null || (from === 'fallback' && !hasDefault && examples.length > 0 && !known.has(name)),
    );
    return [...Map.groupBy(unset, ({ name }) => name)].flatMap(([name, uses]) => {
      const [first] = uses;
      if (first === undefined) return [];
      const where = [...new Set(uses.map(({ path }) => (path[0] === 'services' ? String(path[1]) : String(path[0]))))];
      return [
        {
          severity: isSecretName(name) ? ('high' as const) : ('medium' as const),
          address: `variable ${name}`,
          at: first.at,
          what:
            first.from === null
              ? `${name} is set nowhere and has no default, so it is empty in ${where.join(', ')}.`
              : `${name}, which ${where.join(', ')} needs, stands in no committed file and not in ${examples[0]?.path ?? ''}.`,
        },
      ];
    });
  },
};

function variableNames(text: string): readonly string[] {
  return [...text.matchAll(/^[ \t]*#?[ \t]*(?:export[ \t]+)?([A-Za-z_]\w*)[ \t]*=/gm)].map(([, name = '']) => name);
}
