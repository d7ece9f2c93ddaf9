import type { RuleCases } from '../../stack/staging-rule.ts';

export const cases: RuleCases = {
  fires: [
    { services: { app: { ports: ['9229:9229'] } }, severity: 'critical' },
    { services: { chain: { image: 'ghcr.io/foundry-rs/foundry:v1.4.4', ports: ['8545:8545'] } }, severity: 'critical' },
    { services: { chain: { image: 'ethereum/client-go:v1.16.5', ports: ['30303:30303', '8546:8546'] } } },
    { services: { chain: { image: 'ethereum/client-go:v1.16.5', ports: ['127.0.0.1:6060:6060'] } }, severity: 'low' },
    { services: { app: { ports: ['0.0.0.0:12375:2375'] } }, severity: 'critical' },
    { services: { app: { ports: ['5858:5858'] } }, severity: 'critical' },
    { services: { app: { ports: ['5173:5173'] } }, severity: 'high' },
    // A number that says nothing, and a command that says it.
    {
      services: { app: { command: ['node', '--inspect=0.0.0.0:7001', 'main.mjs'], ports: ['7001:7001'] } },
      severity: 'critical',
    },
    {
      services: {
        app: {
          environment: { JAVA_TOOL_OPTIONS: '-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=*:7002' },
          ports: ['7002:7002'],
        },
      },
      severity: 'critical',
    },
    {
      services: { app: { image: null, build: '../app', ports: ['7003:7003'] } },
      files: {
        'app/Dockerfile': 'FROM python:3.13\nCMD ["sh", "-c", "python -m debugpy --listen 0.0.0.0:7003 app.py"]\n',
      },
      severity: 'critical',
    },
    {
      services: { chain: { image: 'ethereum/client-go:v1.16.5', ports: ['8545:8545'] } },
      exposure: [{ address: '0.0.0.0', port: 8545, protocol: 'tcp', service: 'chain', purpose: 'wallets of testers' }],
      severity: 'high',
    },
  ],
  silent: [
    {},
    { services: { app: { command: ['node', '--inspect=0.0.0.0:7001', 'main.mjs'], ports: ['8080:8080'] } } },
    { services: { chain: { image: 'ethereum/client-go:v1.16.5', ports: ['30303:30303', '30303:30303/udp'] } } },
    { services: { app: { ports: ['6060:8080'] } } },
  ],
};
