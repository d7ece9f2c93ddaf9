import { optionsOf } from '../stack/options.ts';
import type { ServiceView } from '../stack/stack-view.ts';

/** Folders in which a service keeps its data: those of its image, or where its settings move them. null: nobody can say. */
export function dataFolders(service: ServiceView): readonly string[] | null {
  const { component } = service;
  const moved = (component?.dataMovedBy ?? []).flatMap(({ in: place, name }) =>
    place === 'environment'
      ? service.environment.filter((each) => each.name === name).map(({ value }) => value)
      : optionsOf(service)
          .filter((each) => each.name === name)
          .map(({ value }) => value),
  );
  const folders = moved.filter((folder) => folder !== '');
  if (folders.length === 0) return component?.data ?? [];
  // From a secret file, or relative to a folder that is not known.
  if (folders.some((folder) => folder?.startsWith('/') !== true)) return null;
  return folders.filter((folder) => folder !== null);
}
