import { probeCases } from '../stack/probe-cases.ts';
import { cases as capabilitiesKept } from './rules/capabilities-kept.cases.ts';
import { cases as cgroupParent } from './rules/cgroup-parent.cases.ts';
import { cases as confinementOff } from './rules/confinement-off.cases.ts';
import { cases as engineSocket } from './rules/engine-socket.cases.ts';
import { cases as hostCapability } from './rules/host-capability.cases.ts';
import { cases as hostDevice } from './rules/host-device.cases.ts';
import { cases as hostNamespace } from './rules/host-namespace.cases.ts';
import { cases as hostPath } from './rules/host-path.cases.ts';
import { cases as newPrivileges } from './rules/new-privileges.cases.ts';
import { cases as privilegedBuild } from './rules/privileged-build.cases.ts';
import { cases as privilegedContainer } from './rules/privileged-container.cases.ts';
import { cases as privilegedHook } from './rules/privileged-hook.cases.ts';
import { cases as rootUser } from './rules/root-user.cases.ts';
import { cases as sharedPropagation } from './rules/shared-propagation.cases.ts';
import { cases as strongCapability } from './rules/strong-capability.cases.ts';
import { cases as writableRoot } from './rules/writable-root.cases.ts';

export const cases = probeCases('privilege', [
  { rule: 'capabilities-kept', ...capabilitiesKept, advice: true },
  { rule: 'cgroup-parent', ...cgroupParent },
  { rule: 'confinement-off', also: ['new-privileges'], ...confinementOff },
  { rule: 'engine-socket', ...engineSocket },
  { rule: 'host-capability', ...hostCapability },
  { rule: 'host-device', ...hostDevice },
  { rule: 'host-namespace', ...hostNamespace },
  { rule: 'host-path', ...hostPath },
  { rule: 'new-privileges', ...newPrivileges, advice: true },
  { rule: 'privileged-build', ...privilegedBuild },
  { rule: 'privileged-container', ...privilegedContainer },
  { rule: 'privileged-hook', ...privilegedHook },
  { rule: 'root-user', ...rootUser },
  { rule: 'shared-propagation', ...sharedPropagation },
  { rule: 'strong-capability', ...strongCapability },
  { rule: 'writable-root', ...writableRoot, advice: true },
]);
