import type { Severity } from '@sallyport/record';
import type { ComponentKind } from '../../stack/component.ts';
import { readsName } from '../../stack/reads-name.ts';
import { treePath } from '../../stack/stack-files.ts';
import type { ServiceView, StackView } from '../../stack/stack-view.ts';
import type { StagingRule } from '../../stack/staging-rule.ts';
import { isReached, standsBesideTheEdge } from '../../stack/standing.ts';
import { listed, type ServiceSecret, secretsOf } from '../service-secrets.ts';

export const rule: StagingRule = {
  id: 'staging.secrets.guessable',
  number: 'SEC-01',
  title: 'A secret is a word that anybody tries first',
  why: 'Lists of default passwords are tried against every address within hours; whoever reaches the service is in.',
  fix: 'Generate a random value of 24 characters or more into a secret file, and give the service its path.',
  source: 'CWE-798, CWE-521, CWE-1392; SEC-01 and SEC-10',
  find: (stack) => {
    const own = stack.services.map((service) => ({
      service,
      secrets: secretsOf(service, stack).filter(
        (secret) => secret.guessable !== null && !secret.byDefault && isRead(secret, service, stack),
      ),
    }));
    // A client that signs in with the word of its database says nothing new.
    const ofComponents = new Set(
      own
        .filter(({ service }) => service.component !== null)
        .flatMap(({ secrets }) => secrets.map(({ value }) => value)),
    );
    return own.flatMap(({ service, secrets }) => {
      const left =
        service.component === null
          ? secrets.filter((secret) => !(signsIn(secret, service) && ofComponents.has(secret.value)))
          : secrets;
      const [first] = left;
      if (first === undefined) return [];
      return [
        {
          severity: severityOf(service, stack),
          address: `${service.name}.environment guessable`,
          at: first.at,
          what: `${listed(left.map(({ name }) => name))} of ${service.name}: the value ${first.guessable}.`,
        },
      ];
    });
  },
};

/** A client has the password of a store by such a name, or in an address; keys and tokens are its own. */
function signsIn({ name }: ServiceSecret, { environment }: ServiceView): boolean {
  // Whoever runs the platform signs in to it by this, and not to its store.
  if (/SUPER_?USER|ADMIN/i.test(name)) return false;
  if (/PASS|PWD|PW$|ACCESS_?KEY|SECRET_KEY_ID|AUTH/i.test(name)) return true;
  return environment.some((entry) => entry.name === name && /:\/\/|;/.test(entry.value ?? ''));
}

/** An environment file is often one for the whole stack: what an image does not read of it opens nothing there. */
function isRead({ name, at }: ServiceSecret, { component }: ServiceView, { project }: StackView): boolean {
  if (component === null || component.reads === null || readsName(component.reads, name)) return true;
  const file = treePath(at.file);
  return !project.filesRead.some(({ path, purpose }) => purpose === 'environment' && treePath(path) === file);
}

/** One door away it is as good as open; where nothing that strangers reach stands beside it, two are to be broken. */
function severityOf(service: ServiceView, stack: StackView): Severity {
  const kind = service.component?.kind;
  if (isReached(service)) return 'critical';
  if (kind === 'mail catcher' || kind === 'proxy' || kind === 'runtime') return 'low';
  const isGrave = kind !== undefined && gravest.includes(kind);
  return isGrave && standsBesideTheEdge(service, stack) ? 'critical' : 'high';
}

const gravest: readonly ComponentKind[] = ['database', 'search', 'object store', 'identity', 'admin tool'];
