import type { CommandDefinition } from '../../command.ts';
import { signingOptions } from '../../shared-options.ts';

export const definition: CommandDefinition = {
  name: 'trust enrol',
  summary: 'Fold enrolment requests, and keys of machines (ID.runner.pub, ID.sealer.pub), into one new trust root',
  arguments: '<file...>',
  options: [...signingOptions],
  example: 'sallyport trust enrol lena.request.yaml',
  judges: false,
  load: async () => (await import('./run.ts')).run,
};
