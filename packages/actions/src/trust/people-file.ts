import { encodePeople, peoplePath, randomNonce, type Sha256 } from '@sallyport/record';

export interface PersonEntry {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
}

/** The one file with personal data, salted so that its digest reveals nothing once it is erased. */
export function peopleFile(
  version: number,
  persons: readonly PersonEntry[],
): { readonly path: string; readonly bytes: Uint8Array; readonly digest: Sha256 } {
  const entries = persons.map(({ id, name, email }) => ({ id, name, email }));
  return { path: peoplePath(version), ...encodePeople({ nonce: randomNonce(), persons: entries }) };
}
