import { posix } from 'node:path';
import type { LoadedProject } from '@sallyport/compose';
import type { TreeReader } from '@sallyport/gate';
import type { ProbeContext } from '../../probe.ts';
import { treeBehind } from '../../read-budget.ts';
import { components } from './components.ts';
import type { DockerfileView } from './dockerfile-view.ts';
import { exampleValues } from './example-values.ts';
import { entriesInForce } from './exposure-ledger.ts';
import { loadWithStandIns } from './load-with-stand-ins.ts';
import { mountedFiles } from './mounted-files.ts';
import { readDockerfile } from './read-dockerfile.ts';
import { secretMark } from './secret-mark.ts';
import { isSecretName } from './secret-name.ts';
import { serviceView } from './service-view.ts';
import { declaredSecrets, type StackFiles, stackFiles, treePath, treeRoot } from './stack-files.ts';
import type { StackView, TextFile } from './stack-view.ts';

const exampleNames = ['.env.example', '.env.sample', '.env.template', '.env.dist', 'env.example'];

/** undefined: whatever the tree lists. */
type Tracked = ReadonlySet<string> | null | undefined;

/**
 * Stacks by the tree that they were read from and what was asked of it. A tree is one look at the project: all probes of
 * a run are given the same, and are not to disagree because somebody saves a file between two of them.
 */
const ofTree = new WeakMap<TreeReader, Map<string, Promise<StackView>>>();

/**
 * Staging as its files say it, with everything around it that rules look at.
 * Rejects with ComposeError where the files do not load: then nothing may be judged.
 */
export function readStackView(context: ProbeContext): Promise<StackView> {
  const { gate, tree, now } = context;
  const asked = JSON.stringify([gate.staging, gate.untracked, now]);
  const whole = treeBehind(tree);
  const stacks = ofTree.get(whole) ?? new Map<string, Promise<StackView>>();
  ofTree.set(whole, stacks);
  const view = stacks.get(asked) ?? readAnew(context);
  stacks.set(asked, view);
  // What stopped one probe, such as its time, is nothing that the next one should be told.
  view.catch(() => stacks.delete(asked));
  return view;
}

async function readAnew(context: ProbeContext): Promise<StackView> {
  const files = stackFiles(context.tree, declaredSecrets(context.gate));
  return readStack(context, files, await context.tree.tracked?.());
}

/** Another stack in the place of staging, such as planned production, which has no exposure ledger. */
export function readOtherStack(
  context: ProbeContext,
  stack: { readonly files: readonly string[]; readonly environment: readonly string[] },
): Promise<StackView> {
  const { files, environment } = stack;
  return readStackView({ ...context, gate: { ...context.gate, staging: { files, environment, exposure: [] } } });
}

/** The same without a memory, through a reader that tells what it was asked for. Throws ComposeError likewise. */
export async function readStack(
  { gate, tree, now }: Pick<ProbeContext, 'gate' | 'tree' | 'now'>,
  files: StackFiles,
  tracked: Tracked,
): Promise<StackView> {
  const { staging } = gate;
  const paths = new Set((await tree.list()).map((entry) => entry.path));
  const hidden = declaredSecrets(gate);
  const unseen = staging.environment.filter((path) => hidden.has(path));
  const documented = await exampleValues(unseen, files);
  const supposed = new Set<string>();
  const project = await loadWithStandIns(
    {
      files,
      workingDirectory: treeRoot,
      composeFiles: staging.files,
      envFiles: staging.environment.filter((path) => !hidden.has(path)),
    },
    (name, hasDefault) => {
      if (unseen.length === 0) return undefined;
      const value = valueOfSecretFile(name, hasDefault, documented);
      if (value !== undefined && value === documented.get(name)) supposed.add(name);
      return value;
    },
    (name) => supposed.add(name),
  );
  const services = Object.entries(project.model.services);
  const around = {
    project,
    components,
    ledger: entriesInForce(staging.exposure, now),
    isSecret: (value: string) => value.includes(secretMark),
    dockerfiles: await dockerfilesOf(services, files),
    mounted: await mountedFiles(services, files, paths),
  };
  return {
    project,
    services: services.map(([name, model]) => serviceView(name, model, around)),
    ledger: staging.exposure,
    composeTexts: await composeTexts(project, files),
    examples: await examplesBeside(project, files),
    supposed: [...supposed].sort((left, right) => (left < right ? -1 : 1)),
    committed: await committedVariables(project, files),
    paths,
    tracked: tracked === undefined ? paths : (tracked ?? new Set()),
    now,
  };
}

