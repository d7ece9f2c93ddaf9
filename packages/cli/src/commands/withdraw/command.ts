import type { CommandDefinition } from '../../command.ts';
import { signingOptions } from '../../shared-options.ts';

export const definition: CommandDefinition = {
  name: 'withdraw',
  summary: 'Take back a statement of your own, or declare one lost',
  arguments: '<statement>',
  options: [
    ...signingOptions,
    { flags: '--lost', summary: 'the statement is cited and cannot be found any more' },
    { flags: '--reason <text>', summary: 'why' },
  ],
  example: "sallyport withdraw 3f9a0c12 --reason 'signed the wrong list'",
  judges: false,
  load: async () => (await import('./run.ts')).run,
};
