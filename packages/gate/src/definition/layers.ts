import { builtInProfile } from '../profiles/built-in-profiles.ts';
import type { ProfileLayer } from './profile.ts';

/** The bases that an `extends` names, in order. */
export function basesOf(extension: string | readonly string[] | undefined): readonly string[] {
  if (extension === undefined) return [];
  return typeof extension === 'string' ? [extension] : extension;
}

/** Layer of a built-in profile; null where there is none of this name. */
export function builtInLayer(name: string): ProfileLayer | null {
  const profile = builtInProfile(name);
  return profile && { kind: 'built-in', profile };
}
