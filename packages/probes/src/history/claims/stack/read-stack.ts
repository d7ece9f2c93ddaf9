import { ComposeError, type LoadedProject, type NodePath, type Plain, type Position } from '@sallyport/compose';
import type { ProbeContext } from '../../../probe.ts';
import { readStackView } from '../../../staging/stack/read-stack-view.ts';
import { secretMark } from '../../../staging/stack/secret-mark.ts';
import { treePath } from '../../../staging/stack/stack-files.ts';
import type { ServiceView, StackView } from '../../../staging/stack/stack-view.ts';
import type { Place } from '../claim.ts';
import type { PublishedPort, Service, Stack, Variable } from './stack.ts';

/** Staging as the loader reads it. null: no Compose files are named, they do not load, or they have no service. */
export async function readStack(context: ProbeContext): Promise<Stack | null> {
  if (context.gate.staging.files.length === 0) return null;
  const view = await loaded(context);
  if (view === null) return null;
  const total = view.services.length + view.project.disabledServices.length;
  if (total === 0) return null;
  const uses = usesByPlace(view.project);
  const files = view.project.filesRead.filter(({ purpose }) => purpose === 'compose');
  return {
    files: [...new Set(files.map(({ path }) => treePath(path)))],
    services: view.services.map((service) => readService(service, view, uses)),
    total,
    view,
  };
}

/** What does not load is told by the probes of staging; here it only proves nothing. */
async function loaded(context: ProbeContext): Promise<StackView | null> {
  try {
    return await readStackView(context);
  } catch (error) {
    if (error instanceof ComposeError) return null;
    throw error;
  }
}

/** What the values at a place take from variables. */
interface Uses {
  /** A variable that nobody in the tree sets. */
  readonly unknown: boolean;
  /** A variable that is set somewhere, rather than falling back to what the file says. */
  readonly set: boolean;
}

function usesByPlace(project: LoadedProject): ReadonlyMap<string, Uses> {
  const uses = new Map<string, Uses>();
  for (const { at, from } of project.variables) {
    const before = uses.get(placeKey(at));
    uses.set(placeKey(at), {
      unknown: before?.unknown === true || from === null || from === 'fallback',
      set: before?.set === true || from !== 'default',
    });
  }
  return uses;
}

function placeKey({ file, line, column }: Position): string {
  return `${file}:${line}:${column}`;
}

function readService(view: ServiceView, stack: StackView, uses: ReadonlyMap<string, Uses>): Service {
  const { project, committed } = stack;
  const { name, model } = view;
  const deploy = mapOf(model['deploy']);
  const limits = mapOf(mapOf(deploy['resources'])['limits']);
  const restart = model['restart'] ?? deploy['restart_policy'];
  const usesAt = (...path: NodePath): Uses | undefined => uses.get(placeKey(view.place(...path)));
  /** Text of a value; null where there is none, or where a variable in it is unknown. */
  function known(value: Plain | undefined, ...path: NodePath): string | null {
    if (value === null || value === undefined || typeof value === 'object') return null;
    const text = String(value);
    return text.includes(secretMark) || usesAt(...path)?.unknown === true ? null : text;
  }

  function portAt(index: number): PublishedPort {
    const port = mapOf((model['ports'] as readonly Plain[])[index]);
    const [host, published] = [port['host_ip'], port['published']];
    const address = known(host ?? '', 'ports', index, 'host_ip');
    const number = known(published ?? '', 'ports', index, 'published');
    return {
      // Without its port, nobody can tell whether it is one that was declared.
      address: number === null ? null : address === '' ? '0.0.0.0' : address,
      port: number === '' ? null : number,
      target: known(port['target'], 'ports', index, 'target') ?? '',
      at: placeOf(view.place('ports', index)),
    };
  }

  function variable(key: string, value: Plain | undefined): Variable {
    const at = placeOf(view.place('environment', key));
    // `environment: [NAME]` takes the value of an environment file, and stands elsewhere than the value.
    const passed = committed.get(key);
    const isPassed = passed !== undefined && passed.value === value && passed.file !== at.path;
    const literal = value !== null && !isPassed && usesAt('environment', key)?.set !== true;
    return { name: key, value: known(value, 'environment', key), literal, at };
  }

  return {
    name,
    at: placeOf(keyOf(project, name) ?? view.at),
    image: known(model['image'], 'image'),
    built: view.built,
    ports: view.ports.map((_, index) => portAt(index)),
    environment: Object.entries(mapOf(model['environment'])).map(([key, value]) => variable(key, value)),
    healthcheck: healthcheckOf(model['healthcheck']),
    memoryLimit: model['mem_limit'] !== undefined || limits['memory'] !== undefined,
    cpuLimit: model['cpus'] !== undefined || model['cpu_quota'] !== undefined || limits['cpus'] !== undefined,
    restarts: restart !== undefined && restart !== 'no',
    user: known(model['user'], 'user'),
    privileged: model['privileged'] === true,
    hostNetwork: model['network_mode'] === 'host',
    mountsEngineSocket: view.mounts.some(({ source, target }) => `${source ?? ''} ${target}`.includes('docker.sock')),
  };
}

function healthcheckOf(value: Plain | undefined): Service['healthcheck'] {
  if (value === undefined || value === null) return 'absent';
  const { disable, test } = mapOf(value);
  const first = Array.isArray(test) ? test[0] : test;
  return disable === true || first === 'NONE' ? 'disabled' : 'declared';
}

/** Where the name of a service stands, in the last file that has it. */
function keyOf({ root }: LoadedProject, service: string): Position | null {
  const services = root.entries.get('services')?.value;
  return services?.kind === 'map' ? (services.entries.get(service)?.keyAt ?? null) : null;
}

function placeOf({ file, line }: Position): Place {
  return { path: treePath(file), line };
}

function mapOf(value: Plain | undefined): Readonly<Record<string, Plain>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, Plain>>)
    : {};
}
