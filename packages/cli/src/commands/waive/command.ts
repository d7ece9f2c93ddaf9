import type { CommandDefinition } from '../../command.ts';
import { signingOptions } from '../../shared-options.ts';

export const definition: CommandDefinition = {
  name: 'waive',
  summary: 'Ask for a waiver of listed findings of one failed criterion; the role that owns it approves',
  arguments: '<criterion>',
  options: [
    ...signingOptions,
    { flags: '--facet <facet>', summary: 'which facet, where several failed' },
    { flags: '--finding <fingerprint...>', summary: 'which findings (default: all of the facet)' },
    { flags: '--reason <text>', summary: 'why the finding may stand' },
    { flags: '--expires <time>', summary: 'RFC 3339 time, 90 days at most' },
  ],
  example: "sallyport waive C2 --reason 'pinned next week' --expires 2026-12-01T00:00:00Z",
  judges: false,
  load: async () => (await import('./run.ts')).run,
};
