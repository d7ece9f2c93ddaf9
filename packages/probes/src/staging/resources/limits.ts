import type { ComposeService, Plain } from '@sallyport/compose';

interface Limits {
  readonly memory?: Plain;
  readonly cpus?: Plain;
  readonly pids?: Plain;
}

function deployLimits(model: ComposeService): Limits {
  const deploy = model['deploy'] as { readonly resources?: { readonly limits?: Limits } } | undefined;
  return deploy?.resources?.limits ?? {};
}

/** Bytes that a service may take, by either of the keys for it; null: as much as there is. */
export function memoryLimit(model: ComposeService): number | null {
  const bytes = Number(model['mem_limit'] ?? deployLimits(model).memory ?? 0);
  return Number.isFinite(bytes) && bytes > 0 ? bytes : null;
}

export function hasCpuLimit(model: ComposeService): boolean {
  return [model['cpus'], model['cpu_quota'], model['cpuset'], deployLimits(model).cpus].some(isSet);
}

export function hasProcessLimit(model: ComposeService): boolean {
  return [model['pids_limit'], deployLimits(model).pids].some(isSet);
}

/** Zero and less mean without limit. */
function isSet(value: Plain | undefined): boolean {
  return value !== undefined && value !== null && value !== '' && !(Number(value) <= 0);
}
