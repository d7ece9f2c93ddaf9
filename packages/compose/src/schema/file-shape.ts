import { serviceShape } from './service-shape.ts';
import { list, map, object, oneOf, scalar } from './shapes.ts';
import { driverOptions, external, flag, pairs, RESOURCE_NAME, text, textOrList } from './value-shapes.ts';

const include = oneOf(
  text,
  object({ path: textOrList, env_file: textOrList, project_directory: text }, { extensible: false }),
);

const network = oneOf(
  scalar('null'),
  object({
    name: text,
    driver: text,
    driver_opts: driverOptions,
    ipam: object({
      driver: text,
      config: list(object({ subnet: text, ip_range: text, gateway: text, aux_addresses: map(text) })),
      options: map(text),
    }),
    external,
    internal: flag,
    enable_ipv4: flag,
    enable_ipv6: flag,
    attachable: flag,
    labels: pairs,
  }),
);

const volume = oneOf(
  scalar('null'),
  object({ name: text, driver: text, driver_opts: driverOptions, external, labels: pairs }),
);

const secret = object({
  name: text,
  environment: text,
  file: text,
  external,
  labels: pairs,
  driver: text,
  driver_opts: driverOptions,
  template_driver: text,
});

const config = object({
  name: text,
  content: text,
  environment: text,
  file: text,
  external,
  labels: pairs,
  template_driver: text,
});

const model = object(
  { name: text, model: text, context_size: scalar('integer'), runtime_flags: list(text) },
  { required: ['model'] },
);

/** A whole Compose file. */
export const fileShape = object({
  version: text,
  name: text,
  include: list(include),
  services: map(serviceShape, RESOURCE_NAME),
  networks: map(network, RESOURCE_NAME),
  models: map(model, RESOURCE_NAME),
  volumes: map(volume, RESOURCE_NAME),
  secrets: map(secret, RESOURCE_NAME),
  configs: map(config, RESOURCE_NAME),
});
