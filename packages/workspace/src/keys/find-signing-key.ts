import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import { WorkspaceError } from '../errors.ts';
import { setting } from '../git/configuration.ts';
import type { Repository } from '../git/repository.ts';

export interface SigningKey {
  /** Path of a private or public key file, or the text of a public key whose private half an agent holds. */
  readonly key: string;
  /** Where it was named, for messages. */
  readonly from: '--key' | 'SALLYPORT_KEY' | 'git config sallyport.key' | 'git config user.signingkey';
}

/**
 * The key to sign with: the option, then the environment, then git's configuration.
 * @throws WorkspaceError KEY_MISSING when none is named.
 */
export function findSigningKey(
  flag: string | null,
  repository: Repository | null,
  environment: NodeJS.ProcessEnv = process.env,
): SigningKey {
  const settings = repository?.settings ?? [];
  const top = repository?.directory ?? process.cwd();
  if (flag !== null && flag !== '') return { key: expand(flag, process.cwd()), from: '--key' };
  const named = environment['SALLYPORT_KEY'];
  if (named !== undefined && named !== '') return { key: expand(named, process.cwd()), from: 'SALLYPORT_KEY' };
  const ours = setting(settings, 'sallyport.key');
  if (ours !== null && ours !== '') return { key: expand(ours, top), from: 'git config sallyport.key' };
  const gits = setting(settings, 'user.signingkey');
  // With another format the setting names an OpenPGP key, which signs no statement.
  if (gits !== null && gits !== '' && setting(settings, 'gpg.format') === 'ssh') {
    return { key: expand(gits, top), from: 'git config user.signingkey' };
  }
  throw new WorkspaceError(
    'KEY_MISSING',
    'No signing key is named. Give --key FILE, set SALLYPORT_KEY, or tell git once which SSH key is yours.',
    { command: 'git config --global sallyport.key ~/.ssh/id_ed25519' },
  );
}

/** Whether the text is a public key itself, as git allows in `user.signingkey`. */
export function isLiteralKey(key: string): boolean {
  return /^(key::)?(ssh|ecdsa|sk)-[a-z0-9@.-]+ +[A-Za-z0-9+/=]{40,}/.test(key);
}

function expand(key: string, base: string): string {
  if (isLiteralKey(key)) return key;
  if (key === '~' || key.startsWith('~/')) return join(homedir(), key.slice(1));
  return isAbsolute(key) ? key : resolve(base, key);
}
