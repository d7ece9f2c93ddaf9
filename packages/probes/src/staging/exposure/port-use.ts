import type { Severity } from '@sallyport/record';
import type { PublishedPort, ServiceView } from '../stack/stack-view.ts';
import { debuggerPorts } from './debugger-ports.ts';
import { debugPorts, developmentPorts, type PortUse, usualPorts } from './known-ports.ts';
import { componentOf, isConsole, isOperators, isStore } from './service-component.ts';

export interface UseOfPort {
  readonly use: PortUse;
  /** `PostgreSQL`, `the Node.js inspector`; null where it is a service like any other. */
  readonly title: string | null;
  /** What it costs when strangers reach it and nobody declared that. */
  readonly undeclared: Severity;
}

/** Numbers of `usualPorts` that anything may listen on. */
const roundNumbers: ReadonlySet<number> = new Set([8200, 8500, 8888, 9090]);

const ordinary: UseOfPort = { use: 'service', title: null, undeclared: 'high' };

/** What stands behind a port: by what the service is started with, by its image, and else by the number. */
export function useOfPort(service: ServiceView, { target, protocol }: PublishedPort): UseOfPort {
  const component = componentOf(service);
  const own = component?.ports.find((each) => each.port === target && each.protocol === protocol)?.use ?? null;
  if (protocol === 'tcp') {
    const debugger_ = debuggerPorts(service).get(target);
    if (debugger_ !== undefined) return { use: 'debug', title: debugger_, undeclared: 'critical' };
    if (own === null || own === 'admin' || own === 'debug') {
      const debug = debugPorts.get(target);
      if (debug !== undefined) return { ...debug, undeclared: 'critical' };
      const development = developmentPorts.get(target);
      if (development !== undefined) return { ...development, undeclared: 'high' };
    }
  }
  if (component !== null) {
    const { title } = component;
    const loud = isConsole(component) ? 'high' : 'critical';
    if (own === 'metrics') return { use: own, title: `metrics of ${title}`, undeclared: 'high' };
    // What a console shows is data as well, and the way to mend it that of an administrative surface.
    if (own === 'data' && isConsole(component)) return { use: 'admin', title, undeclared: loud };
    if (own !== null && own !== 'service') return { use: own, title, undeclared: loud };
    // A port that the table does not name, of a store: it was moved, and is still the store.
    if (own === null && isStore(service) && protocol === 'tcp') return { use: 'data', title, undeclared: loud };
    if (isOperators(component) && (own === null ? protocol === 'tcp' : component.kind !== 'chain node'))
      return { use: 'admin', title, undeclared: loud };
    if (own === 'service') return ordinary;
  }
  const usual = protocol === 'tcp' ? usualPorts.get(target) : undefined;
  if (usual === undefined) return ordinary;
  // The number alone says it, and programs of one's own like some of these numbers as well.
  const isLoud = usual.use !== 'metrics' && !roundNumbers.has(target);
  return { ...usual, title: `what usually is ${usual.title}`, undeclared: isLoud ? 'critical' : 'high' };
}
