import { join } from 'node:path';
import { sealKeyOf } from '@sallyport/actions';
import { makeMachineKey, type Repository, sshKeygenSigner } from '@sallyport/workspace';
import { type Invocation, optionText } from '../../command.ts';

export interface ServerKey {
  readonly path: string;
  readonly fingerprint: string;
  readonly made: boolean;
}

/** The server's own key: named, as this clone seals, or one of its own that is made at the first start. */
export async function serverKey(invocation: Invocation, repository: Repository): Promise<ServerKey> {
  const named = optionText(invocation, 'key') ?? sealKeyOf(repository, { ...invocation.caller, key: null });
  const path = named ?? join(repository.commonDirectory, 'sallyport', 'server-key');
  const made = named === null ? await makeMachineKey(path, 'sallyport server') : false;
  return { path, fingerprint: (await sshKeygenSigner(path)).fingerprint, made };
}
