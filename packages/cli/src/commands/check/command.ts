import type { CommandDefinition } from '../../command.ts';
import { signingOptions } from '../../shared-options.ts';

export const definition: CommandDefinition = {
  name: 'check',
  summary: 'Look for itself: run every probe and print the board; without a gate file, survey the directory',
  options: [
    ...signingOptions,
    { flags: '--record', summary: "write what was seen as one evidence statement, signed by a runner's key" },
    { flags: '--work-tree', summary: 'preview the work tree instead of the committed bytes; satisfies nothing' },
    {
      flags: '--fail-on <severity>',
      summary: 'survey only: exit 1 from this severity on (critical, high, medium, low)',
    },
    { flags: '--known <file>', summary: 'survey only: leave out the findings that this file lists, and say how many' },
    { flags: '--write-known <file>', summary: 'survey only: write all findings of today as known ones' },
    { flags: '--sarif <file>', summary: 'also write the findings as SARIF 2.1.0' },
    { flags: '--junit <file>', summary: 'also write the criteria as JUnit XML' },
    { flags: '--report <file>', summary: 'also write the board as one HTML file that opens from disk' },
  ],
  example: 'sallyport check --record --key ~/.ssh/gatehouse',
  judges: true,
  load: async () => (await import('./run.ts')).run,
};
