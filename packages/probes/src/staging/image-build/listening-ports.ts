import { isSecretName } from '../stack/secret-name.ts';
import type { MountView, ServiceView } from '../stack/stack-view.ts';

/** What the files say about the ports on which a service listens. */
export interface ListeningPorts {
  /** From EXPOSE, or from what is known of the image. */
  readonly declared: readonly number[];
  /** `PORT` and the like: what the program is told. */
  readonly told: { readonly name: string; readonly port: number } | null;
  /** Every number that is said to the program in any other way; null: a file says it that cannot be read here. */
  readonly mentioned: ReadonlySet<number> | null;
}

const portNames = /^(?:HTTP_|SERVER_|LISTEN_|APP_|APP_SERVER_|SERVICE_|NODE_|API_|WEB_)?PORT$/;

export function listeningPorts(service: ServiceView): ListeningPorts {
  const { dockerfile, component, environment, mounts, model } = service;
  const instructions = (dockerfile?.ancestry ?? []).flatMap((stage) => stage.instructions);
  const told = environment.find(({ name, value }) => portNames.test(name) && /^\d{2,5}$/.test(value ?? ''));
  const texts = [
    ...environment.filter((each) => each !== told).map(({ value }) => value ?? ''),
    ...(service.command ?? []),
    ...(service.entrypoint ?? []),
    ...mounts.map(({ text }) => text ?? ''),
    ...instructions.filter(({ keyword }) => /^(?:ENV|ARG|CMD|ENTRYPOINT)$/.test(keyword)).map(({ text }) => text),
    ...Object.values((model['labels'] ?? {}) as Readonly<Record<string, unknown>>).map(String),
  ];
  const hidden =
    service.unseenEnvironment ||
    environment.some(({ secret, name }) => secret && maySayPort(name, service)) ||
    mounts.some((mount) => maySayPorts(mount, service)) ||
    (Array.isArray(model['configs']) && model['configs'].length > 0);
  return {
    declared: service.built
      ? instructions.filter(({ keyword }) => keyword === 'EXPOSE').flatMap(({ text }) => exposed(text))
      : (component?.ports ?? []).map(({ port }) => port),
    told: told === undefined ? null : { name: told.name, port: Number(told.value) },
    mentioned: hidden ? null : new Set([...texts.flatMap(numbersIn), ...portsOfRoles(texts)]),
  };
}

/** A password tells no port; an image that is known is told its port by names that say so. */
function maySayPort(name: string, { component, built }: ServiceView): boolean {
  if (isSecretName(name)) return false;
  return built || component === null || /PORT|LISTEN|BIND|ADDR|URL|ARGS|OPT|FLAG|COMMAND/i.test(name);
}

/** What is mounted for data and for the first start configures no port. */
function maySayPorts({ type, text, source, target }: MountView, { component }: ServiceView): boolean {
  if (type !== 'bind' || text !== null) return false;
  if (/\.sock$|^\/(?:dev|proc|sys|etc\/localtime)/.test(source ?? '')) return false;
  return ![...(component?.data ?? []), '/docker-entrypoint-initdb.d'].some(
    (folder) => target === folder || target.startsWith(`${folder}/`),
  );
}

/** MongoDB listens elsewhere as a member of a sharded cluster. */
function portsOfRoles(texts: readonly string[]): readonly number[] {
  const all = texts.join('\n');
  return [/\bshardsvr\b/.test(all) ? 27018 : 0, /\bconfigsvr\b/.test(all) ? 27019 : 0].filter((port) => port > 0);
}

/** `8080`, `8080/tcp`, `3000-3005`; arguments count as every port. */
function exposed(text: string): readonly number[] {
  return text.split(/\s+/).flatMap((word) => {
    const [, first, last] = /^(\d+)(?:-(\d+))?(?:\/\w+)?$/.exec(word) ?? [];
    const from = Number(first);
    const count = Math.min(Number(last ?? first) - from, 1000);
    return first === undefined ? [] : Array.from({ length: count + 1 }, (_, index) => from + index);
  });
}

function numbersIn(text: string): readonly number[] {
  return [...text.matchAll(/(?<![\w.])\d{2,5}(?![\w.])|(?<=:)\d{2,5}(?!\d)/g)].map(([number]) => Number(number));
}
