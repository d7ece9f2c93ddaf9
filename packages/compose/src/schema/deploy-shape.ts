import { list, object, oneOf, scalar } from './shapes.ts';
import { decimal, deviceRequest, pairs, text, wholeNumber } from './value-shapes.ts';

const rollingChange = object({
  parallelism: wholeNumber,
  delay: text,
  failure_action: text,
  monitor: text,
  max_failure_ratio: decimal,
  order: { ...text, oneOf: ['start-first', 'stop-first'] },
});

const limits = object({ cpus: decimal, memory: text, pids: wholeNumber });

const reservations = object({
  cpus: decimal,
  memory: text,
  generic_resources: list(object({ discrete_resource_spec: object({ kind: text, value: decimal }) })),
  // The specification's page wants capabilities; its schema is content with a driver.
  devices: list(object(deviceRequest, { requiredOne: ['capabilities', 'driver'] })),
});

export const deployShape = oneOf(
  scalar('null'),
  object({
    mode: text,
    endpoint_mode: text,
    replicas: wholeNumber,
    labels: pairs,
    rollback_config: rollingChange,
    update_config: rollingChange,
    resources: object({ limits, reservations }),
    restart_policy: object({ condition: text, delay: text, max_attempts: wholeNumber, window: text }),
    placement: object({
      constraints: list(text),
      preferences: list(object({ spread: text })),
      max_replicas_per_node: wholeNumber,
    }),
  }),
);
