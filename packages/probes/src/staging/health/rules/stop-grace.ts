import { isClientOnly } from '../../stack/client-only.ts';
import type { ComponentKind } from '../../stack/component.ts';
import type { RuleSighting, StagingRule } from '../../stack/staging-rule.ts';
import { seconds } from '../check-timing.ts';

const stores: ReadonlySet<ComponentKind> = new Set([
  'database',
  'cache',
  'broker',
  'search',
  'object store',
  'chain node',
  'monitoring',
]);

export const rule: StagingRule = {
  id: 'staging.health.stop-grace',
  number: 'HLT-09',
  title: 'A store is killed before it has written its data',
  why: 'After 10 s without `stop_grace_period` the engine kills it, and the next start repairs or loses what was open.',
  fix: 'Add `stop_grace_period: 60s`.',
  source: 'Compose specification, stop_grace_period',
  find: (stack) =>
    stack.services.flatMap((service): RuleSighting[] => {
      const { component, model, name } = service;
      if (component === null || component.data.length === 0 || !stores.has(component.kind)) return [];
      if (isClientOnly(service)) return [];
      if (/^(?:SIG)?KILL$|^9$/.test(typeof model['stop_signal'] === 'string' ? model['stop_signal'] : '')) {
        const what = `${name} is killed at once when it is stopped, with its data open.`;
        const fix = 'Take `stop_signal` out.';
        return [{ severity: 'medium', address: `${name}.stop_signal`, at: service.place('stop_signal'), what, fix }];
      }
      const written = model['stop_grace_period'];
      const grace = typeof written === 'string' ? seconds(written) : 10;
      if (grace >= 20) return [];
      return [
        {
          severity: 'low',
          address: `${name}.stop_grace_period`,
          at: service.place('stop_grace_period'),
          what: `${name} (${component.title}) has ${grace} s to close its data before it is killed.`,
        },
      ];
    }),
};
