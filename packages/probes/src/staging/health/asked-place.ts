import { listeningPorts } from '../image-build/listening-ports.ts';
import type { ServiceView, StackView } from '../stack/stack-view.ts';
import { serviceNamed } from './dependants.ts';
import type { HealthCheck } from './effective-check.ts';

/** What a check asks that is not the service itself; null where it asks itself, or where that cannot be told. */
export function askedElsewhere(check: HealthCheck, service: ServiceView, stack: StackView): string | null {
  for (const { host, port } of placesIn(check)) {
    if (isItself(host, service)) {
      const says = port === null ? null : deafPort(port, service);
      if (says !== null) return says;
    } else if (serviceNamed(host, stack) !== undefined) return `asks ${host} instead of the service itself`;
    else if (/\.[a-z]{2,}$/i.test(host) && !/\.(?:internal|local|localhost)$/.test(host)) {
      return `asks ${host}, which is not of this stack`;
    }
  }
  return null;
}

/** Addresses in the words of a check: URLs, and host and port of `nc -z`. */
function placesIn({ words, calls }: HealthCheck): readonly { readonly host: string; readonly port: number | null }[] {
  const urls = [
    ...words.join(' ').matchAll(/\b(https?):\/\/(?:[^\s/"'@]*@)?(\[[^\]]+\]|[\w.-]+)(?::(\d+|[^\s/"']+))?/g),
  ].map(([, scheme, host = '', port]) => ({
    host,
    port: port === undefined ? (scheme === 'https' ? 443 : 80) : numberOf(port),
  }));
  const sockets = calls
    .filter(({ words: [program] }) => program === 'nc')
    .map(({ words: [, ...rest] }) => rest.filter((word) => !word.startsWith('-')))
    .flatMap(([host, port]) =>
      host === undefined || host.includes('$') ? [] : [{ host, port: numberOf(port ?? '') }],
    );
  return [...urls, ...sockets];
}

function numberOf(text: string): number | null {
  return /^\d+$/.test(text) ? Number(text) : null;
}

function isItself(host: string, { name, model }: ServiceView): boolean {
  return (
    /^(?:localhost|127\.[\d.]+|0\.0\.0\.0|\[::1?\]|\d+\.\d+\.\d+\.\d+)$/i.test(host) ||
    [name, model['container_name'], model['hostname']].includes(host)
  );
}

function deafPort(port: number, service: ServiceView): string | null {
  const { declared, told, mentioned } = listeningPorts(service);
  const known = told === null ? declared : [told.port, ...declared];
  if (mentioned === null || known.length === 0 || known.includes(port) || mentioned.has(port)) return null;
  // What is published is at least believed to be served there.
  if (service.ports.some(({ target }) => target === port)) return null;
  const where =
    told === null
      ? `${service.built ? 'the Dockerfile exposes' : 'the image listens on'} ${declared.slice(0, 4).join(', ')}`
      : `${told.name} says ${told.port}`;
  return `asks port ${port}, and ${where}`;
}
