import { ComposeError, type LoadedProject } from '@sallyport/compose';
import type { ExposureEntry, TreeReader } from '@sallyport/gate';
import { components } from '../stack/components.ts';
import { exampleValues } from '../stack/example-values.ts';
import { loadWithStandIns } from '../stack/load-with-stand-ins.ts';
import { serviceView } from '../stack/service-view.ts';
import { stackFiles, treeRoot } from '../stack/stack-files.ts';
import type { ServiceView } from '../stack/stack-view.ts';
import { unconfirmedPurpose } from './ledger-purpose.ts';
import type { ExposureDraft } from './load-draft.ts';
import { type Door, publishingServices, singleDoors } from './published-doors.ts';

/** Longer drafts nobody reads; the rest comes out as undeclared. */
const most = 200;

/** Entries for every port that is published beyond the host; null where the files do not load. */
export async function draftLedger(
  tree: TreeReader,
  { files, environment }: { readonly files: readonly string[]; readonly environment: readonly string[] },
): Promise<ExposureDraft | null> {
  const project = await loaded(tree, files, environment);
  if (project === null) return null;
  const drafted = publishingServices({ services: servicesOf(project) })
    .flatMap(singleDoors)
    .flatMap((door) => {
      const entry = entryOf(door);
      return entry === null ? [] : [{ entry, door }];
    });
  const once = [
    ...new Map(
      drafted.map((each) => [`${each.entry.address}:${each.entry.port}/${each.entry.protocol}`, each]),
    ).values(),
  ].slice(0, most);
  return {
    entries: once.filter(({ door }) => door.use.use === 'service').map(({ entry }) => entry),
    doubtful: once
      .filter(({ door }) => door.use.use !== 'service')
      .map(({ entry, door }) => ({ entry, what: door.use.title ?? 'administration' })),
  };
}

/**
 * Env files and values may stand on the host alone. What an example of a file says is taken for its value; variables that
 * must be set are taken for 0, which is no port; others have the value that the file gives them.
 */
async function loaded(
  tree: TreeReader,
  composeFiles: readonly string[],
  environment: readonly string[],
): Promise<LoadedProject | null> {
  const files = stackFiles(tree, new Set());
  const there = await Promise.all(environment.map(async (path) => (await files.text(path)) !== null));
  const documented = await exampleValues(
    environment.filter((_, index) => there[index] !== true),
    files,
  );
  const options = {
    files,
    workingDirectory: treeRoot,
    composeFiles,
    ...(environment.length > 0 ? { envFiles: environment.filter((_, index) => there[index] === true) } : {}),
    resolveEnvironment: false,
    check: false,
  };
  try {
    const { variables } = await loadWithStandIns(options, () => '0');
    const required = new Set(variables.filter((each) => each.required).map(({ name }) => name));
    return await loadWithStandIns(options, (name, hasDefault) => {
      if (required.has(name)) return documented.get(name) ?? '0';
      return hasDefault ? undefined : (documented.get(name) ?? '');
    });
  } catch (error) {
    if (error instanceof ComposeError) return null;
    throw error;
  }
}

function servicesOf(project: LoadedProject): readonly ServiceView[] {
  const around = {
    project,
    components,
    ledger: [],
    isSecret: () => false,
    dockerfiles: new Map(),
    mounted: new Map(),
  };
  return Object.entries(project.model.services).map(([name, model]) => serviceView(name, model, around));
}

function entryOf({ service, port, strangers }: Door): ExposureEntry | null {
  const { published, protocol } = port;
  if (strangers === 'host' || published === null || protocol === 'sctp') return null;
  const also = service.ports.some(
    (each) => each.published === published && each.protocol === protocol && each.address === '::',
  );
  return {
    address: also && port.reach === 'everywhere' ? '::' : port.address,
    port: published,
    protocol,
    service: service.name,
    purpose: unconfirmedPurpose,
  };
}
