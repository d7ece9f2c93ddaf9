import type { ComposeNode } from '../node.ts';
import { entriesOf, itemsOf, scalarUnder, textUnder, valueOf } from '../node-edit/node-edit.ts';
import { nearestWord } from '../schema/did-you-mean.ts';
import { namesOf, type ServiceInProject } from './consistency-report.ts';

/** Everything that a service names must be there: networks, volumes, secrets, configs, models and other services. */
export function checkReferences(project: ServiceInProject): void {
  const { service, name } = project;
  const path = ['services', name];
  for (const section of ['networks', 'models'] as const) {
    for (const [wanted, { value }] of entriesOf(valueOf(service, section))) {
      checkName(project, section, wanted, value, [...path, section, wanted]);
    }
  }
  for (const [index, volume] of itemsOf(valueOf(service, 'volumes')).entries()) {
    const source = valueOf(volume, 'source');
    const volumeName = textUnder(volume, 'source');
    if (textUnder(volume, 'type') === 'volume' && source !== undefined && volumeName) {
      checkName(project, 'volumes', volumeName, source, [...path, 'volumes', index]);
    }
  }
  checkMounts(project, 'configs', service, path);
  checkMounts(project, 'secrets', service, path);
  const build = valueOf(service, 'build');
  if (build !== undefined) {
    checkMounts(project, 'secrets', build, [...path, 'build']);
  }
  checkDependencies(project);
  checkContexts(project);
}

const KINDS = {
  networks: 'network',
  volumes: 'volume',
  secrets: 'secret',
  configs: 'config',
  models: 'model',
} as const;
type Section = keyof typeof KINDS;

function checkName(
  { root, name, report }: ServiceInProject,
  section: Section,
  wanted: string,
  node: ComposeNode,
  path: readonly (string | number)[],
): void {
  // A template that is not filled in names nothing yet.
  if (valueOf(valueOf(root, section), wanted) === undefined && !wanted.includes('$')) {
    const message = `Service "${name}" refers to the undefined ${KINDS[section]} "${wanted}".`;
    report('COMPOSE_REFERENCE', node, path, message, () => {
      const near = nearestWord(wanted, namesOf(root, section));
      return near === null ? `Declare it under the top-level "${section}".` : `Did you mean "${near}"?`;
    });
  }
}

function checkMounts(
  project: ServiceInProject,
  section: 'configs' | 'secrets',
  holder: ComposeNode,
  path: readonly string[],
): void {
  itemsOf(valueOf(holder, section)).forEach((mount, index) => {
    const source = valueOf(mount, 'source');
    checkName(project, section, textUnder(mount, 'source') ?? '', source ?? mount, [...path, section, index]);
  });
}

function checkDependencies({ root, name, service, disabled, report }: ServiceInProject): void {
  const services = valueOf(root, 'services');
  for (const [dependency, { value }] of entriesOf(valueOf(service, 'depends_on'))) {
    const isOptional = scalarUnder(value, 'required') === false;
    if (valueOf(services, dependency) === undefined && !(isOptional && disabled.has(dependency))) {
      const isOff = disabled.has(dependency);
      const what = isOff ? `"${dependency}", which no active profile starts` : `the undefined service "${dependency}"`;
      const message = `Service "${name}" depends on ${what}.`;
      report('COMPOSE_REFERENCE', value, ['services', name, 'depends_on', dependency], message, () => {
        const near = isOff ? null : nearestWord(dependency, namesOf(root, 'services'));
        const suggestion = near === null ? null : `Did you mean "${near}"?`;
        return isOff ? 'Activate its profile, or write "required: false".' : suggestion;
      });
    }
  }
}

/** `service:other` as a context is what the other service builds. */
function checkContexts({ root, name, service, report }: ServiceInProject): void {
  const contexts = valueOf(valueOf(service, 'build'), 'additional_contexts');
  for (const [context, { value }] of entriesOf(contexts)) {
    const text = textUnder(contexts, context);
    if (text?.startsWith('service:') === true) {
      const target = text.slice('service:'.length);
      const other = valueOf(valueOf(root, 'services'), target);
      const path = ['services', name, 'build', 'additional_contexts', context];
      if (other === undefined) {
        report(
          'COMPOSE_REFERENCE',
          value,
          path,
          `Service "${name}" takes a context of the unknown service "${target}".`,
        );
      } else if (valueOf(other, 'build') === undefined) {
        const message = `Service "${name}" takes a context of service "${target}", which builds nothing.`;
        report('COMPOSE_REFERENCE', value, path, message);
      }
    }
  }
}
