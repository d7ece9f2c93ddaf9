import type { RuleCases } from '../../stack/staging-rule.ts';

function networks(...subnets: readonly string[]) {
  return {
    model: {
      networks: Object.fromEntries(
        subnets.map((subnet, index) => [
          index === 0 ? 'inner' : `n${index}`,
          { internal: true, ipam: { config: [{ subnet }] } },
        ]),
      ),
    },
    services: { app: { networks: subnets.map((_, index) => (index === 0 ? 'inner' : `n${index}`)) } },
  };
}

export const cases: RuleCases = {
  fires: [
    { ...networks('172.28.0.0/16', '172.28.4.0/24'), severity: 'high' },
    { ...networks('172.28.0.0/16'), severity: 'low' },
    { ...networks('11.0.0.0/8'), severity: 'medium' },
    { ...networks('fd00:1::/64', 'fd00:1::/48'), severity: 'high' },
  ],
  silent: [
    {},
    { services: { app: {} }, model: { networks: { inner: { internal: true, ipam: { driver: 'default' } } } } },
  ],
};
