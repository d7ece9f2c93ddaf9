import type { RuleSighting, StagingRule } from '../../stack/staging-rule.ts';

export const rule: StagingRule = {
  id: 'staging.images.platforms-differ',
  number: 'IMG-11',
  title: 'A service is made for another processor than the rest',
  why: 'One of the two runs emulated on any host: many times slower, and with faults that production does not have.',
  fix: 'Take an image that has the platform of the host, and give all services the same `platform`.',
  source: 'Compose specification, platform',
  find: (stack) => {
    const platforms = stack.services.flatMap((service) => {
      const written = service.model['platform'];
      const [, processor] = /^[^/]+\/([^/]+)/.exec(typeof written === 'string' ? written : '') ?? [];
      return processor === undefined ? [] : [{ service, processor: normal(processor) }];
    });
    const counts = new Map<string, number>();
    for (const { processor } of platforms) counts.set(processor, (counts.get(processor) ?? 0) + 1);
    const [usual] = [...counts].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0] ?? [];
    return platforms
      .filter(({ processor }) => processor !== usual)
      .map(
        ({ service, processor }): RuleSighting => ({
          severity: 'medium',
          address: `${service.name}.platform`,
          at: service.place('platform'),
          what: `${service.name} is made for ${processor}, and ${counts.get(usual ?? '') ?? 0} other services for ${usual ?? ''}.`,
        }),
      );
  },
};

function normal(processor: string): string {
  return { x86_64: 'amd64', aarch64: 'arm64' }[processor] ?? processor;
}
