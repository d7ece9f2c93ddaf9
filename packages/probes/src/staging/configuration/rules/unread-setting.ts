import type { LoadedProject } from '@sallyport/compose';
import { readsName } from '../../stack/reads-name.ts';
import { treePath } from '../../stack/stack-files.ts';
import type { ServiceView } from '../../stack/stack-view.ts';
import type { StagingRule } from '../../stack/staging-rule.ts';

export const rule: StagingRule = {
  id: 'staging.configuration.unread-setting',
  number: 'CFG-08',
  title: 'A setting is one that the image never reads',
  why: 'It looks as if something were switched on, and nothing is.',
  fix: 'Correct its name by the documentation of the image, or take it out.',
  source: 'documentation of the images',
  find: ({ services, project }) => {
    const shared = sharedFiles(services, project);
    return services.flatMap((service) => {
      const { component } = service;
      if (component === null || component.reads === null || hasOwnStart(service)) return [];
      const { reads } = component;
      return service.environment
        .filter(({ name, at }) => !readsName(reads, name) && !(at !== null && shared.has(treePath(at.file))))
        .map(({ name, at }) => ({
          severity: /AUTH|PASS|SECRET|TLS|SSL|SECUR|ENCRYPT|TOKEN|KEY/i.test(name)
            ? ('medium' as const)
            : ('low' as const),
          address: `${service.name}.environment ${name}`,
          at: at ?? service.at,
          what: `${service.name} sets ${name}, which ${component.title} does not read.`,
        }));
    });
  },
};

/** Environment files of several services, and that of Compose: each reads its own part of them. */
function sharedFiles(services: readonly ServiceView[], { filesRead }: LoadedProject): ReadonlySet<string> {
  const files = filesRead.filter(({ purpose }) => purpose === 'environment').map(({ path }) => treePath(path));
  const users = services.flatMap(({ environment }) => [
    ...new Set(environment.flatMap(({ at }) => (at === null ? [] : [treePath(at.file)]))),
  ]);
  return new Set(
    files.filter((file) => /(?:^|\/)\.env$/.test(file) || users.filter((each) => each === file).length > 1),
  );
}

/** Scripts that the image runs at its first start read whatever they like. */
function hasOwnStart({ mounts }: ServiceView): boolean {
  return mounts.some(({ target }) => target.startsWith('/docker-entrypoint-initdb.d'));
}
