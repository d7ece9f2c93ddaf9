import type { OptionDefinition } from './command.ts';

/** Options that mean the same wherever they stand. */
export const repositoryOptions: readonly OptionDefinition[] = [
  { flags: '--dir <path>', summary: 'work in this directory instead of the current one' },
  { flags: '--offline', summary: 'neither fetch nor push; the output says so' },
];

export const signingOptions: readonly OptionDefinition[] = [
  ...repositoryOptions,
  { flags: '--key <path>', summary: 'SSH key to sign with (default: git config sallyport.key, then user.signingkey)' },
];

/** For commands that neither fetch nor sign. */
export const noOptions: readonly OptionDefinition[] = [];
