import type { Severity } from '@sallyport/record';
import { optionsOf } from '../../stack/options.ts';
import { settingsOf } from '../../stack/settings.ts';
import type { ServiceView } from '../../stack/stack-view.ts';
import type { RuleSighting, StagingRule } from '../../stack/staging-rule.ts';
import { isReached } from '../../stack/standing.ts';
import { type DefaultAccount, defaultAccounts } from '../default-accounts.ts';

export const rule: StagingRule = {
  id: 'staging.authentication.default-account',
  number: 'SEC-06',
  title: 'An account that everybody knows is open',
  why: 'The image makes it on its first start where nobody names another, and every manual says its password.',
  fix: 'Name an account and a secret file for its password before the first start; on one that ran already, change the password.',
  source: 'CWE-1392; manuals of the images; SEC-06',
  find: (stack) => stack.services.flatMap((service) => inService(service)),
};

function inService(service: ServiceView): readonly RuleSighting[] {
  const account = defaultAccounts.find(({ component }) => component === service.component?.id);
  if (account === undefined || isReplaced(service, account)) return [];
  return [
    {
      severity: severityOf(service, account),
      address: `${service.name}.account`,
      at: service.place('image'),
      what: `${service.component?.title ?? service.name} starts with ${account.opens}, and nothing of ${service.name} replaces it.`,
      fix: account.fix,
    },
  ];
}

function isReplaced(service: ServiceView, { replacedBy }: DefaultAccount): boolean {
  const secrets = service.model['secrets'];
  const targets = Array.isArray(secrets) ? JSON.stringify(secrets) : '';
  return (
    Array.isArray(service.model['configs']) ||
    // What an environment file says that is on the host alone nobody can see here.
    (service.unseenEnvironment && replacedBy.variables.length > 0) ||
    service.environment.some(({ name }) => replacedBy.variables.includes(name)) ||
    optionsOf(service).some(({ name }) => replacedBy.options.includes(name)) ||
    settingsOf(service).some(({ name }) => replacedBy.settings.includes(name)) ||
    replacedBy.secrets.some((name) => targets.includes(`"${name}"`)) ||
    // What is mounted and cannot be read may name an account.
    service.mounts.some(
      ({ target, files }) => files.length === 0 && replacedBy.folders.some((folder) => target.startsWith(folder)),
    )
  );
}

function severityOf(service: ServiceView, { component }: DefaultAccount): Severity {
  if (component === 'portainer') return isReached(service) ? 'high' : 'low';
  if (isReached(service)) return component === 'grafana' ? 'high' : 'critical';
  return component === 'minio' ? 'high' : 'medium';
}
