import { treePath } from '../../stack/stack-files.ts';
import type { StackView } from '../../stack/stack-view.ts';
import type { StagingRule } from '../../stack/staging-rule.ts';

export const rule: StagingRule = {
  id: 'staging.configuration.mount-of-nothing',
  number: 'FS-10',
  title: 'A mounted file is not there',
  why: 'The engine makes an empty folder in its place, and the program starts with no configuration or not at all.',
  fix: 'Commit the file, or correct the path.',
  source: 'Compose specification, bind.create_host_path',
  find: (stack) =>
    stack.services.flatMap((service) =>
      service.mounts.flatMap((mount) => {
        const { type, source, target } = mount;
        if (type !== 'bind' || source === null) return [];
        const path = treePath(source);
        // Absolute paths are the host's own: only what is written relative to the project can be looked for here.
        if (path.startsWith('/') || isThere(stack, path) || !/\.[A-Za-z0-9]{1,10}$/.test(target)) return [];
        return [
          {
            severity: 'medium' as const,
            address: `${service.name}.volumes ${target}`,
            at: mount.at,
            what: `${service.name} mounts ${path} at ${target}, and there is no such file in the repository.`,
          },
        ];
      }),
    ),
};

function isThere({ paths }: StackView, path: string): boolean {
  return paths.has(path) || [...paths].some((each) => each.startsWith(`${path}/`));
}
