import type { Plain } from '@sallyport/compose';
import { isSecretName, isVague } from '../../stack/secret-name.ts';
import type { ServiceView } from '../../stack/stack-view.ts';
import type { RuleSighting, StagingRule } from '../../stack/staging-rule.ts';
import { holdsNothing, looksRandom } from '../known-values.ts';
import { listed } from '../service-secrets.ts';

export const rule: StagingRule = {
  id: 'staging.secrets.build-argument',
  number: 'SEC-14',
  title: 'A secret is built into the image',
  why: 'Build arguments and ENV stay in the history of the image; whoever pulls it reads them.',
  fix: 'Use `build.secrets` and `RUN --mount=type=secret,id=…`; what the program needs at run time it gets at run time.',
  source: 'CIS Docker 4.10; Dockerfile reference, ARG and RUN --mount=type=secret; SEC-05 and SEC-14',
  find: (stack) => stack.services.flatMap((service) => [...inArguments(service), ...inDockerfile(service)]),
};

function inArguments(service: ServiceView): readonly RuleSighting[] {
  const { build } = service.model;
  const args = isMap(build) && isMap(build['args']) ? build['args'] : {};
  const names = Object.entries(args).flatMap(([name, value]) => (isSecret(name, value) ? [name] : []));
  const [first] = names;
  if (first === undefined) return [];
  return [
    {
      severity: 'high',
      address: `${service.name}.build.args`,
      at: service.place('build', 'args', first),
      what: `The build of ${service.name} gets ${listed(names)} as an argument.`,
    },
  ];
}

function inDockerfile(service: ServiceView): readonly RuleSighting[] {
  const { dockerfile } = service;
  if (dockerfile === null) return [];
  const found = dockerfile.ancestry.flatMap(({ instructions }) =>
    instructions.flatMap(({ keyword, text, line }) => {
      if (keyword !== 'ENV' && keyword !== 'ARG') return [];
      const pairs = /^\w+\s+[^=]+$/.test(text)
        ? [text.split(/\s+/)]
        : [...text.matchAll(/(\w+)=("[^"]*"|\S*)/g)].map(([, name = '', value = '']) => [
            name,
            value.replace(/^"|"$/g, ''),
          ]);
      return pairs.filter(([name = '', value = '']) => isSecret(name, value)).map(([name = '']) => ({ name, line }));
    }),
  );
  const [first] = found;
  if (first === undefined) return [];
  return [
    {
      severity: 'high',
      address: `${service.name} ${dockerfile.path}`,
      at: { file: dockerfile.path, line: first.line },
      what: `${dockerfile.path} writes ${listed(found.map(({ name }) => name))} into the image of ${service.name}.`,
    },
  ];
}

function isSecret(name: string, value: Plain): boolean {
  if (!isSecretName(name) || typeof value !== 'string' || holdsNothing(value)) return false;
  return !isVague(name) || looksRandom(value);
}

function isMap(value: Plain | undefined): value is { readonly [key: string]: Plain } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
