import type { ComposeService, Plain } from '@sallyport/compose';

/** Any of these lets a process leave its container. */
export const hostCapabilities: ReadonlySet<string> = new Set([
  'ALL',
  'SYS_ADMIN',
  'SYS_MODULE',
  'SYS_RAWIO',
  'SYS_PTRACE',
  'SYS_BOOT',
  'MAC_ADMIN',
  'MAC_OVERRIDE',
  'BPF',
]);

/** These reach other containers, or what belongs to others. */
export const strongCapabilities: ReadonlySet<string> = new Set([
  'NET_ADMIN',
  'SYS_TIME',
  'SYS_CHROOT',
  'SYS_RESOURCE',
  'SYS_NICE',
  'SYSLOG',
  'DAC_READ_SEARCH',
  'LINUX_IMMUTABLE',
  'IPC_OWNER',
  'IPC_LOCK',
  'PERFMON',
  'CHECKPOINT_RESTORE',
  'AUDIT_CONTROL',
  'BLOCK_SUSPEND',
  'WAKE_ALARM',
  'LEASE',
]);

/** Names as the engine compares them: upper case, without CAP_. */
export function listOf(value: Plain | undefined): readonly string[] {
  return Array.isArray(value) ? value.map((name) => String(name).toUpperCase().replace(/^CAP_/, '')) : [];
}

export function addedCapabilities(model: ComposeService): readonly string[] {
  return listOf(model['cap_add']);
}
