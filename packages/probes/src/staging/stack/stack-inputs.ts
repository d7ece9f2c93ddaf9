import type { ResolvedGate, TreeReader } from '@sallyport/gate';
import { contextCopy } from '../image-build/copied-files.ts';
import type { StackInput } from './input-state.ts';
import { readStack } from './read-stack-view.ts';
import { declaredSecrets, stackFiles, treePath } from './stack-files.ts';
import type { ServiceView, StackView } from './stack-view.ts';

/** Files without which the usual programs of a build stop. */
const manifests = [
  'package.json',
  'package-lock.json',
  'npm-shrinkwrap.json',
  'yarn.lock',
  'pnpm-lock.yaml',
  'go.mod',
  'go.work',
  'Cargo.toml',
  'Cargo.lock',
  'pom.xml',
  'Makefile',
  'pyproject.toml',
  'uv.lock',
  'tsconfig.json',
  'Gemfile',
  'composer.json',
];
/** A stack that asks for more has been made to. */
const most = 20_000;

/**
 * All that reading these Compose files looks at in the tree: the files that it opened, also in vain, the folders that
 * services mount, and what builds copy. Files that do not load are looked at as far as reading came.
 */
export async function stackInputs(
  tree: TreeReader,
  gate: ResolvedGate,
  stack: { readonly files: readonly string[]; readonly environment: readonly string[] },
): Promise<readonly StackInput[]> {
  const { files, environment } = stack;
  const reader = stackFiles(tree, declaredSecrets(gate));
  const staged = { ...gate, staging: { files, environment, exposure: [] } };
  const around = await readStack({ gate: staged, tree, now: '1970-01-01T00:00:00Z' }, reader, undefined).then(
    lookedAtBeside,
    // A stack that cannot be read is unknown, until one of the files that reading came to changes; the probes say why.
    (): readonly StackInput[] => [],
  );
  const opened = [...reader.seen.keys()].map((path): StackInput => ({ look: 'content', path }));
  const all = [...opened, ...around].map((input): [string, StackInput] => [`${input.look} ${input.path}`, input]);
  return [...new Map(all.slice(0, most)).entries()]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, each]) => each);
}

function lookedAtBeside({ services, project }: StackView): readonly StackInput[] {
  const { secrets = {}, configs = {} } = project.model;
  const named = [...Object.values(secrets), ...Object.values(configs)].flatMap((each) => {
    const file = typeof each === 'object' && each !== null && 'file' in each ? each.file : null;
    return typeof file === 'string' ? [present(treePath(file))] : [];
  });
  return [...services.flatMap(mounted), ...services.flatMap(built), ...named];
}

function mounted({ mounts }: ServiceView): readonly StackInput[] {
  return mounts.flatMap(({ type, source }) => {
    const path = type === 'bind' && source !== null ? treePath(source) : '';
    return path === '' || path.startsWith('/') ? [] : [present(path), { look: 'names' as const, path }];
  });
}

function built({ dockerfile }: ServiceView): readonly StackInput[] {
  if (dockerfile === null) return [];
  const { context, stages } = dockerfile;
  const inside = (path: string): string =>
    [context, ...path.split('/')].filter((part) => part !== '' && part !== '.' && part !== '..').join('/');
  const copied = stages.flatMap(({ instructions }) =>
    instructions.flatMap((instruction) => contextCopy(instruction)?.sources ?? []),
  );
  return [...copied, ...manifests]
    .map(inside)
    .filter((path) => path !== '')
    .map(present);
}

function present(path: string): StackInput {
  return { look: 'presence', path };
}
