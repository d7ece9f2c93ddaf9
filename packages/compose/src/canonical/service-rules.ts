import {
  asText,
  byteSize,
  count,
  deviceCount,
  duration,
  exposedPort,
  fileMode,
  flag,
  integer,
  number,
} from './cast-values.ts';
import { expandPorts } from './expand-ports.ts';
import { expandVolume } from './expand-volume.ts';
import { extraHosts } from './extra-hosts.ts';
import { ambientPairs, pathPairs, sshKeys, storageOptions, textPairs, textValuesRule } from './pair-lists.ts';
import type { RuleTree } from './rule-tree.ts';
import {
  expandBuild,
  expandCommand,
  expandDependsOn,
  expandDevice,
  expandEnvFiles,
  expandExtends,
  expandFileMount,
  expandGpus,
  expandHealthTest,
  expandNames,
  expandToList,
  expandWatch,
} from './service-forms.ts';

const command: RuleTree = { here: expandCommand };
const textList: RuleTree = { here: expandToList, each: asText };
const fileMounts: RuleTree = { each: { here: expandFileMount, keys: { mode: fileMode, uid: asText, gid: asText } } };
const ulimits: RuleTree = { each: { ...integer, keys: { soft: integer, hard: integer } } };
const hookKeys: RuleTree['keys'] = { command, privileged: flag, environment: ambientPairs };
const devices: RuleTree = { each: { keys: { count: deviceCount, options: textPairs } } };
const bytesPerSecond: RuleTree = { each: { keys: { rate: byteSize } } };
const rollingChange: RuleTree = {
  keys: { parallelism: count, delay: duration, monitor: duration, max_failure_ratio: number },
};

const build: RuleTree = {
  here: expandBuild,
  keys: {
    additional_contexts: pathPairs,
    args: ambientPairs,
    cache_from: textList,
    cache_to: textList,
    extra_hosts: extraHosts,
    labels: textPairs,
    no_cache: flag,
    no_cache_filter: textList,
    privileged: flag,
    provenance: asText,
    pull: flag,
    sbom: asText,
    secrets: fileMounts,
    shm_size: byteSize,
    ssh: sshKeys,
    ulimits,
    umask: integer,
  },
};

const deploy: RuleTree = {
  keys: {
    labels: textPairs,
    placement: { keys: { max_replicas_per_node: count } },
    replicas: integer,
    resources: {
      keys: {
        limits: { keys: { cpus: number, memory: byteSize, pids: integer } },
        reservations: {
          keys: {
            cpus: number,
            devices,
            generic_resources: { each: { keys: { discrete_resource_spec: { keys: { value: integer } } } } },
            memory: byteSize,
          },
        },
      },
    },
    restart_policy: { keys: { delay: duration, max_attempts: count, window: duration } },
    rollback_config: rollingChange,
    update_config: rollingChange,
  },
};

const workload: Readonly<Record<string, RuleTree>> = {
  annotations: textPairs,
  attach: flag,
  blkio_config: {
    keys: {
      device_read_bps: bytesPerSecond,
      device_read_iops: bytesPerSecond,
      device_write_bps: bytesPerSecond,
      device_write_iops: bytesPerSecond,
      weight: count,
      weight_device: { each: { keys: { weight: count } } },
    },
  },
  build,
  command,
  configs: fileMounts,
  cpu_count: integer,
  cpu_percent: number,
  cpu_period: integer,
  cpu_quota: integer,
  // The specification's page has durations for these two as well; Compose refuses them, and so do we.
  cpu_rt_period: integer,
  cpu_rt_runtime: integer,
  cpu_shares: integer,
  cpus: number,
  depends_on: { here: expandDependsOn, each: { keys: { restart: flag } } },
  deploy,
  develop: {
    keys: {
      watch: { here: expandWatch, each: { keys: { ignore: textList, include: textList, exec: { keys: hookKeys } } } },
    },
  },
  devices: { each: { here: expandDevice } },
  dns: textList,
  dns_search: textList,
  entrypoint: command,
  env_file: { here: expandEnvFiles, each: { keys: { required: flag } } },
  environment: ambientPairs,
  expose: { each: exposedPort },
  extends: { here: expandExtends },
  extra_hosts: extraHosts,
  gpus: { here: expandGpus, ...devices },
  group_add: { each: asText },
  healthcheck: {
    keys: {
      disable: flag,
      interval: duration,
      retries: count,
      start_interval: duration,
      start_period: duration,
      test: { here: expandHealthTest },
      timeout: duration,
    },
  },
  init: flag,
  label_file: textList,
  labels: textPairs,
  logging: { keys: { options: textValuesRule } },
  mem_limit: byteSize,
  mem_reservation: byteSize,
  mem_swappiness: byteSize,
  memswap_limit: byteSize,
  models: { here: expandNames },
  networks: {
    here: expandNames,
    each: {
      keys: { driver_opts: textValuesRule, gw_priority: integer, priority: integer, use_service_name_alias: flag },
    },
  },
  oom_kill_disable: flag,
  oom_score_adj: integer,
  pids_limit: integer,
  ports: { here: expandPorts, each: { keys: { published: asText, target: integer } } },
  post_start: { each: { keys: hookKeys } },
  pre_stop: { each: { keys: hookKeys } },
  privileged: flag,
  read_only: flag,
  scale: integer,
  secrets: fileMounts,
  shm_size: byteSize,
  stdin_open: flag,
  stop_grace_period: duration,
  storage_opt: storageOptions,
  sysctls: textPairs,
  tmpfs: textList,
  tty: flag,
  ulimits,
  umask: integer,
  volumes: {
    each: {
      here: expandVolume,
      keys: {
        bind: { keys: { create_host_path: flag } },
        read_only: flag,
        tmpfs: { keys: { mode: integer, size: byteSize } },
        volume: { keys: { labels: textPairs, nocopy: flag } },
      },
    },
  },
};

/** Short forms of a service and the types of its values, by key. Its init containers have the same. */
export const serviceRules: Readonly<Record<string, RuleTree>> = {
  ...workload,
  pre_start: { each: { keys: { ...workload, per_replica: flag } } },
};
