import type { Severity } from '@sallyport/record';
import type { PublishedPort, ServiceView, StackView } from '../../stack/stack-view.ts';
import type { RuleSighting, StagingRule } from '../../stack/staging-rule.ts';
import { switchStates } from '../../stack/switch-states.ts';
import { caddySites } from '../caddy-sites.ts';
import { nginxSites } from '../nginx-sites.ts';
import { traefikSites } from '../traefik-sites.ts';
import type { WebSite } from '../web-site.ts';

export const rule: StagingRule = {
  id: 'staging.transport.plain-endpoint',
  number: 'TLS-01',
  title: 'Testers are served without TLS',
  why: 'Passwords and sessions travel in plain words through every network between a tester and the host, and can be changed on the way.',
  fix: 'Serve the port over TLS, and let plain HTTP do nothing but send people there.',
  source: 'CWE-319; OWASP ASVS 5 V12.2; TLS-01',
  find: (stack) =>
    stack.services.flatMap((service) => {
      const found = service.ports
        .filter(({ protocol, reach }) => protocol === 'tcp' && reach !== 'loopback')
        .flatMap((port) => plainAt(port, service, stack));
      const seen = new Set<string>();
      return found.filter(({ address }) => !seen.has(address) && seen.add(address));
    }),
};

function plainAt(port: PublishedPort, service: ServiceView, stack: StackView): readonly RuleSighting[] {
  const sites = sitesOf(service, stack).filter((site) => site.port === port.target && !site.inside);
  const [plain] = sites.filter((site) => !site.encrypted && !site.redirects);
  if (plain !== undefined) return [sighting(port, service, plain.at, `${plain.title} answers without TLS`)];
  if (servesDefault(port, service))
    return [sighting(port, service, port.at, 'its image serves plain HTTP where nothing is configured')];
  if (sites.length > 0 || service.component?.kind === 'proxy') return [];
  // What must not be published at all is not asked for TLS: that is for the rules of exposure.
  if (port.declared === null) return [];
  const { component } = service;
  if (component?.kind === 'dashboard' || component?.kind === 'identity') {
    const states = switchStates(service, component.encryption);
    return states.some(({ state }) => state === 'on') || port.target === 443 || port.target === 8443
      ? []
      : [
          sighting(
            port,
            service,
            port.at,
            `${component.title} answers without TLS unless it is told to, and nothing tells it`,
          ),
        ];
  }
  return port.published === 80 ? [sighting(port, service, port.at, 'port 80 is plain HTTP')] : [];
}

/** An official image without a configuration of its own answers on port 80, and on nothing else. */
function servesDefault({ target }: PublishedPort, { component, image, mounts, model, command }: ServiceView): boolean {
  const folder = component?.id === 'nginx' ? '/etc/nginx' : component?.id === 'caddy' ? '/etc/caddy' : null;
  return (
    folder !== null &&
    target === 80 &&
    image?.registry === 'docker.io' &&
    image.repository === component?.id &&
    command === null &&
    model['configs'] === undefined &&
    !mounts.some((mount) => mount.target.startsWith(folder) || mount.target === '/etc')
  );
}

function sitesOf(service: ServiceView, stack: StackView): readonly WebSite[] {
  const texts = service.mounts.flatMap(({ files }) => files.map(({ path, text }) => ({ file: path, text })));
  switch (service.component?.id) {
    case 'caddy':
      return texts.filter(({ file }) => /caddyfile/i.test(file)).flatMap(({ file, text }) => caddySites(file, text));
    case 'nginx':
      return texts
        .filter(({ file }) => /\.(?:conf|template|nginx)$/.test(file))
        .flatMap(({ file, text }) => nginxSites(file, text));
    case 'traefik':
      return traefikSites(service, stack);
    default:
      return [];
  }
}

function sighting(port: PublishedPort, service: ServiceView, at: RuleSighting['at'], how: string): RuleSighting {
  const severity: Severity = port.reach === 'everywhere' ? 'critical' : 'high';
  const shown = port.published ?? port.target;
  return {
    severity: service.component?.kind === 'dashboard' ? 'high' : severity,
    address: `${service.name} ${shown}/tcp`,
    at,
    what: `${service.name}, port ${shown}: ${how}.`,
  };
}
