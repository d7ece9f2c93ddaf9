import type { CommandDefinition } from '../../command.ts';
import { repositoryOptions } from '../../shared-options.ts';

export const definition: CommandDefinition = {
  name: 'init',
  summary: 'Create the named branch, draft the gate file and the papers there',
  options: [
    ...repositoryOptions,
    { flags: '--phase <number>', summary: 'number of the phase that begins' },
    { flags: '--title <text>', summary: 'its title, such as External Closed Testing' },
    { flags: '--branch <name>', summary: 'the named branch (default: feature/phase-N-setup)' },
    { flags: '--message <text>', summary: 'the exact commit message' },
    { flags: '--previous <path>', summary: 'log of the previous phase' },
    { flags: '--name <text>', summary: 'name of the project' },
    { flags: '--origin <name>', summary: 'name of the record, such as example.org/project' },
  ],
  example: 'sallyport init --phase 7 --title "External Closed Testing"',
  judges: false,
  load: async () => (await import('./run.ts')).run,
};
