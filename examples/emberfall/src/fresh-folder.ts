import { existsSync } from 'node:fs';

/** Never touches an earlier demo: the next free name is taken. */
export function freshFolder(wanted: string): string {
  for (let count = 1; ; count += 1) {
    const folder = count === 1 ? wanted : `${wanted}-${count}`;
    if (!existsSync(folder)) return folder;
  }
}
