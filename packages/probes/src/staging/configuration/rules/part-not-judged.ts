import { firstComposeFile } from '../../stack/first-compose-file.ts';
import type { StagingRule } from '../../stack/staging-rule.ts';

export const rule: StagingRule = {
  id: 'staging.configuration.part-not-judged',
  number: 'CFG-11',
  title: 'A part of the stack is not started, and was not judged',
  why: 'What stands behind a profile is not in the running stack; if somebody starts it after all, nobody has looked at it.',
  fix: 'Name the profiles with COMPOSE_PROFILES in a committed environment file, or take the service out.',
  source: 'Compose specification, profiles',
  find: ({ project }) =>
    project.disabledServices.length === 0
      ? []
      : [
          {
            severity: 'info',
            address: 'profiles',
            at: { file: firstComposeFile(project), line: 1 },
            what: `Behind profiles that are not active, and not judged: ${project.disabledServices.join(', ')}.`,
          },
        ],
};
