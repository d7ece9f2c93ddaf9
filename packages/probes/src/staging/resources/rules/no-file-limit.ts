import type { StagingRule } from '../../stack/staging-rule.ts';

export const rule: StagingRule = {
  id: 'staging.resources.no-file-limit',
  number: 'RES-05',
  title: 'A service may open files without end',
  why: 'It can use up the file handles of its host.',
  fix: 'Set `ulimits.nofile`.',
  source: 'CIS Docker 5.19',
  find: (stack) =>
    stack.services
      .filter(({ model }) => (model['ulimits'] as { readonly nofile?: unknown } | undefined)?.nofile === undefined)
      .map((service) => ({
        severity: 'info',
        address: `${service.name}.ulimits.nofile`,
        at: service.place('ulimits'),
        what: `${service.name} has no limit of open files.`,
      })),
};
