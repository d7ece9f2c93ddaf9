import type { TreeEntry, TreeReader } from '@sallyport/gate';
import { newestVersion, statedVersion } from '@sallyport/probes';
import type { DraftFacts } from '@sallyport/workspace/gate-file';
import {
  isComposeFile,
  isDefaultName,
  isOverride,
  isProductionFile,
  isStackFile,
  isStagingFile,
} from './compose-files.ts';
import { previousLogs } from './progress-logs.ts';
import { documentKind, isTesterDocument } from './tester-documents.ts';

/** What the tree of a project holds that a gate would judge; nothing is opened but a handful of small files. */
export type Discovered = Omit<
  DraftFacts,
  'project' | 'exposure' | 'signedPredecessor' | 'origin' | 'kind' | 'phase' | 'runner'
> & {
  readonly logs: readonly { readonly path: string; readonly phase: number | null }[];
  readonly files: number;
  /** Compose files that are in neither stack, such as a second one beside the first, or one of another folder. */
  readonly otherCompose: readonly string[];
};

/** Looks at names only, apart from the version file. Bounded by what the tree reader lists. */
export async function discover(tree: TreeReader): Promise<Discovered> {
  const entries = (await tree.list())
    .filter((entry) => entry.kind === 'file' || entry.kind === 'executable')
    .filter((entry) => !isVendored(entry.path));
  const paths = entries.map((entry) => entry.path);
  const named = paths.filter(isComposeFile);
  const compose = named.length > 0 ? named : paths.filter(isStackFile);
  const logs = previousLogs(paths);
  const production = compose.filter(isProductionFile);
  const others = compose.filter((path) => !isProductionFile(path));
  const staging = orderStaging(others);
  const base = production.length > 0 ? baseFiles(others) : [];
  const judged = new Set([...staging, ...base, ...production]);
  const first = (pattern: RegExp): string | null => shallowest(paths.filter((path) => pattern.test(path)));
  const manifest = first(/(^|\/)(release|dist|artifacts|installers)[^/]*\/(manifest\.json|SHA256SUMS(\.txt)?)$/i);
  return {
    files: entries.length,
    logs,
    previousLog: logs.at(-1)?.path ?? null,
    candidate: await candidate(tree, entries),
    staging: {
      files: staging,
      environment: paths.filter((path) => /(^|\/)\.env\.staging(\.example)?$/.test(path)),
    },
    production: {
      files: [...base, ...production],
      environment: paths.filter((path) => /(^|\/)\.env\.prod(uction)?(\.example)?$/.test(path)),
    },
    otherCompose: compose.filter((path) => !judged.has(path)),
    documents: paths
      .filter(isTesterDocument)
      .slice(0, 40)
      .map((path) => ({ path, title: titleOf(path), kind: documentKind(path) })),
    knownIssues: first(/(^|\/)known[-_ ]?issues\.(md|txt)$/i),
    hostLoss: first(/(^|\/)(host[-_ ]?loss|disaster[-_ ]?recovery)[^/]*\.md$/i),
    testReports: paths.filter((path) => /(^|\/)(junit|reports?|test-results)\/[^/]*\.xml$/i.test(path)).slice(0, 10),
    scanReports: paths.filter((path) => /\.sarif(\.json)?$/i.test(path)).slice(0, 10),
    rota: first(/\.ics$/i),
    incidentPlan: first(/(^|\/)[^/]*incident[-_ ]?(response|plan)[^/]*\.md$/i),
    policy: first(/(^|\/)SECURITY\.md$/i),
    governance: first(/(^|\/)[^/]*governance[^/]*\.md$/i),
    installerManifest: manifest,
    untracked: [],
  };
}

/** Asked where the usual ones state nothing. Of several the first counts: the others often state what they build with. */
const otherManifests = [
  'ProjectSettings/ProjectSettings.asset',
  'project.godot',
  'Config/DefaultGame.ini',
  'pubspec.yaml',
  'app/build.gradle.kts',
  'app/build.gradle',
  'gradle.properties',
  'build.gradle.kts',
  'build.gradle',
  'pom.xml',
  'Directory.Build.props',
  'composer.json',
  'setup.cfg',
  'CMakeLists.txt',
  'version.txt',
];

function isVendored(path: string): boolean {
  return /(^|\/)(node_modules|vendor|third_party|target|\.venv|bower_components)\//.test(path);
}

function shallowest(paths: readonly string[]): string | null {
  return [...paths].sort((left, right) => depth(left) - depth(right) || (left < right ? -1 : 1))[0] ?? null;
}

function depth(path: string): number {
  return path.split('/').length;
}

function baseFiles(staging: readonly string[]): readonly string[] {
  return withoutOverlays(staging);
}

/**
 * The base file first, then what overrides it for staging; examples and tests of other folders stay out. An override
 * belongs to the stack that is started without `-f`, which one with files of staging is not.
 */
function orderStaging(paths: readonly string[]): readonly string[] {
  const top = shallowest(paths);
  if (top === null) return [];
  const folder = top.slice(0, top.lastIndexOf('/') + 1);
  const beside = paths.filter((path) => path.slice(0, path.lastIndexOf('/') + 1) === folder);
  const staging = beside.filter(isStagingFile);
  return [...withoutOverlays(beside), ...(staging.length > 0 ? staging : beside.filter(isOverride))];
}

/** The one file that others are laid over: that which Compose takes when it is told nothing, else the first. */
function withoutOverlays(paths: readonly string[]): readonly string[] {
  const bases = paths.filter((path) => !isStagingFile(path) && !isOverride(path));
  const base = bases.find(isDefaultName) ?? bases[0];
  return base === undefined ? [] : [base];
}

function titleOf(path: string): string {
  const name = path
    .slice(path.lastIndexOf('/') + 1)
    .replace(/\.[^.]+$/, '')
    .replace(/[-_]+/g, ' ')
    .trim();
  return name.charAt(0).toUpperCase() + name.slice(1);
}

async function candidate(tree: TreeReader, entries: readonly TreeEntry[]): Promise<Discovered['candidate']> {
  const has = (path: string): boolean => entries.some((entry) => entry.path === path);
  const changelog = entries.find((entry) => /^CHANGELOG(\.md|\.txt)?$/i.test(entry.path))?.path ?? null;
  const textOf = async (path: string): Promise<string> => {
    const bytes = await tree.read(path, 1024 * 1024).catch(() => null);
    return bytes ? new TextDecoder().decode(bytes) : '';
  };
  const statedIn = async (names: readonly string[]) => {
    const stated: { path: string; version: string }[] = [];
    for (const path of names.filter(has)) {
      // A manifest that states none, as that of a private package, is no place where the version must agree.
      const version = statedVersion(path, await textOf(path))?.version.trim();
      if (version) stated.push({ path, version });
    }
    return stated;
  };
  const usual = await statedIn(['package.json', 'Cargo.toml', 'pyproject.toml', 'VERSION']);
  const stated = usual.length > 0 ? usual : (await statedIn(otherManifests)).slice(0, 1);
  const listed = stated.length === 0 && changelog !== null ? newestVersion(await textOf(changelog)) : null;
  const version = stated[0]?.version ?? listed;
  return { version, tag: null, changelog, versionFiles: stated.map(({ path }) => path) };
}
