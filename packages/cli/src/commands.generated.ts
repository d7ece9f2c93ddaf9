// Written by scripts/generate-command-registry.ts from the folders of commands/. Do not edit.
import type { CommandDefinition } from './command.ts';

/** Every command, without its code. */
export const commands: readonly CommandDefinition[] = [
];
