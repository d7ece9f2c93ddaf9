import type { Position } from '@sallyport/compose';
import type { ComponentKind } from '../stack/component.ts';
import type { ServiceView, StackView } from '../stack/stack-view.ts';
import { dataFolders } from './data-folders.ts';

/** A volume in which a store of the stack keeps what must outlive it. */
export interface KeptData {
  readonly service: ServiceView;
  readonly volume: string;
  readonly at: Position;
}

const stores: ReadonlySet<ComponentKind> = new Set([
  'database',
  'cache',
  'broker',
  'search',
  'object store',
  'identity',
]);

/** Kinds whose data somebody would miss; metrics, dashboards and proxies can be set up again. */
export function keepsWhatMatters(kind: ComponentKind): boolean {
  return stores.has(kind);
}

/** Whether a folder lies in another one, or is it. */
export function isInside(folder: string, outer: string): boolean {
  const end = outer.replace(/\/+$/, '');
  return folder === end || folder.startsWith(`${end}/`);
}

export function isBackupName(name: string): boolean {
  return /backup|restic|borg|wal-?g|pgbackrest|kopia|duplic(?:ity|ati)|velero/i.test(name);
}

/** Services that are there to back up, by their name or their image. */
export function backupServices({ services }: StackView): readonly ServiceView[] {
  return services.filter(({ name, image }) => isBackupName(name) || isBackupName(image?.repository ?? ''));
}

export function keptData(stack: StackView): readonly KeptData[] {
  const backups = new Set(backupServices(stack));
  return stack.services.flatMap((service) => {
    const { component } = service;
    if (component === null || backups.has(service) || !keepsWhatMatters(component.kind)) return [];
    const folders = dataFolders(service) ?? component.data;
    const mount = service.mounts.find(({ target }) => folders.some((folder) => isInside(folder, target)));
    return mount === undefined ? [] : [{ service, volume: mount.source ?? mount.target, at: mount.at }];
  });
}

/** Whether a backup reads the volume, or is told about it or about its service. */
export function covers(backup: ServiceView, { service, volume }: KeptData): boolean {
  if (backup.mounts.some(({ source }) => source === volume)) return true;
  const told = [...(backup.command ?? []), ...backup.environment.map(({ value }) => value ?? '')];
  const words = new Set(told.flatMap((text) => text.split(/[\s,;:/@=]+/)));
  return words.has(volume) || words.has(service.name);
}
