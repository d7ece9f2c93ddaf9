import { buildShape } from './build-shape.ts';
import { containerKeys } from './container-keys.ts';
import { deployShape } from './deploy-shape.ts';
import { devicesShape, portsShape, volumesShape } from './mount-shapes.ts';
import { list, map, object, oneOf, type Shape, scalar } from './shapes.ts';
import {
  anything,
  command,
  decimal,
  deviceRequest,
  driverOptions,
  extraHosts,
  fileMounts,
  flag,
  hook,
  pairs,
  RESOURCE_NAME,
  text,
  textList,
  textOrList,
  ulimits,
  wholeNumber,
} from './value-shapes.ts';

const blkioLimits = list(object({ path: text, rate: wholeNumber }, { extensible: false }));
const blkioWeights = list(object({ path: text, weight: wholeNumber }, { extensible: false }));
const numbersOrTexts = list(scalar('string', 'number'), 'unique');

const dependency = object(
  {
    restart: flag,
    required: scalar('boolean'),
    condition: { ...text, oneOf: ['service_started', 'service_healthy', 'service_completed_successfully'] },
  },
  { required: ['condition'] },
);

const envFile = oneOf(
  text,
  list(oneOf(text, object({ path: text, format: text, required: flag }, { required: ['path'], extensible: false }))),
);

const serviceNetwork = oneOf(
  scalar('null'),
  object({
    aliases: textList,
    interface_name: text,
    ipv4_address: text,
    ipv6_address: text,
    link_local_ips: textList,
    mac_address: text,
    driver_opts: driverOptions,
    priority: scalar('number'),
    gw_priority: scalar('number'),
    use_service_name_alias: flag,
  }),
);

const watch = object(
  {
    ignore: textOrList,
    include: textOrList,
    path: text,
    action: { ...text, oneOf: ['rebuild', 'sync', 'restart', 'sync+restart', 'sync+exec'] },
    target: text,
    exec: hook,
    // On the specification's page; its schema is behind.
    initial_sync: scalar('boolean'),
  },
  { required: ['path', 'action'] },
);

const optionValue = scalar('string', 'number', 'boolean');

const serviceKeys = {
  annotations: pairs,
  attach: flag,
  blkio_config: object(
    {
      device_read_bps: blkioLimits,
      device_read_iops: blkioLimits,
      device_write_bps: blkioLimits,
      device_write_iops: blkioLimits,
      weight: wholeNumber,
      weight_device: blkioWeights,
    },
    { extensible: false },
  ),
  build: buildShape,
  cap_add: textList,
  cap_drop: textList,
  cgroup: { ...text, oneOf: ['host', 'private'] },
  cgroup_parent: text,
  command,
  configs: fileMounts,
  container_name: { ...text, pattern: /[a-zA-Z0-9][a-zA-Z0-9_.-]+/ },
  cpu_count: { ...wholeNumber, range: [0, Number.MAX_SAFE_INTEGER] },
  cpu_percent: { ...wholeNumber, range: [0, 100] },
  cpu_period: decimal,
  cpu_quota: decimal,
  cpu_rt_period: decimal,
  cpu_rt_runtime: decimal,
  cpu_shares: decimal,
  cpus: decimal,
  cpuset: text,
  credential_spec: object({ config: text, file: text, registry: text }),
  depends_on: oneOf(textList, map(dependency, RESOURCE_NAME)),
  deploy: deployShape,
  develop: oneOf(scalar('null'), object({ watch: list(watch) })),
  device_cgroup_rules: textList,
  devices: devicesShape,
  dns: textOrList,
  dns_opt: textList,
  dns_search: textOrList,
  domainname: text,
  entrypoint: command,
  env_file: envFile,
  environment: pairs,
  expose: numbersOrTexts,
  extends: oneOf(text, object({ service: text, file: text }, { required: ['service'], extensible: false })),
  external_links: textList,
  extra_hosts: extraHosts,
  gpus: oneOf({ ...text, oneOf: ['all'] }, list(object(deviceRequest, { open: true }))),
  group_add: numbersOrTexts,
  healthcheck: object({
    disable: flag,
    interval: text,
    retries: decimal,
    start_interval: text,
    start_period: text,
    test: oneOf(text, list(text)),
    timeout: text,
  }),
  hostname: text,
  image: text,
  init: flag,
  ipc: text,
  isolation: text,
  label_file: oneOf(text, list(text)),
  labels: pairs,
  links: textList,
  logging: object({ driver: text, options: map(scalar('string', 'number', 'null')) }),
  mac_address: text,
  mem_limit: decimal,
  mem_reservation: wholeNumber,
  mem_swappiness: wholeNumber,
  memswap_limit: decimal,
  // Null is what the short form becomes and what Compose prints; its own schema does not take it back.
  models: oneOf(textList, map(oneOf(scalar('null'), object({ endpoint_var: text, model_var: text })))),
  network_mode: text,
  networks: oneOf(textList, map(serviceNetwork, RESOURCE_NAME)),
  oom_kill_disable: flag,
  oom_score_adj: { ...wholeNumber, range: [-1000, 1000] },
  pid: scalar('string', 'null'),
  pids_limit: decimal,
  platform: text,
  ports: portsShape,
  post_start: list(hook),
  pre_stop: list(hook),
  privileged: flag,
  profiles: textList,
  provider: object({ type: text, options: map(oneOf(optionValue, list(optionValue))) }, { required: ['type'] }),
  pull_policy: {
    ...text,
    pattern: /always|never|build|if_not_present|missing|refresh|daily|weekly|every_([0-9]+[wdhms])+/,
  },
  pull_refresh_after: text,
  read_only: flag,
  restart: text,
  runtime: text,
  scale: wholeNumber,
  secrets: fileMounts,
  security_opt: textList,
  shm_size: decimal,
  stdin_open: flag,
  stop_grace_period: text,
  stop_signal: text,
  storage_opt: map(anything),
  sysctls: pairs,
  tmpfs: textOrList,
  tty: flag,
  ulimits,
  umask: { ...scalar('integer', 'string', 'null'), range: [0, 0xff_ff_ff_ff] },
  use_api_socket: scalar('boolean'),
  user: text,
  userns_mode: text,
  uts: text,
  volumes: volumesShape,
  volumes_from: textList,
  working_dir: text,
} satisfies Readonly<Record<string, Shape>>;

const initContainer = object({
  ...Object.fromEntries(containerKeys.map((key) => [key, serviceKeys[key]])),
  per_replica: flag,
});

/** The 90-odd keys of a service, with what may stand under each. Source: the schema of the Compose specification. */
export const serviceShape = object({ ...serviceKeys, pre_start: list(initContainer) });
