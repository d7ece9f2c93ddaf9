import type { StagingRule } from '../../stack/staging-rule.ts';

export const rule: StagingRule = {
  id: 'staging.privilege.writable-root',
  number: 'FS-01',
  title: 'A container can change its own program',
  why: 'What an intruder writes there stays until the container is made anew.',
  fix: 'Add `read_only: true`, and a `tmpfs` for what it must write.',
  source: 'CIS Docker 5.13; OWASP Docker rule 8',
  find: (stack) =>
    stack.services
      .filter(({ model }) => model['read_only'] !== true)
      .map((service) => ({
        severity: 'low',
        address: `${service.name}.read_only`,
        at: service.place('read_only'),
        what: `${service.name} has a root file system that can be written.`,
      })),
};
