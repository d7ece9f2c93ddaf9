import type { StagingRule } from '../../stack/staging-rule.ts';

export const rule: StagingRule = {
  id: 'staging.resources.no-logs',
  number: 'LOG-02',
  title: 'A service leaves no trace',
  why: 'After an incident nobody can say what happened.',
  fix: 'Take `logging.driver: none` out.',
  source: 'measured',
  find: (stack) =>
    stack.services
      .filter(({ model }) => (model['logging'] as { readonly driver?: string } | undefined)?.driver === 'none')
      .map((service) => ({
        severity: service.reach === 'everywhere' ? 'medium' : 'low',
        address: `${service.name}.logging none`,
        at: service.place('logging', 'driver'),
        what: `${service.name} logs nothing.`,
      })),
};
