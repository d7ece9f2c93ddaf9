import type { CommandDefinition } from '../../command.ts';
import { signingOptions } from '../../shared-options.ts';

export const definition: CommandDefinition = {
  name: 'trust enrol',
  summary: 'Fold enrolment requests into one new trust root, for others to co-sign',
  arguments: '<file...>',
  options: [...signingOptions],
  example: 'sallyport trust enrol lena.request.yaml',
  judges: false,
  load: async () => (await import('./run.ts')).run,
};
