import { globalOptions } from '../../stack/caddyfile.ts';
import { optionsOf } from '../../stack/options.ts';
import { settingsOf } from '../../stack/settings.ts';
import type { ServiceView } from '../../stack/stack-view.ts';
import type { RuleSighting, StagingRule } from '../../stack/staging-rule.ts';
import { isReached } from '../../stack/standing.ts';

export const rule: StagingRule = {
  id: 'staging.authentication.open-administration',
  number: 'SEC-06',
  title: 'An administration interface listens to everybody',
  why: 'It asks no password, because it is made for the machine that it runs on: who reaches it changes where requests go, or stops the service.',
  fix: 'Bind it to 127.0.0.1, or switch it off.',
  source: 'CWE-306; manuals of Caddy, Envoy, HAProxy and Prometheus on their administration interfaces',
  find: (stack) => stack.services.flatMap((service) => inService(service)),
};

interface Open {
  readonly how: string;
  readonly port: number | null;
  readonly at: RuleSighting['at'];
}

function inService(service: ServiceView): readonly RuleSighting[] {
  const open = openIn(service);
  const [first] = open;
  if (first === undefined) return [];
  const published =
    isReached(service) &&
    open.some(
      ({ port }) => port === null || service.ports.some(({ target, reach }) => target === port && reach !== 'loopback'),
    );
  return [
    {
      severity: published ? 'critical' : 'medium',
      address: `${service.name}.administration`,
      at: first.at,
      what: `${service.name}: ${first.how}${published ? ', and its port is published' : ', so every neighbour in the stack can give it orders'}.`,
    },
  ];
}

function openIn(service: ServiceView): readonly Open[] {
  switch (service.component?.id) {
    case 'caddy':
      return caddy(service);
    case 'envoy':
      return settingsOf(service)
        .filter(
          ({ name, value }) => /(?:^|\.)admin\.address\.socket_address\.address$/.test(name) && isEverywhere(value),
        )
        .map(({ value, file, line }) => ({
          how: `the admin interface of Envoy listens on ${value}`,
          port: 9901,
          at: { file, line },
        }));
    case 'haproxy':
      return settingsOf(service)
        .filter(({ name, value }) => /(?:^|\.)stats$/.test(name) && /^admin if TRUE/i.test(value))
        .filter(
          ({ file }) =>
            !settingsOf(service).some(
              (other) => other.file === file && /(?:^|\.)stats$/.test(other.name) && other.value.startsWith('auth '),
            ),
        )
        .map(({ file, line }) => ({
          how: 'the statistics page of HAProxy takes orders from everybody',
          port: null,
          at: { file, line },
        }));
    case 'prometheus':
      return isReached(service) && !optionsOf(service).some(({ name }) => name === 'web.config.file')
        ? optionsOf(service)
            .filter(({ name }) => name === 'web.enable-admin-api')
            .map(({ path }) => ({
              how: 'Prometheus deletes series for whoever asks',
              port: 9090,
              at: service.place(...path),
            }))
        : [];
    default:
      return [];
  }
}

/** `admin` among the global options of a Caddyfile, or CADDY_ADMIN. */
function caddy(service: ServiceView): readonly Open[] {
  const byVariable = service.environment.flatMap(({ name, value, at }): Open[] =>
    name === 'CADDY_ADMIN' && value !== null && at !== null && isEverywhere(value.replace(/:\d+$/, ''))
      ? [{ how: `the admin interface of Caddy listens on ${value}`, port: portOf(value), at }]
      : [],
  );
  const byFile = service.mounts
    .flatMap(({ files }) => files)
    .flatMap(({ path: file, text }): Open[] => {
      if (!/caddyfile/i.test(file)) return [];
      return globalOptions(text).flatMap((option): Open[] => {
        const [, address = ''] = /^admin\s+(\S+)/.exec(option.text) ?? [];
        return address !== '' && address !== 'off' && isEverywhere(address.replace(/:\d+$/, ''))
          ? [
              {
                how: `the admin interface of Caddy listens on ${address}`,
                port: portOf(address),
                at: { file, line: option.line },
              },
            ]
          : [];
      });
    });
  return [...byVariable, ...byFile];
}

function isEverywhere(address: string): boolean {
  return address === '' || /^(?:0\.0\.0\.0|\[?::\]?|\*)$/.test(address);
}

function portOf(address: string): number {
  return Number(/:(\d+)$/.exec(address)?.[1] ?? 2019);
}
