import type { Component } from '../component.ts';

type Known = 'id' | 'title' | 'kind' | 'images' | 'authenticatedByDefault' | 'source';

/** Variables that every program may read through its runtime or its C library. */
const readByAll = [
  'TZ',
  'LANG',
  'LANGUAGE',
  'LC_*',
  'PATH',
  'HOME',
  'HOSTNAME',
  'USER',
  'TERM',
  'UMASK',
  'HTTP_PROXY',
  'HTTPS_PROXY',
  'NO_PROXY',
  'ALL_PROXY',
  'http_proxy',
  'https_proxy',
  'no_proxy',
  'all_proxy',
  'SSL_CERT_FILE',
  'SSL_CERT_DIR',
  'LD_PRELOAD',
  'LD_LIBRARY_PATH',
  'MALLOC_*',
];

/** A component of which only the differences are written: what is left out is not known, or not there. */
export function component(known: Pick<Component, Known> & Partial<Omit<Component, Known>>): Component {
  return {
    user: null,
    stepsDown: false,
    data: [],
    dataMovedBy: [],
    ports: [],
    authentication: [],
    encryption: [],
    secrets: [],
    programs: null,
    healthCheck: null,
    entryPoint: 'exec',
    endOfLife: [],
    variants: [],
    checkedOn: '2026-11-22',
    ...known,
    reads: known.reads === undefined || known.reads === null ? null : [...known.reads, ...readByAll],
  };
}

/** `port` speaks `use`, over TCP unless said. */
export function port(
  number: number,
  use: Component['ports'][number]['use'],
  protocol: 'tcp' | 'udp' = 'tcp',
): Component['ports'][number] {
  return { port: number, protocol, use };
}

/** Secrets that the image also takes from a file, by the same name with `suffix`. */
export function withFile(names: readonly string[], suffix = '_FILE'): Component['secrets'] {
  return names.map((name) => ({ name, file: `${name}${suffix}` }));
}

/** Secrets that the image takes from the environment alone. */
export function withoutFile(...names: readonly string[]): Component['secrets'] {
  return names.map((name) => ({ name, file: null }));
}

/** An environment variable that switches something; null: no value does. */
export function variable(name: string, off: readonly string[] | null, on: readonly string[] | null) {
  return { in: 'environment', name, off, on } as const;
}

/** A word of the command line. */
export function word(name: string, off: readonly string[] | null, on: readonly string[] | null) {
  return { in: 'command', name, off, on } as const;
}

/** A setting in a configuration file, by its full name with dots. */
export function setting(name: string, off: readonly string[] | null, on: readonly string[] | null) {
  return { in: 'configuration file', name, off, on } as const;
}

/** `version=day` pairs, as the lists of support periods have them. */
export function endOfLife(text: string): Component['endOfLife'] {
  return text.split(/\s+/).map((pair) => {
    const [version = '', on = ''] = pair.split('=');
    return { version, on };
  });
}

/** What busybox and the shell give an image made from Alpine Linux. */
export const alpinePrograms: readonly string[] = [
  'sh',
  'ash',
  'wget',
  'nc',
  'grep',
  'cat',
  'test',
  '[',
  'true',
  'false',
  'exit',
  'pgrep',
  'pidof',
  'ps',
  'kill',
  'netstat',
  'stat',
  'find',
  'awk',
  'sed',
  'echo',
  'printf',
  'timeout',
  'date',
  'ls',
  'nslookup',
  'ping',
];

/** What a slim Debian brings: no program that speaks HTTP is among them. */
export const debianPrograms: readonly string[] = [
  'sh',
  'dash',
  'bash',
  'grep',
  'cat',
  'test',
  '[',
  'true',
  'false',
  'exit',
  'kill',
  'stat',
  'find',
  'awk',
  'sed',
  'echo',
  'printf',
  'timeout',
  'date',
  'ls',
  'perl',
  'getent',
];
