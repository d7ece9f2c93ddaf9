import { plainText } from '../../stack/plain-text.ts';
import type { StagingRule } from '../../stack/staging-rule.ts';

export const rule: StagingRule = {
  id: 'staging.configuration.fixed-container-name',
  number: 'CFG-03',
  title: 'A container name is fixed',
  why: 'A second copy of the stack cannot start beside the first, so nobody can rehearse on the same host.',
  fix: 'Take `container_name` out.',
  source: 'Compose specification, container_name',
  find: ({ services }) =>
    services
      .filter(({ model }) => typeof model['container_name'] === 'string')
      .map((service) => ({
        severity: 'low',
        address: `${service.name}.container_name`,
        at: service.place('container_name'),
        what: `${service.name} has the fixed container name ${plainText(service.model['container_name'])}.`,
      })),
};
