import { chmodSync, copyFileSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { type Plugin, rolldown } from 'rolldown';
import { buildPages } from '../../packages/web/scripts/build-pages.ts';
import { root } from '../ensure-install.mjs';
import { takeBuiltinModules } from './builtin-modules.ts';
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
  const build = await rolldown({
    input: { sallyport: join(cli, 'src', 'main.ts') },
    platform: 'node',
    external: [...installedAlong],
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
  const { output } = await build.generate({
    format: 'esm',
    entryFileNames: '[name].mjs',
    chunkFileNames: 'chunks/[name]-[hash].mjs',
    minify: 'dce-only',
    codeSplitting: { groups: [...chunkGroups] },
  });
  await build.close();

  const chunks = output.filter((file) => file.type === 'chunk');
  const outside = chunks.flatMap(({ imports, dynamicImports }) => [...imports, ...dynamicImports]);
  const foreign = outside.filter(
    (name) => !isBuiltin(name) && !installedAlong.has(name) && !chunks.some(({ fileName }) => fileName === name),
  );
  if (foreign.length > 0) {
    throw new Error(`The command would need packages that nobody installs with it: ${foreign.join(', ')}`);
  }
  if (!chunks.some(({ isEntry, code }) => isEntry && code.startsWith('#!/usr/bin/env node\n'))) {
    throw new Error('packages/cli/src/main.ts must begin with #!/usr/bin/env node, or the command does not start.');
  }
  const packages = bundledPackages(chunks.flatMap(({ moduleIds }) => moduleIds));
  // Only a build that succeeded replaces the one before: another process may be running that.
  rmSync(join(outputFolder, 'chunks'), { recursive: true, force: true });
  mkdirSync(join(outputFolder, 'chunks'), { recursive: true });
  for (const { fileName, code } of chunks) {
    writeFileSync(join(outputFolder, fileName), takeBuiltinModules(code));
  }
  await buildPages(join(outputFolder, 'ui'));
  writeFileSync(join(cli, 'THIRD_PARTY_NOTICES'), noticesText(packages));
  for (const file of ['README.md', 'LICENSE']) {
    copyFileSync(join(root, file), join(cli, file));
  }
  chmodSync(join(outputFolder, 'sallyport.mjs'), 0o755);
  return {
    files: chunks.map(({ fileName }) => ({ name: fileName, bytes: statSync(join(outputFolder, fileName)).size })),
    packages: packages.map(({ name, version }) => `${name}@${version}`),
  };
}

function optionalDependencies(): ReadonlySet<string> {
  const manifest = JSON.parse(readFileSync(join(cli, 'package.json'), 'utf8')) as {
    readonly optionalDependencies?: Readonly<Record<string, string>>;
  };
  return new Set(Object.keys(manifest.optionalDependencies ?? {}));
}
