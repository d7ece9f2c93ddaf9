import type { ScalarValue } from '../node.ts';

/** What a text becomes at a place that is no text; undefined where it cannot. */
export type Cast = (text: string) => ScalarValue | undefined;

/** The step of a path that a list item is. */
export const anyItem = '[]';
/** Any key or item. */
export const anyStep = '*';

export interface CastTree {
  readonly cast: { readonly to: Cast; readonly wanted: string } | null;
  readonly steps: ReadonlyMap<string, CastTree>;
}

const wholeNumber = { to: toWholeNumber, wanted: 'a whole number' };
const number = { to: toNumber, wanted: 'a number' };
const flag = { to: toBoolean, wanted: 'true or false' };

/** The places of a service whose texts Compose turns into numbers and booleans, whether variables stood in them or not. */
const ofService: readonly (readonly [string, typeof wholeNumber])[] = [
  ['cpu_count', wholeNumber],
  ['cpu_percent', number],
  ['cpu_period', wholeNumber],
  ['cpu_quota', wholeNumber],
  ['cpu_rt_period', wholeNumber],
  ['cpu_rt_runtime', wholeNumber],
  ['cpu_shares', wholeNumber],
  ['cpus', number],
  ['depends_on.*.required', flag],
  ['depends_on.*.restart', flag],
  ['deploy.placement.max_replicas_per_node', wholeNumber],
  ['deploy.replicas', wholeNumber],
  ['deploy.restart_policy.max_attempts', wholeNumber],
  ['deploy.rollback_config.max_failure_ratio', number],
  ['deploy.rollback_config.parallelism', wholeNumber],
  ['deploy.update_config.max_failure_ratio', number],
  ['deploy.update_config.parallelism', wholeNumber],
  ['healthcheck.disable', flag],
  ['healthcheck.retries', wholeNumber],
  ['init', flag],
  ['networks.*.use_service_name_alias', flag],
  ['oom_kill_disable', flag],
  ['oom_score_adj', wholeNumber],
  ['pids_limit', wholeNumber],
  ['ports.[].target', wholeNumber],
  ['privileged', flag],
  ['read_only', flag],
  ['scale', wholeNumber],
  ['stdin_open', flag],
  ['tty', flag],
  ['ulimits.*', wholeNumber],
  ['ulimits.*.hard', wholeNumber],
  ['ulimits.*.soft', wholeNumber],
  ['volumes.[].read_only', flag],
  ['volumes.[].volume.nocopy', flag],
];

const ofFile: readonly (readonly [string, typeof wholeNumber])[] = [
  ['configs.*.external', flag],
  ['networks.*.attachable', flag],
  ['networks.*.enable_ipv4', flag],
  ['networks.*.enable_ipv6', flag],
  ['networks.*.external', flag],
  ['networks.*.internal', flag],
  ['secrets.*.external', flag],
  ['volumes.*.external', flag],
];

export const castTree: CastTree = growTree([
  ...ofService.map(([path, cast]) => [`services.*.${path}`.split('.'), cast] as const),
  ...ofFile.map(([path, cast]) => [path.split('.'), cast] as const),
]);

function growTree(paths: readonly (readonly [readonly string[], typeof wholeNumber])[]): CastTree {
  const cast = paths.find(([steps]) => steps.length === 0)?.[1] ?? null;
  const names = new Set(paths.flatMap(([steps]) => steps.slice(0, 1)));
  const steps = [...names].map((name) => {
    const below = paths.filter(([path]) => path[0] === name).map(([path, to]) => [path.slice(1), to] as const);
    return [name, growTree(below)] as const;
  });
  return { cast, steps: new Map(steps) };
}

function toWholeNumber(text: string): ScalarValue | undefined {
  const value = Number(text);
  // Go reads these decimally, leading zeros or not, and within 64 bits.
  return /^[-+]?[0-9]+$/.test(text) && Math.abs(value) < 2 ** 63 ? value + 0 : undefined;
}

function toNumber(text: string): ScalarValue | undefined {
  const value = Number(text);
  return /^[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?$/.test(text) && Number.isFinite(value)
    ? value + 0
    : undefined;
}

/** Where Compose expects a boolean, the words of YAML 1.1 still count, in any letter case. */
function toBoolean(text: string): ScalarValue | undefined {
  switch (text.toLowerCase()) {
    case 'true':
    case 'yes':
    case 'y':
    case 'on':
      return true;
    case 'false':
    case 'no':
    case 'n':
    case 'off':
      return false;
    default:
      return undefined;
  }
}
