import { components } from '../stack/components.ts';
import type { DockerfileStage, DockerfileView } from '../stack/dockerfile-view.ts';
import type { ServiceView } from '../stack/stack-view.ts';
import { ancestryOf, type BaseImage, baseOf } from './base-image.ts';

/** Programs that stand in some known image, and so are worth missing in another. */
const knownPrograms: ReadonlySet<string> = new Set([
  ...components.flatMap(({ programs, variants }) => [
    ...(programs ?? []),
    ...variants.flatMap((variant) => variant.programs ?? []),
  ]),
  'sh',
  'bash',
  'ash',
  'curl',
  'wget',
  'nc',
  'ncat',
  'python',
  'python3',
  'node',
  'jq',
  'grpcurl',
  'httpie',
  'http',
]);

/** The shell has these itself. */
const builtIns = new Set([
  'exit',
  'test',
  '[',
  '[[',
  'true',
  'false',
  ':',
  'echo',
  'printf',
  'kill',
  'cd',
  'set',
  'exec',
]);

/** Why a program is not in the image of a service; null where it is, or where nobody can know. */
export function lacks(service: ServiceView, program: string): string | null {
  const name = program.split('/').at(-1) ?? '';
  if (service.mounts.some(({ target }) => program === target || program.startsWith(`${target}/`))) return null;
  if (service.built) return service.dockerfile === null ? null : lackedByBuild(service.dockerfile, program, name);
  const programs = service.component?.programs ?? null;
  if (service.image === null || programs === null || programs.includes(name)) return null;
  const image = service.image.text.split('@')[0] ?? '';
  if (programs.length === 0 && (name === 'sh' || knownPrograms.has(name)))
    return `${image} holds nothing but its own program`;
  return knownPrograms.has(name) && !builtIns.has(name) && !program.includes('/') ? `${image} does not bring it` : null;
}

function lackedByBuild(dockerfile: DockerfileView, program: string, name: string): string | null {
  const base = baseOf(dockerfile.ancestry);
  if (base === null || !knownPrograms.has(name) || bringsIn(dockerfile.ancestry, name)) return null;
  if (hasNoShell(base) && !/^(?:node|python3?|java)$/.test(name)) {
    return `${base.image.text.split('@')[0] ?? ''} has no shell and no tools, and the Dockerfile adds none of this name`;
  }
  const programs = base.component?.programs ?? null;
  if (programs === null || programs.includes(name) || builtIns.has(name) || program.includes('/')) return null;
  return `${base.image.text.split('@')[0] ?? ''} does not bring it, and the Dockerfile does not add it`;
}

/** An image without a shell: empty, distroless, or one of which the table says so. */
function isBare({ scratch, image, component }: BaseImage): boolean {
  if (scratch || component?.programs?.length === 0) return true;
  const tag = image.tag ?? 'latest';
  if (image.registry === 'gcr.io' && image.repository.startsWith('distroless/')) {
    return /\/(?:static|base|cc)(?:-debian\d+|-nossl.*)?$/.test(image.repository) && !/debug/.test(tag);
  }
  return image.registry === 'cgr.dev' && image.repository.endsWith('/static') && !/dev/.test(tag);
}

/** Distroless images with a language bring its program, and still no shell. */
export function hasNoShell(base: BaseImage): boolean {
  const { registry, repository, tag } = base.image;
  if (registry === 'gcr.io' && repository.startsWith('distroless/')) return !/debug/.test(tag ?? 'latest');
  return isBare(base);
}

/** Some instruction speaks of the program, or copies what may hold it. */
function bringsIn(stages: readonly DockerfileStage[], name: string): boolean {
  const word = new RegExp(`(^|[^\\w-])${name.replace(/[^\w-]/g, '\\$&')}(?![\\w-])`);
  return stages.some(({ instructions }) =>
    instructions.some(({ keyword, text }) => {
      if (keyword === 'RUN')
        return word.test(text) || (name === 'nc' && /netcat/.test(text)) || /\$\w|xargs|<<|\.sh\b/.test(text);
      return (keyword === 'COPY' || keyword === 'ADD') && (word.test(text) || copiesPrograms(text));
    }),
  );
}

/** Whole folders of programs, or an archive of a root file system. */
function copiesPrograms(text: string): boolean {
  const words = text.split(/\s+/).filter((word) => word !== '' && !word.startsWith('--'));
  const target = words.at(-1) ?? '';
  return (
    /busybox|rootfs|\.tar|\.tgz/.test(text) ||
    /^\/(?:(?:usr\/)?(?:local\/)?(?:s?bin|lib\w*)\/?|usr\/?(?:local\/?)?)?$/.test(target)
  );
}

/** Whether a RUN of this stage finds a shell; null where nobody can know. */
export function shellOf(stage: DockerfileStage, dockerfile: DockerfileView, before: number): boolean | null {
  const line = ancestryOf(stage, dockerfile.stages);
  const base = baseOf(line);
  if (base === null || !hasNoShell(base)) return base?.component?.programs?.includes('sh') === true ? true : null;
  const earlier = line.flatMap(({ instructions }) => instructions).filter((each) => each.line < before);
  const brought = earlier.some(
    ({ keyword, text }) =>
      keyword === 'SHELL' ||
      ((keyword === 'COPY' || keyword === 'ADD') && (copiesPrograms(text) || /\bsh\b/.test(text))),
  );
  return brought ? null : false;
}
