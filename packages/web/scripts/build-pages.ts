import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type OutputChunk, rolldown } from 'rolldown';
import { bundledPackages, noticesText } from '../../../scripts/bundle/notices.ts';
import { indexPage } from './index-page.ts';
import { styleSheet } from './style-sheet.ts';

export interface BuiltFile {
  readonly type: string;
  readonly bytes: number;
  /** Size under gzip, level 9. */
  readonly gzip: number;
}

export interface BuiltPages {
  /** By path under the origin. `index.html` answers every page of the app. */
  readonly files: Readonly<Record<string, BuiltFile>>;
  /** What the most expensive first visit transfers: the page, the styles, and the scripts that it waits for. */
  readonly firstPage: number;
}

const web = join(import.meta.dirname, '..');

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
};

/** Bundles the app and writes it with its manifest; everything is named by its content but index.html. */
export async function buildPages(folder = join(web, 'dist', 'ui')): Promise<BuiltPages> {
  const chunks = await bundle();
  const [early, entry] = ['early', 'main'].map((name) => chunks.find((chunk) => chunk.name === name));
  if (early === undefined || entry === undefined) throw new Error('The bundle lacks what the page starts with.');
  if (early.imports.length > 0)
    throw new Error(`What runs before everything else waits for ${early.imports.join(', ')}.`);
  const styles = styleSheet();
  const stylesName = `assets/style-${hashed(styles)}.css`;
  const icon = readFileSync(join(web, 'src', 'style', 'icon.svg'), 'utf8');
  const iconName = `assets/icon-${hashed(icon)}.svg`;
  const packages = bundledPackages(chunks.flatMap(({ moduleIds }) => moduleIds));
  const written = new Map<string, string>([
    ...chunks.map(({ fileName, code }) => [fileName, refuseEval(fileName, code)] as const),
    [stylesName, styles],
    [iconName, icon],
    ['THIRD_PARTY_NOTICES.txt', noticesText(packages)],
    ['index.html', indexPage({ early, entry, styles: stylesName, icon: iconName })],
  ]);
  rmSync(folder, { recursive: true, force: true });
  for (const [name, text] of written) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const files = Object.fromEntries([...written].map(([name, text]) => [name, builtFile(name, text)]));
  writeFileSync(join(folder, 'manifest.json'), `${JSON.stringify(files, null, 2)}\n`);
  return { files, firstPage: firstPage(chunks, [early, entry], files, ['index.html', stylesName, iconName]) };
}

/** What every screen needs comes in few files that stay in the browser's cache, and not in thirty small ones. */
const groups = [
  { name: 'early', test: /[\\/]src[\\/]early[\\/]/u },
  { name: 'packages', test: /node_modules[\\/]/u },
  { name: 'shared', test: /[\\/]src[\\/](?:api|app|parts)[\\/](?!keys-dialog|rendered-document)/u, minShareCount: 2 },
] as const;

async function bundle(): Promise<readonly OutputChunk[]> {
  const build = await rolldown({
    input: { main: join(web, 'src', 'main.tsx') },
    platform: 'browser',
    resolve: { conditionNames: ['browser', 'import', 'module', 'default'] },
    transform: { define: { 'process.env.NODE_ENV': '"production"' }, jsx: { runtime: 'automatic' } },
    treeshake: { moduleSideEffects: false },
    onLog(level, log, handle) {
      // "use client" is for servers that draw React, and says nothing to a browser.
      if (log.code === 'MODULE_LEVEL_DIRECTIVE') return;
      // An import that was not found is only a warning to a bundler, and an empty page to a person.
      if (level === 'warn') throw new Error(`${log.code ?? 'warning'}: ${log.message}`);
      handle(level, log);
    },
  });
  const { output } = await build.generate({
    format: 'esm',
    entryFileNames: 'assets/[name]-[hash].js',
    chunkFileNames: 'assets/[name]-[hash].js',
    minify: true,
    codeSplitting: { groups: [...groups] },
  });
  await build.close();
  return output.filter((file) => file.type === 'chunk');
}

/** The policy of the pages allows none, so code that needs it would only fail later, in somebody's browser. */
function refuseEval(name: string, code: string): string {
  if (/\beval\s*\(|\bnew Function\s*\(/u.test(code)) throw new Error(`${name} makes code from text.`);
  return code;
}

function builtFile(name: string, text: string): BuiltFile {
  const bytes = Buffer.from(text, 'utf8');
  const type = types[extname(name)];
  if (type === undefined) throw new Error(`${name} has a type that no browser was told about.`);
  return { type, bytes: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length };
}

function firstPage(
  chunks: readonly OutputChunk[],
  entries: readonly OutputChunk[],
  files: BuiltPages['files'],
  always: readonly string[],
): number {
  const started = entries.flatMap(({ fileName }) => [...needs(chunks, fileName)]);
  const screens = chunks.find(({ name }) => name === 'early')?.dynamicImports ?? [];
  const costs = screens.map((screen) => {
    const needed = new Set([...always, ...started, ...needs(chunks, screen)]);
    return [...needed].reduce((sum, name) => sum + (files[name]?.gzip ?? 0), 0);
  });
  return Math.max(...costs);
}

/** A chunk and all that it imports before it runs. */
function needs(chunks: readonly OutputChunk[], name: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(name)) return seen;
  seen.add(name);
  for (const below of chunks.find(({ fileName }) => fileName === name)?.imports ?? []) needs(chunks, below, seen);
  return seen;
}

function hashed(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 10).replaceAll(/[_-]/gu, 'x');
}
