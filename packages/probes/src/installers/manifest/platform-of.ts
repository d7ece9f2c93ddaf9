const systems: readonly (readonly [string, RegExp])[] = [
  ['windows', /\.(?:exe|msi|msix|msixbundle|appx|appxbundle)$|(?:^|[^a-z])win(?:dows|32|64)?(?:[^a-z]|$)/],
  ['macos', /\.(?:dmg|pkg)$|(?:^|[^a-z])(?:mac(?:os)?|osx|darwin)(?:[^a-z]|$)/],
  ['linux', /\.(?:appimage|deb|rpm|snap|flatpak|run)$|(?:^|[^a-z])linux(?:[^a-z]|$)/],
  ['android', /\.(?:apk|aab)$|(?:^|[^a-z])android(?:[^a-z]|$)/],
  ['ios', /\.ipa$|(?:^|[^a-z])ios(?:[^a-z]|$)/],
];

const machines: readonly (readonly [string, RegExp])[] = [
  ['x64', /(?:^|[^a-z0-9])(?:x64|x86[_-]64|amd64|win64)(?:[^a-z0-9]|$)/],
  ['arm64', /(?:^|[^a-z0-9])(?:arm64|aarch64)(?:[^a-z0-9]|$)/],
  ['x86', /(?:^|[^a-z0-9])(?:x86|ia32|i[3-6]86|win32)(?:[^a-z0-9_-]|$)/],
  ['universal', /(?:^|[^a-z0-9])(?:universal2?|any|noarch|all)(?:[^a-z0-9]|$)/],
];

interface Target {
  readonly system: string | null;
  readonly machine: string | null;
}

/** Operating system and machine that a platform's name or a file's name speaks of. */
function targetOf(name: string): Target {
  const lower = name.toLowerCase();
  return {
    system: systems.find(([, pattern]) => pattern.test(lower))?.[0] ?? null,
    machine: machines.find(([, pattern]) => pattern.test(lower))?.[0] ?? null,
  };
}

/** Which promised platform a file is for, by its name alone; null where none or several fit. */
export function platformOf(path: string, promised: readonly string[]): string | null {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const target = targetOf(name);
  const fitting = promised.filter((platform) => {
    const wanted = targetOf(platform);
    if (name.toLowerCase().includes(platform.toLowerCase())) return true;
    if (wanted.system === null || wanted.system !== target.system) return false;
    return wanted.machine === null || target.machine === null || wanted.machine === target.machine;
  });
  const exact = fitting.filter((platform) => targetOf(platform).machine === target.machine);
  if (fitting.length === 1) return fitting[0] ?? null;
  return exact.length === 1 ? (exact[0] ?? null) : null;
}

/** True where one file may honestly serve both platforms: a universal build, or one system that runs both machines' files. */
export function mayShareFile(path: string, first: string, second: string): boolean {
  const [a, b] = [targetOf(first), targetOf(second)];
  if (a.system === null || b.system === null) return true;
  if (a.system === b.system)
    return a.system === 'macos' || targetOf(path).machine === null || targetOf(path).machine === 'universal';
  return /\.(?:jar|zip)$/i.test(path) && targetOf(path).system === null;
}
