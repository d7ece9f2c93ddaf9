import type { CommandDefinition } from '../../command.ts';
import { repositoryOptions } from '../../shared-options.ts';

export const definition: CommandDefinition = {
  name: 'export',
  summary: 'Write the record for others: auditor folder, SARIF, JUnit, staging beside production',
  options: [
    ...repositoryOptions,
    { flags: '--auditor <dir>', summary: 'everything an auditor needs, with the commands to type' },
    { flags: '--sarif <file>', summary: 'findings as SARIF 2.1.0' },
    { flags: '--junit <file>', summary: 'criteria as JUnit XML' },
    {
      flags: '--parity <file>',
      summary: 'staging beside planned production: Markdown, or JSON for a name that ends so',
    },
  ],
  example: 'sallyport export --auditor ../audit',
  judges: false,
  load: async () => (await import('./run.ts')).run,
};
