import type { CommandDefinition } from '../../command.ts';
import { signingOptions } from '../../shared-options.ts';

export const definition: CommandDefinition = {
  name: 'deviate',
  summary: 'Sign for what the gate file does below its profile; another person co-signs',
  arguments: '[criterion...]',
  options: [
    ...signingOptions,
    { flags: '--reason <text>', summary: 'why (default: the reason in the gate file)' },
    { flags: '--expires <time>', summary: 'RFC 3339 time' },
  ],
  example: 'sallyport deviate A1',
  judges: false,
  load: async () => (await import('./run.ts')).run,
};
