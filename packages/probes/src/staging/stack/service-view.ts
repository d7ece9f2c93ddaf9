import type { ComposeService, LoadedProject, NodePath, Plain, Position } from '@sallyport/compose';
import type { ExposureEntry } from '@sallyport/gate';
import type { Component } from './component.ts';
import type { DockerfileView } from './dockerfile-view.ts';
import { firstComposeFile } from './first-compose-file.ts';
import { matchComponent, parseImage } from './match-component.ts';
import { plainText } from './plain-text.ts';
import { publishedPorts, widestReach } from './published-ports.ts';
import { unseenVariable } from './secret-mark.ts';
import { treePath } from './stack-files.ts';
import type { EnvironmentValue, MountView, ServiceView, TextFile } from './stack-view.ts';

/** What lies around a service and was read before. */
export interface Surroundings {
  readonly project: LoadedProject;
  readonly components: readonly Component[];
  readonly ledger: readonly ExposureEntry[];
  readonly isSecret: (value: string) => boolean;
  readonly dockerfiles: ReadonlyMap<string, DockerfileView>;
  /** Text files of the tree by the absolute path that the model names: one for a file, several for a folder. */
  readonly mounted: ReadonlyMap<string, readonly TextFile[]>;
}

export function serviceView(name: string, model: ComposeService, around: Surroundings): ServiceView {
  const place = placeIn(around.project, name);
  const image = typeof model['image'] === 'string' ? parseImage(model['image']) : null;
  const ports = publishedPorts(name, model['ports'], around.ledger, place);
  return {
    name,
    model,
    at: place(),
    component: image === null ? null : matchComponent(around.components, image),
    image,
    built: model['build'] !== undefined && model['build'] !== null,
    dockerfile: around.dockerfiles.get(name) ?? null,
    ports,
    environment: environmentOf(model['environment'], around.isSecret, place),
    unseenEnvironment: Object.hasOwn(mapOf(model['environment']), unseenVariable),
    command: wordsOf(model['command']),
    entrypoint: wordsOf(model['entrypoint']),
    networks: Object.keys(mapOf(model['networks'])),
    mounts: mountsOf(model['volumes'], around.mounted, place),
    reach: widestReach(ports, model['network_mode']),
    place,
  };
}

/** Place of a value of the service, or of the nearest thing around it that somebody wrote. */
function placeIn(project: LoadedProject, service: string): ServiceView['place'] {
  return (...path: NodePath): Position => {
    for (let length = path.length; length >= 0; length--) {
      const origin = project.origin(['services', service, ...path.slice(0, length)]);
      if (origin !== null) return origin.at;
    }
    return { file: firstComposeFile(project), line: 1, column: 1 };
  };
}

function mapOf(value: Plain | undefined): Readonly<Record<string, Plain>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, Plain>>)
    : {};
}

function wordsOf(value: Plain | undefined): readonly string[] | null {
  return Array.isArray(value) ? value.map(String) : null;
}

function environmentOf(
  value: Plain | undefined,
  isSecret: (value: string) => boolean,
  place: ServiceView['place'],
): readonly EnvironmentValue[] {
  return Object.entries(mapOf(value))
    .filter(([name]) => name !== unseenVariable)
    .map(([name, given]) => {
      const text = given === null ? null : plainText(given);
      const secret = text !== null && isSecret(text);
      return { name, value: secret ? null : text, secret, at: place('environment', name) };
    });
}

function mountsOf(
  value: Plain | undefined,
  mounted: ReadonlyMap<string, readonly TextFile[]>,
  place: ServiceView['place'],
): readonly MountView[] {
  if (!Array.isArray(value)) return [];
  return value.map((entry: Plain, index) => {
    const mount = mapOf(entry);
    const source = typeof mount['source'] === 'string' ? mount['source'] : null;
    const texts = source === null ? [] : (mounted.get(source) ?? []);
    const target = plainText(mount['target']);
    const file = texts.find(({ path }) => path === treePath(source ?? ''));
    return {
      type: plainText(mount['type']) || 'volume',
      source,
      target,
      readOnly: mount['read_only'] === true,
      at: place('volumes', index),
      text: file?.text ?? null,
      file: file?.path ?? null,
      files: texts.map(({ path, text }) => ({
        path,
        text,
        target: `${target}${path.slice(treePath(source ?? '').length)}`,
      })),
    };
  });
}
