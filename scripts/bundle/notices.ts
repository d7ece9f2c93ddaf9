import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../ensure-install.mjs';

/** Licence texts from the repositories of packages that forgot to ship theirs. */
const keptLicences = join(root, 'docs', 'licences');

export interface BundledPackage {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly text: string;
}

/**
 * The third-party packages whose modules went into the bundle, sorted by name, each with its licence text.
 * Throws when one of them ships no licence text: what we cannot pass on, we may not publish.
 */
export function bundledPackages(moduleIds: Iterable<string>): readonly BundledPackage[] {
  const folders = new Set<string>();
  for (const id of moduleIds) {
    const folder = packageFolder(id);
    if (folder !== null) {
      folders.add(folder);
    }
  }
  return [...folders].map(readPackage).sort((left, right) => (left.name < right.name ? -1 : 1));
}

/** `…/node_modules/zod/v4/core.js` → `…/node_modules/zod`; null for our own modules. */
export function packageFolder(moduleId: string): string | null {
  const path = moduleId.replaceAll('\\', '/');
  const at = path.lastIndexOf('/node_modules/');
  if (at === -1) {
    return null;
  }
  const [first = '', second = ''] = path.slice(at + '/node_modules/'.length).split('/');
  return join(path.slice(0, at), 'node_modules', ...(first.startsWith('@') ? [first, second] : [first]));
}

function readPackage(folder: string): BundledPackage {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Readonly<Record<string, unknown>>;
  const name = String(manifest['name']);
  const shipped = readdirSync(folder).find((entry) => /^(licen[cs]e|copying)([.-]|$)/i.test(entry));
  const kept = join(keptLicences, `${name.replace('/', '-')}.txt`);
  const file = shipped === undefined ? kept : join(folder, shipped);
  if (!existsSync(file)) {
    throw new Error(
      `${name} ships no licence text: put that of its repository into docs/licences, or do not bundle it.`,
    );
  }
  return {
    name,
    version: String(manifest['version']),
    license: typeof manifest['license'] === 'string' ? manifest['license'] : 'see text',
    text: readFileSync(file, 'utf8').trim(),
  };
}

/** The text of THIRD_PARTY_NOTICES. */
export function noticesText(packages: readonly BundledPackage[]): string {
  const head = 'The sallyport command contains code of the following packages, under the licences printed with them.\n';
  const parts = packages.map(
    ({ name, version, license, text }) => `${'='.repeat(80)}\n${name} ${version} (${license})\n\n${text}\n`,
  );
  return [head, ...parts].join('\n');
}
