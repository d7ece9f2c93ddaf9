interface LockEntry {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/**
 * Packages that the lockfile asks for and does not list. npm leaves out what its registry cannot deliver (typically the
 * binding of another platform) without a word, and then `npm ci` refuses the lockfile on every machine: pin the package
 * that asks for it to a version of which every binding can be had.
 */
export function missingEntries(lockText: string): readonly string[] {
  const { packages } = JSON.parse(lockText) as { readonly packages: Readonly<Record<string, LockEntry>> };
  return Object.entries(packages).flatMap(([place, entry]) =>
    Object.keys({ ...entry.dependencies, ...entry.optionalDependencies })
      .filter((name) => !foldersAbove(place).some((folder) => packages[`${folder}node_modules/${name}`] !== undefined))
      .map((name) => `${place === '' ? 'package.json' : place} asks for ${name}`),
  );
}

/** `a/node_modules/b` → `a/node_modules/b/`, `a/`, ``: where Node would look, nearest first. */
function foldersAbove(place: string): readonly string[] {
  const parts = place.split('/').filter((part) => part !== '');
  return Array.from({ length: parts.length + 1 }, (_, drop) => {
    const kept = parts.slice(0, parts.length - drop);
    return kept.length === 0 ? '' : `${kept.join('/')}/`;
  });
}
