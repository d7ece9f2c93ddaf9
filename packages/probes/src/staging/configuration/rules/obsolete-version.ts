import type { StagingRule } from '../../stack/staging-rule.ts';

export const rule: StagingRule = {
  id: 'staging.configuration.obsolete-version',
  number: 'CFG-01',
  title: 'The key `version` is there, and means nothing',
  why: 'Compose ignores it; older tools change their behaviour by it.',
  fix: 'Take the line out.',
  source: 'Compose specification, version and name',
  find: ({ project }) =>
    project.notices
      .filter(({ code }) => code === 'obsolete-version')
      .map(({ at }) => ({
        severity: 'info',
        address: `version in ${at?.file ?? ''}`,
        at: at ?? { file: '', line: 1 },
        what: `${at?.file ?? 'A file'} has the key version, which Compose ignores.`,
      })),
};
