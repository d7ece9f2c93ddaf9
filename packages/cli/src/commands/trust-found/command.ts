import type { CommandDefinition } from '../../command.ts';
import { signingOptions } from '../../shared-options.ts';

export const definition: CommandDefinition = {
  name: 'trust found',
  summary: 'Found the trust root from a folder of names, roles and public keys, in one step',
  options: [
    ...signingOptions,
    {
      flags: '--people <dir>',
      summary: 'folder with ID.yaml and ID.pub for each person, ID.runner.pub, ID.sealer.pub',
    },
    { flags: '--origin <name>', summary: 'name of the record, such as example.org/project' },
    { flags: '--replaces <fingerprint>', summary: 'recovery: the genesis that this record replaces' },
  ],
  example: 'sallyport trust found --people ../people',
  judges: false,
  load: async () => (await import('./run.ts')).run,
};
