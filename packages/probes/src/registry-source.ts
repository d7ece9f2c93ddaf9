import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Source text of `registry.generated.ts`: every folder `<area>/<name>/` under `root` that holds a `probe.ts`. */
export function registrySource(root: string): string {
  const found = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name === 'probe.ts' && entry.parentPath !== root)
    .map((entry) =>
      join(entry.parentPath)
        .slice(join(root).length)
        .split(/[\\/]/)
        .filter((part) => part !== ''),
    )
    .filter((parts) => parts.length === 2)
    .map((parts) => ({ path: parts.join('/'), name: camelCase(parts.join('-')) }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  const imports = [
    ...found.map(({ path, name }) => ({ path: `./${path}/probe.ts`, what: `{ definition as ${name} }` })),
    { path: './probe.ts', what: 'type { ProbeDefinition }' },
  ];
  return [
    '// Written by scripts/generate-probe-registry.ts from the folders beside it. Do not edit.',
    // In the formatter's order, so that formatting a generated file changes nothing.
    ...imports.sort((x, y) => (x.path < y.path ? -1 : 1)).map(({ path, what }) => `import ${what} from '${path}';`),
    '',
    '/** Every probe, without its code. */',
    'export const probes: readonly ProbeDefinition[] = [',
    ...found.map(({ name }) => `  ${name},`),
    '];',
    '',
  ].join('\n');
}

function camelCase(name: string): string {
  return name.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
