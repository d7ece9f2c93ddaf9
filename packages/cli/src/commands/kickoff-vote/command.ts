import type { CommandDefinition } from '../../command.ts';
import { signingOptions } from '../../shared-options.ts';

export const definition: CommandDefinition = {
  name: 'kickoff vote',
  summary: 'Answer the roll call: go or no-go; a no-go may be cast at any time',
  arguments: '<answer>',
  options: [...signingOptions, { flags: '--reason <text>', summary: 'why; needed for a no-go' }],
  example: 'sallyport kickoff vote go',
  judges: false,
  load: async () => (await import('./run.ts')).run,
};
