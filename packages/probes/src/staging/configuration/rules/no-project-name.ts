import { firstComposeFile } from '../../stack/first-compose-file.ts';
import type { StagingRule } from '../../stack/staging-rule.ts';

export const rule: StagingRule = {
  id: 'staging.configuration.no-project-name',
  number: 'CFG-02',
  title: 'The stack has no name of its own',
  why: 'Compose takes the name of the folder, so two clones are two stacks, and evidence is about neither.',
  fix: 'Write `name:` at the top of the first file.',
  source: 'Compose specification, name',
  find: ({ project }) =>
    project.origin(['name']) === null
      ? [
          {
            severity: 'low',
            address: 'name',
            at: { file: firstComposeFile(project), line: 1 },
            what: 'The Compose files give the stack no name.',
          },
        ]
      : [],
};
