import type { CommandDefinition } from '../../command.ts';
import { signingOptions } from '../../shared-options.ts';

export const definition: CommandDefinition = {
  name: 'resume',
  summary: 'Lift a hold; needs sre and the owner of what failed',
  options: [
    ...signingOptions,
    { flags: '--reason <text>', summary: 'what was done' },
    { flags: '--role <role>', summary: 'the role you resume in, where you hold several' },
  ],
  example: "sallyport resume --reason 'logs scrubbed and rotated'",
  judges: false,
  load: async () => (await import('./run.ts')).run,
};
