import type { Profile } from '../definition/profile.ts';
import { closedTest } from './closed-test-profile.ts';

/** Profiles that `extends` may name without a file. */
export const builtInProfiles: readonly Profile[] = [closedTest];

export function builtInProfile(name: string): Profile | null {
  return builtInProfiles.find((profile) => profile.name === name) ?? null;
}
