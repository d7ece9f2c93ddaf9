import type { FactName } from './sheet.ts';

/**
 * What a difference means. `control`: a protection, worse where staging lacks it; `scale`: a number that may be smaller
 * within a ratio; `plain`: it must be the same, unless it is declared.
 */
export interface ComparedFact {
  readonly name: FactName;
  readonly kind: 'control' | 'scale' | 'plain';
  readonly rule: 'authentication' | 'transport' | 'hardening' | 'capacity' | 'undeclared';
  /** For a control: what staging lacks, behind `has no …`; otherwise the name for people. */
  readonly title: string;
  /** Keys under which the gate file may declare it. The first is the one that is proposed. */
  readonly keys: readonly string[];
}

function control(name: FactName, title: string, ...keys: readonly string[]): ComparedFact {
  return { name, kind: 'control', rule: 'hardening', title, keys };
}

function plain(name: FactName, title: string, ...keys: readonly string[]): ComparedFact {
  return { name, kind: 'plain', rule: 'undeclared', title, keys };
}

function scale(name: FactName, title: string, ...keys: readonly string[]): ComparedFact {
  return { name, kind: 'scale', rule: 'capacity', title, keys };
}

export const comparedFacts: readonly ComparedFact[] = [
  {
    name: 'authentication',
    kind: 'control',
    rule: 'authentication',
    title: 'authentication',
    keys: ['authentication'],
  },
  { name: 'encryption', kind: 'control', rule: 'transport', title: 'TLS', keys: ['tls'] },
  control('non-root', 'user other than root', 'user'),
  control('read-only', 'read-only root file system', 'read_only'),
  control('capabilities dropped', '`cap_drop: [ALL]`', 'cap_drop'),
  control('no new privileges', '`no-new-privileges`', 'security_opt'),
  control('unprivileged', 'protection from being privileged', 'privileged'),
  control('seccomp', 'seccomp profile', 'security_opt'),
  control('apparmor', 'AppArmor profile', 'security_opt'),
  control('own namespaces', 'namespaces of its own', 'pid', 'ipc', 'uts', 'userns_mode', 'network_mode'),
  plain('closed networks', 'networks without a way out', 'networks'),
  plain('user', 'user', 'user'),
  plain('capabilities added', 'added capabilities', 'cap_add'),
  plain('published', 'published ports', 'ports'),
  plain('persistence', 'kept data', 'volumes'),
  scale('replicas', 'replicas', 'deploy.replicas', 'scale'),
  scale('memory', 'memory limit', 'deploy.resources.limits.memory', 'mem_limit'),
  scale('cpus', 'processor limit', 'deploy.resources.limits.cpus', 'cpus'),
  scale('pids', 'limit of processes', 'deploy.resources.limits.pids', 'pids_limit'),
  plain('restart', 'restart policy', 'restart', 'deploy.restart_policy'),
  plain('entrypoint', 'entry point', 'entrypoint'),
  plain('command', 'command', 'command'),
  plain('health check', 'health check', 'healthcheck'),
  plain('log sink', 'log sink', 'logging'),
];
