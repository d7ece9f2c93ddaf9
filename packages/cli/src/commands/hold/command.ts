import type { CommandDefinition } from '../../command.ts';
import { signingOptions } from '../../shared-options.ts';

export const definition: CommandDefinition = {
  name: 'hold',
  summary: 'Shut the door at once; anybody who holds a role or is on call may, and a runner',
  options: [
    ...signingOptions,
    { flags: '--reason <text>', summary: 'why' },
    { flags: '--criterion <id...>', summary: 'which criteria stopped being true' },
  ],
  example: "sallyport hold --reason 'tester data visible in logs' --criterion E6",
  judges: false,
  load: async () => (await import('./run.ts')).run,
};
