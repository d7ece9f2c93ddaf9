import type { CommandDefinition } from '../../command.ts';
import { signingOptions } from '../../shared-options.ts';

export const definition: CommandDefinition = {
  name: 'baseline',
  summary: 'Seal the gate file and its resolved form; a second person co-signs with `sallyport sign`',
  options: [...signingOptions],
  example: 'sallyport baseline',
  judges: false,
  load: async () => (await import('./run.ts')).run,
};
