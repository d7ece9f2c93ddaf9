import { hash } from 'node:crypto';
import { chmodSync, copyFileSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { type OutputChunk, type OutputOptions, type Plugin, rolldown } from 'rolldown';
import { buildPages } from '../../packages/web/scripts/build-pages.ts';
import { root } from '../ensure-install.mjs';
import { takeBuiltinModules, takeBuiltinModulesLater } from './builtin-modules.ts';
import { chunkGroups } from './chunk-groups.ts';
import { bundledPackages, noticesText } from './notices.ts';

export interface BundleReport {
  readonly files: readonly { readonly name: string; readonly bytes: number }[];
  readonly packages: readonly string[];
}

const cli = join(root, 'packages', 'cli');

/**
 * The library behind our OpenAPI document holds on to all of zod, sixty languages too, and zod is loaded by every
 * command that reads a gate file. Nobody chooses a language: English is what zod takes by itself.
 */
const oneLanguageOfZod: Plugin = {
  name: 'one-language-of-zod',
  load: {
    filter: { id: /[\\/]zod[\\/]v4[\\/]locales[\\/]index\.js$/ },
    handler: () => `export { default as en } from './en.js';`,
  },
};

/**
 * Writes the published command: one small entry, a chunk for each part that is loaded when it is asked for, with every
 * dependency inside, and the pages that `serve` shows. Anything left outside fails the build that is neither a module of
 * Node nor installed along where that is possible: native bindings cannot be bundled.
 */
export async function bundleCommand(outputFolder = join(cli, 'dist')): Promise<BundleReport> {
  const installedAlong = optionalDependencies();
  const chunks = await bundled('program.ts', installedAlong, {
    format: 'cjs',
    entryFileNames: '[name].cjs',
    chunkFileNames: '[name]-[hash].cjs',
    codeSplitting: { groups: [...chunkGroups] },
  });
  const outside = chunks.flatMap(({ imports, dynamicImports }) => [...imports, ...dynamicImports]);
  const foreign = outside.filter(
    (name) => !isBuiltin(name) && !installedAlong.has(name) && !chunks.some(({ fileName }) => fileName === name),
  );
  if (foreign.length > 0) {
    throw new Error(`The command would need packages that nobody installs with it: ${foreign.join(', ')}`);
  }
  const [entry, ...others] = await bundled(join('published', 'main.ts'), installedAlong, {
    format: 'esm',
    entryFileNames: 'sallyport.mjs',
    define: { buildDigest: JSON.stringify(digestOf(chunks)) },
  });
  if (others.length > 0 || !entry?.code.startsWith('#!/usr/bin/env node\n')) {
    throw new Error('published/main.ts must be one file that begins with #!/usr/bin/env node, or nothing starts.');
  }
  const packages = bundledPackages(chunks.flatMap(({ moduleIds }) => moduleIds));
  // Only a build that succeeded replaces the one before: another process may be running that.
  rmSync(join(outputFolder, 'chunks'), { recursive: true, force: true });
  mkdirSync(join(outputFolder, 'chunks'), { recursive: true });
  for (const { fileName, code } of chunks) {
    writeFileSync(join(outputFolder, 'chunks', fileName), takeBuiltinModulesLater(code));
  }
  writeFileSync(join(outputFolder, entry.fileName), takeBuiltinModules(entry.code));
  await buildPages(join(outputFolder, 'ui'));
  writeFileSync(join(cli, 'THIRD_PARTY_NOTICES'), noticesText(packages));
  for (const file of ['README.md', 'LICENSE']) {
    copyFileSync(join(root, file), join(cli, file));
  }
  chmodSync(join(outputFolder, 'sallyport.mjs'), 0o755);
  const written = [entry.fileName, ...chunks.map(({ fileName }) => join('chunks', fileName))];
  return {
    files: written.map((name) => ({ name, bytes: statSync(join(outputFolder, name)).size })),
    packages: packages.map(({ name, version }) => `${name}@${version}`),
  };
}

type Output = Pick<OutputOptions, 'format' | 'entryFileNames' | 'chunkFileNames' | 'codeSplitting'> & {
  readonly define?: Record<string, string>;
};

async function bundled(
  entry: string,
  external: ReadonlySet<string>,
  { define = {}, ...output }: Output,
): Promise<readonly OutputChunk[]> {
  const build = await rolldown({
    input: join(cli, 'src', entry),
    platform: 'node',
    external: [...external],
    transform: { define },
    // Nothing of import and require: each takes its own, or a require would be given what only an import understands.
    resolve: { conditionNames: ['sallyport-source', 'node'] },
    plugins: [oneLanguageOfZod],
    onLog(level, log, handle) {
      // An unresolved import is only a warning to a bundler, and a crash to the person who installed the command.
      if (level === 'warn') {
        throw new Error(`${log.code ?? 'warning'}: ${log.message}`);
      }
      handle(level, log);
    },
  });
  const generated = await build.generate({ ...output, minify: 'dce-only' });
  await build.close();
  return generated.output.filter((file) => file.type === 'chunk');
}

/** Compiled code is kept for exactly these chunks. */
function digestOf(chunks: readonly OutputChunk[]): string {
  return hash('sha256', chunks.map(({ fileName, code }) => `${fileName}\n${code}`).join('\n')).slice(0, 32);
}

function optionalDependencies(): ReadonlySet<string> {
  const manifest = JSON.parse(readFileSync(join(cli, 'package.json'), 'utf8')) as {
    readonly optionalDependencies?: Readonly<Record<string, string>>;
  };
  return new Set(Object.keys(manifest.optionalDependencies ?? {}));
}
