import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Source text of `commands.generated.ts`: every folder of `commands/` that holds a `command.ts`. */
export function registrySource(folder: string): string {
  const names = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, 'command.ts')))
    .map((entry) => entry.name)
    .sort();
  return [
    '// Written by scripts/generate-command-registry.ts from the folders of commands/. Do not edit.',
    "import type { CommandDefinition } from './command.ts';",
    ...names.map((name) => `import { definition as ${camelCase(name)} } from './commands/${name}/command.ts';`),
    '',
    '/** Every command, without its code. */',
    'export const commands: readonly CommandDefinition[] = [',
    ...names.map((name) => `  ${camelCase(name)},`),
    '];',
    '',
  ].join('\n');
}

function camelCase(name: string): string {
  return `${name.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())}Command`;
}
