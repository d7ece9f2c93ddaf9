import { componentOf } from '../../exposure/service-component.ts';
import type { StagingRule } from '../../stack/staging-rule.ts';
import { sensitivePath } from '../sensitive-path.ts';

export const rule: StagingRule = {
  id: 'staging.privilege.host-path',
  number: 'FS-02',
  title: 'A sensitive folder of the host is mounted',
  why: 'What the container can read there it can carry away, and what it can write there the host will run.',
  fix: 'Mount the one file or folder that is needed, read-only, or use a named volume.',
  source: 'CIS Docker 5.6',
  find: (stack) =>
    stack.services.flatMap((service) =>
      service.mounts.flatMap((mount) => {
        if (mount.type !== 'bind' || mount.source === null) return [];
        const found = sensitivePath(mount.source, componentOf(service)?.kind === 'proxy');
        if (found === null || mount.source.endsWith('.sock')) return [];
        return [
          {
            severity: mount.readOnly ? found.reading : found.writing,
            address: `${service.name}.volumes ${mount.source}`,
            at: mount.at,
            what: `${service.name} ${mount.readOnly ? 'reads' : 'may change'} ${mount.source} of the host${found.why}.`,
          },
        ];
      }),
    ),
};
