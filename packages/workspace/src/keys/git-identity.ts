import { WorkspaceError } from '../errors.ts';
import { setting } from '../git/configuration.ts';
import type { Identity } from '../git/object-format.ts';
import type { Repository } from '../git/repository.ts';

/**
 * Whom the decision's commit names: git's own name and address, else those of the person as the record has them.
 * @throws WorkspaceError IDENTITY_MISSING.
 */
export function gitIdentity(
  repository: Repository,
  person: { readonly name: string; readonly email: string | null } | null = null,
): Identity {
  const name = setting(repository.settings, 'user.name')?.trim() || person?.name;
  const email = setting(repository.settings, 'user.email')?.trim() || person?.email;
  if (name && email) return { name, email };
  throw new WorkspaceError('IDENTITY_MISSING', 'Git does not know who you are, and a commit must name its author.', {
    command: "git config --global user.name 'Your Name' && git config --global user.email you@example.org",
  });
}
