import type { RuleCases } from '../../stack/staging-rule.ts';

function stack(base: string, later: string, tag = ''): readonly string[] {
  return [
    `services:\n  web:\n    image: nginx:1.29.3\n    ports:\n      - "${base}"\n`,
    `services:\n  web:\n    ports:${tag}\n      - "${later}"\n`,
  ];
}

const entry = { address: '0.0.0.0', port: 80, protocol: 'tcp', service: 'web', purpose: 'the game' } as const;

export const cases: RuleCases = {
  fires: [
    { compose: stack('80:80', '127.0.0.1:80:80'), severity: 'critical' },
    { compose: stack('80:80', '127.0.0.1:8080:80'), severity: 'critical' },
    { compose: stack('0.0.0.0:80:80', '[::1]:80:80'), severity: 'critical' },
    { compose: stack('203.0.113.7:80:80', '127.0.0.1:80:80'), severity: 'critical' },
    { compose: stack('10.0.0.5:80:80', '127.0.0.1:80:80'), severity: 'high' },
    { compose: stack('80:80', '10.0.0.5:80:80'), severity: 'critical' },
    { compose: stack('80:80', '127.0.0.1:80:80'), exposure: [entry], severity: 'high' },
    // An empty list adds nothing, and takes nothing away.
    {
      compose: [
        'services:\n  db:\n    image: postgres:16.10\n    ports: ["5432:5432"]\n',
        'services:\n  db:\n    ports: []\n',
      ],
      severity: 'critical',
    },
    // What a service extends is an earlier file as well.
    {
      compose: [
        'services:\n  web:\n    extends: { file: common.yaml, service: web }\n    ports: ["127.0.0.1:80:80"]\n',
      ],
      files: { 'deploy/common.yaml': 'services:\n  web:\n    image: nginx:1.29.3\n    ports: ["80:80"]\n' },
      severity: 'critical',
    },
  ],
  silent: [
    {},
    {
      compose: [
        'services:\n  db:\n    image: postgres:16.10\n    ports: ["5432:5432"]\n',
        'services:\n  db:\n    ports: !reset []\n',
      ],
    },
    {
      compose: [
        'services:\n  web:\n    image: nginx:1.29.3\n    ports: []\n',
        'services:\n  web:\n    ports: ["80:80"]\n',
      ],
    },
    { compose: stack('80:80', '127.0.0.1:80:80', ' !override') },
    { compose: stack('80:80', '127.0.0.1:8443:443') },
    { compose: stack('127.0.0.1:80:80', '80:80') },
    { compose: stack('80:80', '127.0.0.1:80:80/udp') },
    { compose: stack('80:80', '127.0.0.1:8080:80'), exposure: [entry] },
  ],
};