/**
 * What a secret file holds is not known. A default that stands in the template is taken for the value, and else what the
 * example of the file says, unless its name says that it is a secret: a port may well be another on the host, and a stack
 * that is not judged for it helps nobody.
 */
function valueOfSecretFile(
  name: string,
  hasDefault: boolean,
  documented: ReadonlyMap<string, string>,
): string | undefined {
  return hasDefault && !isSecretName(name) ? undefined : (documented.get(name) ?? `${secretMark}${name}`);
}

type Services = readonly (readonly [string, LoadedProject['model']['services'][string]])[];

async function dockerfilesOf(services: Services, files: StackFiles): Promise<ReadonlyMap<string, DockerfileView>> {
  const found = new Map<string, DockerfileView>();
  for (const [name, { build }] of services) {
    if (typeof build !== 'object' || build === null || Array.isArray(build)) continue;
    const settings = build as Readonly<Record<string, unknown>>;
    const { context, dockerfile, dockerfile_inline: inline, target, args } = settings;
    if (typeof context !== 'string' || /^[a-z+]+:\/\//.test(context)) continue;
    const folder = treePath(context);
    const path = treePath(posix.resolve('/', context, typeof dockerfile === 'string' ? dockerfile : 'Dockerfile'));
    const text = typeof inline === 'string' ? inline : (await files.text(path))?.text;
    if (text === undefined) continue;
    const ignore =
      (await files.text(`${path}.dockerignore`)) ??
      (await files.text([folder, '.dockerignore'].filter(Boolean).join('/')));
    const view = readDockerfile({
      path,
      context: folder,
      text,
      target: typeof target === 'string' ? target : null,
      args: new Map(
        Object.entries(args ?? {}).flatMap(([key, value]) => (value === null ? [] : [[key, String(value)]])),
      ),
      ignore: ignore?.text ?? null,
    });
    if (view !== null) found.set(name, view);
  }
  return found;
}

async function composeTexts(project: LoadedProject, files: StackFiles): Promise<readonly TextFile[]> {
  const texts: TextFile[] = [];
  for (const { path, purpose } of project.filesRead) {
    const file = purpose === 'compose' ? await files.text(treePath(path)) : null;
    if (file !== null) texts.push(file);
  }
  return texts;
}

async function examplesBeside(project: LoadedProject, files: StackFiles): Promise<readonly TextFile[]> {
  const folders = new Set(['', ...project.filesRead.map(({ path }) => treePath(path).replace(/[^/]*$/, ''))]);
  const examples: TextFile[] = [];
  for (const folder of folders) {
    for (const name of exampleNames) {
      const file = await files.text(`${folder}${name}`);
      if (file !== null) examples.push(file);
    }
  }
  return examples;
}

async function committedVariables(project: LoadedProject, files: StackFiles): Promise<StackView['committed']> {
  const variables = new Map<string, { value: string; file: string }>();
  for (const { path, purpose } of project.filesRead) {
    if (purpose !== 'environment') continue;
    const file = await files.text(treePath(path));
    for (const line of file?.text.split(/\r?\n/) ?? []) {
      const [, name, value = ''] = /^\s*(?:export\s+)?([A-Za-z_]\w*)\s*=\s*(.*?)\s*$/.exec(line) ?? [];
      if (name !== undefined)
        variables.set(name, { value: value.replace(/^(["'])(.*)\1$/, '$2'), file: treePath(path) });
    }
  }
  return variables;
}
