import { isClientOnly } from '../../stack/client-only.ts';
import type { StagingRule } from '../../stack/staging-rule.ts';
import { dataFolders } from '../data-folders.ts';
import { isInside, keepsWhatMatters } from '../kept-data.ts';

export const rule: StagingRule = {
  id: 'staging.backup.data-not-kept',
  number: 'FS-07',
  title: 'A store forgets everything when it is made anew',
  why: 'Its data stands in the container, and goes with it at the next update.',
  fix: 'Mount a named volume where the image keeps its data.',
  source: 'image documentation; FS-06 and FS-07',
  find: (stack) =>
    stack.services.flatMap((service) => {
      const { component } = service;
      const folders = dataFolders(service);
      const [kept] = folders ?? [];
      if (component === null || folders === null || kept === undefined || !keepsWhatMatters(component.kind)) return [];
      if (isClientOnly(service)) return [];
      const held = service.mounts.some(({ target }) => folders.some((folder) => isInside(folder, target)));
      if (held) return [];
      const elsewhere = service.mounts.find(({ type, readOnly }) => type === 'volume' && !readOnly);
      const what =
        elsewhere === undefined
          ? `${service.name} (${component.title}) has no volume for ${kept}.`
          : `${service.name} has a volume at ${elsewhere.target}, and ${component.title} keeps its data in ${kept}.`;
      return [
        {
          severity: component.kind === 'cache' ? ('low' as const) : ('high' as const),
          address: `${service.name} data`,
          at: elsewhere?.at ?? service.place('volumes'),
          what,
        },
      ];
    }),
};
