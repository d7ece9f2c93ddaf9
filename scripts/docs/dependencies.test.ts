import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../ensure-install.mjs';

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly license?: string;
}

interface Used {
  readonly version: string;
  readonly by: Set<string>;
  readonly folders: string[];
}

/** What ships: dependencies of the floors, and what the command bundles (its devDependencies, types aside). */
function shippedDependencies(): Map<string, Used> {
  const used = new Map<string, Used>();
  for (const path of globSync(['packages/*/package.json', 'examples/*/package.json'], { cwd: root }).sort()) {
    const manifest = readManifest(join(root, path));
    const [wing = '', floor = ''] = path.split('/');
    const bundled = floor === 'cli' ? manifest.devDependencies : {};
    for (const [name, version] of Object.entries({ ...manifest.dependencies, ...bundled })) {
      if (!name.startsWith('@sallyport/') && !name.startsWith('@types/') && floor !== 'testkit') {
        const entry = used.get(name) ?? { version, by: new Set<string>(), folders: [] };
        expect(version, `${path} and another package want different versions of ${name}`).toBe(entry.version);
        entry.by.add(wing === 'examples' ? 'examples' : floor);
        entry.folders.push(join(root, path, '..'));
        used.set(name, entry);
      }
    }
  }
  return used;
}

function readManifest(path: string): Manifest {
  return JSON.parse(readFileSync(path, 'utf8')) as Manifest;
}

function licenceOf(name: string, folders: readonly string[]): string {
  const places = [...folders, root].map((folder) => join(folder, 'node_modules', name, 'package.json'));
  const found = places.find((place) => existsSync(place));
  return found === undefined ? 'not installed' : (readManifest(found).license ?? 'none');
}

test('docs/dependencies.md lists what ships, with its version, licence and users', () => {
  const page = readFileSync(join(root, 'docs/dependencies.md'), 'utf8');
  const rows = page
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) =>
      line
        .split('|')
        .map((cell) => cell.trim().replaceAll('`', ''))
        .slice(1, -1),
    );
  const listed = rows.map(([name, version, licence, by]) => ({ name, version, licence, by }));
  const shipped = [...shippedDependencies()].map(([name, { version, by, folders }]) => ({
    name,
    version,
    licence: licenceOf(name, folders),
    by: [...by].sort().join(', '),
  }));
  expect(shipped.length).toBeGreaterThan(5);
  expect(listed).toEqual(shipped.sort((left, right) => (left.name < right.name ? -1 : 1)));
});

test('every runtime dependency has a reason, an exact version and a licence that lets us pass it on', () => {
  const page = readFileSync(join(root, 'docs/dependencies.md'), 'utf8');
  for (const line of page.split('\n').filter((text) => text.startsWith('| `'))) {
    const [, name, version, licence, , reason] = line.split('|').map((cell) => cell.trim());
    expect(version, name).toMatch(/^\d+\.\d+\.\d+$/);
    expect(licence, name).toMatch(/^(MIT|ISC|BSD-2-Clause|BSD-3-Clause|Apache-2\.0|0BSD|MIT-0)$/);
    expect(reason?.length, name).toBeGreaterThan(30);
  }
});
