import type { Plain } from '@sallyport/compose';
import type { ServiceView } from '../../stack/stack-view.ts';
import type { RuleSighting, StagingRule } from '../../stack/staging-rule.ts';
import { secretInArguments } from '../secret-in-arguments.ts';

export const rule: StagingRule = {
  id: 'staging.secrets.in-arguments',
  number: 'SEC-04',
  title: 'A secret stands on a command line',
  why: 'Everybody on the host reads command lines with `ps`, and everybody who may inspect the container with the engine.',
  fix: 'Let the program read it from a file: a configuration file, an `aclfile`, or `$(cat /run/secrets/…)` inside a script.',
  source: 'CWE-214; OWASP Docker rule 12',
  find: (stack) => stack.services.flatMap((service) => inService(service)),
};

function inService(service: ServiceView): readonly RuleSighting[] {
  const health = service.model['healthcheck'];
  const test = isMap(health) && Array.isArray(health['test']) ? health['test'].map(String) : null;
  const lines = [
    { words: service.command, path: ['command'], title: 'command' },
    { words: service.entrypoint, path: ['entrypoint'], title: 'entry point' },
    { words: test, path: ['healthcheck', 'test'], title: 'health check' },
  ];
  const found = lines.flatMap(({ words, path, title }) => {
    const secret = words === null ? null : secretInArguments(words);
    return secret === null ? [] : [{ ...secret, title, path }];
  });
  const [first] = found;
  if (first === undefined) return [];
  const written = found.some((each) => each.written);
  return [
    {
      severity: written ? 'high' : 'medium',
      address: `${service.name}.arguments`,
      at: service.place(...first.path, ...(first.index === null ? [] : [first.index])),
      what: `The ${found.map(({ title }) => title).join(' and the ')} of ${service.name} ${found.length > 1 ? 'carry' : 'carries'} the value of ${first.name}${written ? ', written out' : ''}.`,
    },
  ];
}

function isMap(value: Plain | undefined): value is { readonly [key: string]: Plain } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
