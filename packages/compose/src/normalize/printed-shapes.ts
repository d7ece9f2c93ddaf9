/**
 * How a map of the model is printed. Compose leaves out what is empty, false or zero, except where nothing and zero
 * differ: `keep` names those keys. What is not described is a map or list of the file's own and printed as it stands.
 */
export interface PrintedShape {
  readonly keep?: readonly string[];
  /** Keys whose zero is a text: `0` bytes, `0s`. */
  readonly zeroTexts?: readonly string[];
  readonly keys?: Readonly<Record<string, PrintedShape>>;
  /** Each value a list of texts, as providers get their options. Files are merged as they are written. */
  readonly listValues?: boolean;
  /** For maps by name and for lists. */
  readonly each?: PrintedShape;
  /** Printed although it is empty: it says that somebody wrote it. */
  readonly evenEmpty?: boolean;
}

const hooks: PrintedShape = { each: { keep: ['command'] } };
const fileMounts: PrintedShape = { each: {} };
const written: PrintedShape = { evenEmpty: true };
const rollingChange: PrintedShape = { keep: ['parallelism'], zeroTexts: ['delay', 'monitor'], evenEmpty: true };
const requests: PrintedShape = { each: {} };
const resource: PrintedShape = { zeroTexts: ['memory'], evenEmpty: true };

const deploy: PrintedShape = {
  keep: ['replicas'],
  evenEmpty: true,
  keys: {
    update_config: rollingChange,
    rollback_config: rollingChange,
    resources: {
      keys: { limits: resource, reservations: { ...resource, keys: { devices: requests } } },
    },
    restart_policy: { keep: ['delay', 'max_attempts', 'window'], evenEmpty: true },
    placement: {},
  },
};

const container: PrintedShape = {
  keep: ['attach', 'command', 'entrypoint', 'init', 'scale', 'umask'],
  zeroTexts: ['mem_limit', 'mem_reservation', 'mem_swappiness', 'memswap_limit', 'shm_size'],
  evenEmpty: true,
  keys: {
    blkio_config: written,
    build: { zeroTexts: ['shm_size'], evenEmpty: true, keys: { secrets: fileMounts } },
    configs: fileMounts,
    credential_spec: written,
    depends_on: { each: { keep: ['required'] } },
    deploy,
    develop: { evenEmpty: true, keys: { watch: { each: { keys: { exec: { keep: ['command'] } } } } } },
    devices: { each: {} },
    env_file: { each: { keep: ['required'] } },
    gpus: requests,
    healthcheck: {
      keep: ['interval', 'retries', 'start_interval', 'start_period', 'timeout'],
      evenEmpty: true,
    },
    logging: written,
    networks: { each: { ...written, keep: ['use_service_name_alias'] } },
    ports: { each: {} },
    post_start: hooks,
    pre_stop: hooks,
    provider: { ...written, keys: { options: { listValues: true } } },
    secrets: fileMounts,
    volumes: {
      each: {
        keys: {
          bind: { keep: ['create_host_path'], evenEmpty: true },
          image: written,
          tmpfs: { zeroTexts: ['size'], evenEmpty: true },
          volume: written,
        },
      },
    },
  },
};

export const printedService: PrintedShape = {
  ...container,
  keys: { ...container.keys, pre_start: { each: container } },
};

export const printedModel: PrintedShape = {
  keys: {
    configs: { each: written },
    models: { each: written },
    networks: {
      each: { keep: ['enable_ipv4', 'enable_ipv6'], evenEmpty: true },
    },
    secrets: { each: written },
    volumes: { each: written },
  },
};
