import type { CommandDefinition } from '../../command.ts';
import { signingOptions } from '../../shared-options.ts';

export const definition: CommandDefinition = {
  name: 'trust request',
  summary: 'Write a request to be enrolled, as a file for a founder',
  options: [
    ...signingOptions,
    { flags: '--person <id>', summary: 'your id, such as lena' },
    { flags: '--name <name>', summary: 'your name as people know it' },
    { flags: '--email <address>', summary: 'optional' },
    { flags: '--role <role...>', summary: 'roles you ask for' },
    { flags: '--out <file>', summary: 'where to write it (default: ID.request.yaml)' },
  ],
  example: 'sallyport trust request --person lena --name "Lena Fischer" --role legal',
  judges: false,
  load: async () => (await import('./run.ts')).run,
};
