import type { CommandDefinition } from '../../command.ts';
import { signingOptions } from '../../shared-options.ts';

export const definition: CommandDefinition = {
  name: 'trust revoke',
  summary: 'Propose a trust root without a role, or with a key retired or compromised',
  options: [
    ...signingOptions,
    { flags: '--person <id>', summary: 'whose role to take' },
    { flags: '--role <role>', summary: 'which role to take' },
    { flags: '--fingerprint <key>', summary: 'which key to retire' },
    { flags: '--compromised', summary: 'the key was stolen: its statements since --since are void' },
    { flags: '--since <index>', summary: 'log index from which statements of a compromised key are void' },
  ],
  example: 'sallyport trust revoke --fingerprint SHA256:… --compromised --since 41',
  judges: false,
  load: async () => (await import('./run.ts')).run,
};
