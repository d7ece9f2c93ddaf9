import type { ServiceView, StackView } from '../stack/stack-view.ts';
import { isEdge, networkMembers } from './network-members.ts';

/** How near strangers come to a service: to its own port, to a service beside it that may pass them on, or not at all. */
export function nearness(stack: StackView, service: ServiceView): 'reached' | 'beside the edge' | 'inside' {
  if (isEdge(service)) return 'reached';
  return networkMembers(stack).some(({ edge, services }) => edge.length > 0 && services.includes(service))
    ? 'beside the edge'
    : 'inside';
}
