import { optionsOf } from '../stack/options.ts';
import { plainText } from '../stack/plain-text.ts';
import type { ServiceView, StackView } from '../stack/stack-view.ts';
import type { WebSite } from './web-site.ts';

/** Entry points that Traefik is given on its command line. Those of its files are left out: providers may add TLS to them. */
export function traefikSites(service: ServiceView, stack: StackView): readonly WebSite[] {
  const options = optionsOf(service).map((option) => ({ ...option, name: option.name.toLowerCase() }));
  return options.flatMap(({ name, value, path }): WebSite[] => {
    const [, point] = /^entrypoints\.([\w-]+)\.address$/.exec(name) ?? [];
    const [, port] = /:(\d+)(?:\/tcp)?$/.exec(value) ?? [];
    if (point === undefined || port === undefined) return [];
    const under = `entrypoints.${point}.http.`;
    const at = service.place(...path);
    return [
      {
        port: Number(port),
        encrypted:
          options.some((other) => other.name.startsWith(`${under}tls`) && other.value !== 'false') ||
          routersUseTls(point, stack),
        redirects: options.some((other) => other.name.startsWith(`${under}redirections.entrypoint`)),
        inside: false,
        title: `the entry point ${point}`,
        at: { file: at.file, line: at.line },
      },
    ];
  });
}

/** Whether every router at an entry point, by the labels of the services, has TLS. Without a router nothing is served. */
function routersUseTls(point: string, { services }: StackView): boolean {
  const labels = services.flatMap(({ model }) =>
    typeof model['labels'] === 'object' && model['labels'] !== null ? Object.entries(model['labels']) : [],
  );
  const routers = labels.flatMap(([name, value]) => {
    const [, router] = /^traefik\.http\.routers\.([\w-]+)\.entrypoints$/i.exec(name) ?? [];
    return router !== undefined && plainText(value).split(',').includes(point) ? [router] : [];
  });
  const secured = new Set(
    labels.flatMap(([name, value]) => {
      const [, router] = /^traefik\.http\.routers\.([\w-]+)\.tls/i.exec(name) ?? [];
      return router !== undefined && plainText(value) !== 'false' ? [router.toLowerCase()] : [];
    }),
  );
  return routers.every((router) => secured.has(router.toLowerCase()));
}
