/** Where a file stands in the house, read from its path alone. */
export interface Place {
  /** `packages`, `examples`, `bench`, or null for everything else in the repository. */
  readonly wing: 'packages' | 'examples' | 'bench' | null;
  /** Folder name of the workspace, for instance `record`. */
  readonly floor: string;
  /** Path below the workspace's `src`, with forward slashes; the whole path when there is no such folder. */
  readonly room: string;
  /** Test files, and what stands in `src/testing`: code that never ships. */
  readonly isTest: boolean;
}

const workspacePath = /^(?:.*\/)?(packages|examples)\/([^/]+)\/src\/(.+)$/;
const benchPath = /^(?:.*\/)?bench\/src\/(.+)$/;

export function placeOf(filename: string): Place {
  const path = filename.replaceAll('\\', '/');
  const workspace = workspacePath.exec(path);
  const [wing, floor, room] = workspace
    ? [workspace[1] as 'packages' | 'examples', workspace[2] ?? '', workspace[3] ?? '']
    : benchPath.test(path)
      ? (['bench', 'bench', benchPath.exec(path)?.[1] ?? ''] as const)
      : ([null, '', path] as const);
  return { wing, floor, room, isTest: isTestRoom(room) };
}

function isTestRoom(room: string): boolean {
  return /\.test\.tsx?$/.test(room) || /(^|\/)testing\//.test(room);
}

/** Production code of a package: what the house rules about errors, clocks and floors are for. */
export function isProduction(place: Place): boolean {
  return place.wing === 'packages' && place.floor !== 'testkit' && !place.isTest;
}
