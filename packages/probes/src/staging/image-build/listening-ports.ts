import type { ServiceView } from '../stack/stack-view.ts';

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
    environment.some(({ secret }) => secret) ||
    mounts.some(
      ({ type, text, source }) =>
        type === 'bind' && text === null && !/\.sock$|^\/(?:dev|proc|sys|etc\/localtime)/.test(source ?? ''),
    ) ||
    (Array.isArray(model['configs']) && model['configs'].length > 0);
  return {
    declared: service.built
      ? instructions.filter(({ keyword }) => keyword === 'EXPOSE').flatMap(({ text }) => exposed(text))
      : (component?.ports ?? []).map(({ port }) => port),
    told: told === undefined ? null : { name: told.name, port: Number(told.value) },
    mentioned: hidden ? null : new Set(texts.flatMap(numbersIn)),
  };
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
