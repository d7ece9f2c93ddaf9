import { ComposeError } from '../compose-error.ts';
import { needsFiles, readEnvironmentFiles } from '../environment/read-environment-files.ts';
import type { LoadedProject, LoadOptions } from '../load-options.ts';
import type { MapNode, ScalarNode } from '../node.ts';
import { normalizeResources, normalizeServices } from '../normalize/normalize.ts';
import { type PrintedServices, printInto, toModel } from '../normalize/to-model.ts';
import { checkConsistency } from '../validate/check-consistency.ts';
import { emptyMap, nowhere } from './empty-map.ts';
import { resolvePath } from './file-paths.ts';
import { nameFilled } from './interpolate-in.ts';
import { loadFiles } from './load-files.ts';
import type { LoadScope } from './load-scope.ts';
import { demandNoProblems } from './model-stages.ts';
import { originAt } from './plain-model.ts';
import { withVariable } from './project-environment.ts';
import { normalizeName, projectName, writtenName } from './project-name.ts';
import { findSources, type ProjectSources } from './project-sources.ts';
import { readDocuments } from './read-documents.ts';
import { type Reading, readText, shownPath, startReading } from './reading.ts';
import { activeProfiles, selectProfiles } from './select-profiles.ts';
import { unclosedPorts } from './unclosed-ports.ts';

/**
 * Loads a Compose project as Docker Compose does: files and overrides, `.env`, interpolation, includes, `extends`,
 * merging, long forms, profiles, checks, env files. Every value of the result knows where it was written.
 * Throws ComposeError with every problem that the failing stage found; nothing is handed out then, because a pass over
 * part of a stack says nothing about the stack.
 */
export async function loadProject(options: LoadOptions): Promise<LoadedProject> {
  const workingDirectory = absoluteFolder(options.workingDirectory);
  const reading = startReading(options.files, workingDirectory);
  const sources = await findSources(reading, { ...options, workingDirectory });
  const written = await nameOfFiles(reading, sources, options);
  const variable = sources.environment.values.get('COMPOSE_PROJECT_NAME');
  const name = projectName(options.projectName, variable, written, sources.projectDirectory);
  const environment = withVariable(sources.environment, 'COMPOSE_PROJECT_NAME', name);

  const scope: LoadScope = {
    reading,
    environment,
    fallback: options.fallback ?? null,
    stages: { interpolate: options.interpolate ?? true, check: options.check ?? true },
    projectDirectory: sources.projectDirectory,
    including: [],
    included: new Map(),
    extended: new Map(),
    loadFiles,
  };
  noticeOtherName(reading, name, written);
  const normalizes = options.normalize ?? true;
  const printed: PrintedServices = new Map();
  const loaded = await loadFiles(scope, sources.composeFiles, (part) => {
    const normal = normalizes ? normalizeServices(part, environment.values) : part;
    printInto(printed, normal, (service) => !needsFiles(service));
    return normal;
  });
  const named = withName(loaded, name, written);
  const normal = normalizes ? normalizeResources(named, name) : named;
  const profiles = activeProfiles(options.profiles, environment.values.get('COMPOSE_PROFILES'));
  const { root: selected, disabled } = selectProfiles(normal, profiles);
  const disabledServices = [...(disabled?.entries.keys() ?? [])];
  if (scope.stages.check) {
    demandNoProblems(checkConsistency(selected, disabledServices));
  }
  const root = (options.resolveEnvironment ?? true) ? await withEnvironmentFiles(scope, selected) : selected;
  if (readsSeveralFiles(reading)) {
    reading.notices.push(...unclosedPorts(root));
  }
  return {
    name,
    workingDirectory: sources.projectDirectory,
    model: toModel(root, printed),
    root,
    disabledServices,
    origin: (path) => originAt(root, path),
    notices: reading.notices,
    variables: reading.variables,
    filesRead: reading.filesRead,
  };
}

function absoluteFolder(folder: string): string {
  if (!folder.startsWith('/')) {
    const message = `The working directory must be absolute, and ${folder} is not.`;
    throw new ComposeError({ code: 'COMPOSE_NO_FILE', message, at: null, path: [], suggestion: null });
  }
  return resolvePath('/', folder);
}

/** `name:` as the files write it, with its templates filled in. */
async function nameOfFiles(
  reading: Reading,
  sources: ProjectSources,
  options: LoadOptions,
): Promise<ScalarNode | null> {
  const documents: MapNode[] = [];
  for (const file of sources.composeFiles) {
    documents.push(...(await readDocuments(reading, file)).map(({ root }) => root));
  }
  const name = writtenName(documents);
  if (name === null || options.interpolate === false) {
    return name;
  }
  const alone: MapNode = { ...emptyMap(), entries: new Map([['name', { keyAt: name.at, value: name }]]) };
  return writtenName([nameFilled(alone, sources.environment, options.fallback ?? null)]) ?? { ...name, value: '' };
}

/** A name that the files give is made valid without a word; a person who looks for that name should know. */
function noticeOtherName(reading: Reading, name: string, written: ScalarNode | null): void {
  if (written !== null && normalizeName(String(written.value)) === name && String(written.value) !== name) {
    reading.notices.push({
      code: 'ignored-value',
      message: `The project name "${String(written.value)}" is used as "${name}".`,
      at: written.at,
      path: ['name'],
      suggestion: `Write \`name: ${name}\`.`,
    });
  }
}

function withName(root: MapNode, name: string, written: ScalarNode | null): MapNode {
  if (root.entries.size === 0) {
    throw new ComposeError({
      code: 'COMPOSE_SCHEMA',
      message: 'The Compose files are empty.',
      at: null,
      path: [],
      suggestion: 'Write `services:`.',
    });
  }
  const entry = root.entries.get('name');
  const place = entry?.value ?? { at: nowhere, replaced: [] };
  const isWritten = written !== null && String(written.value) === name;
  const value: ScalarNode = {
    kind: 'scalar',
    value: name,
    quoted: true,
    at: isWritten ? place.at : nowhere,
    replaced: place.replaced,
    directive: null,
  };
  const others = [...root.entries].filter(([key]) => key !== 'name');
  return { ...root, entries: new Map([['name', { keyAt: entry?.keyAt ?? nowhere, value }], ...others]) };
}

function readsSeveralFiles({ filesRead }: Reading): boolean {
  return filesRead.filter(({ purpose }) => purpose === 'compose').length > 1;
}

function withEnvironmentFiles(scope: LoadScope, root: MapNode): Promise<MapNode> {
  return readEnvironmentFiles(root, {
    readText: (path) => readText(scope.reading, path, 'environment', 'COMPOSE_ENV_FILE'),
    variables: scope.environment.values,
    shownPath: (path) => shownPath(scope.reading, path),
  });
}
