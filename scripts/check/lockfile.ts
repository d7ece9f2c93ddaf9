import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { npmCommand, root } from '../ensure-install.mjs';
import { collect, type ToolResult } from '../run-tool.ts';

/**
 * Lets npm write the lockfile anew from the manifests and compares. A lockfile that a helpful tool mended by hand, or
 * that lacks the bindings of other platforms, differs here, before `npm ci` fails on somebody else's machine.
 */
export function compareLockfile(): ToolResult {
  const folder = mkdtempSync(join(tmpdir(), 'sallyport-lockfile-'));
  try {
    const committed = readFileSync(join(root, 'package-lock.json'), 'utf8');
    for (const file of [...manifests(committed), '.npmrc', 'package-lock.json']) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      cpSync(join(root, file), join(folder, file));
    }
    const [program, ...first] = npmCommand();
    const given = [...first, 'install', '--package-lock-only', '--ignore-scripts', '--no-audit', '--no-fund'];
    const written = collect(program, given, { cwd: folder });
    if (written.code !== 0) {
      return written;
    }
    return readFileSync(join(folder, 'package-lock.json'), 'utf8') === committed
      ? { code: 0, output: '' }
      : {
          code: 1,
          output: 'npm writes another package-lock.json from these package.json files than the committed one.\n',
        };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The package.json of the root and of every workspace that the lockfile knows. */
export function manifests(lockText: string): readonly string[] {
  const { packages } = JSON.parse(lockText) as { readonly packages: Readonly<Record<string, unknown>> };
  return Object.keys(packages)
    .filter((place) => !place.includes('node_modules/'))
    .map((place) => (place === '' ? 'package.json' : `${place}/package.json`));
}
