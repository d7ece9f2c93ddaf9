import type { CommandDefinition } from '../../command.ts';
import { signingOptions } from '../../shared-options.ts';

export const definition: CommandDefinition = {
  name: 'decide',
  summary: 'Seal, compute the verdict, sign it; on GO write the outcome and make the commit',
  options: [
    ...signingOptions,
    { flags: '--seal-key <path>', summary: 'the seal key (default: git config sallyport.sealKey)' },
  ],
  example: 'sallyport decide',
  judges: true,
  load: async () => (await import('./run.ts')).run,
};
