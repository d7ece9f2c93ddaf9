import type { FailingCase, ProbeCases } from '../../case.ts';

const base = `x-logging: &logging
  logging:
    driver: local
services:
  gateway:
    <<: *logging
    image: registry.harbour.example/gateway:0.9.9
    env_file: .env.gateway
  redis:
    image: redis:8.2.3
`;

const staging = `services:
  gateway:
    ports: ["127.0.0.1:8080:8080"]
  redis: !reset null
`;

const production = `services:
  gateway:
    ports: ["8080:8080"]
`;

const gate = {
  staging: {
    files: ['deploy/compose.yaml', 'deploy/compose.staging.yaml'],
    environment: ['deploy/.env.staging'],
    exposure: [],
  },
  production: { files: ['deploy/compose.yaml', 'deploy/compose.production.yaml'], environment: [], differences: [] },
  untracked: [{ path: 'deploy/.env.staging', kind: 'secret' as const }],
};
const files = {
  'deploy/compose.yaml': base,
  'deploy/compose.staging.yaml': staging,
  'deploy/compose.production.yaml': production,
  'deploy/.env.gateway': 'PORT=8080\n',
};

function world(changed: Readonly<Record<string, string>>): Pick<FailingCase, 'gate' | 'files'> {
  return { gate, files: { ...files, ...changed } };
}

function withStaging(text: string): Pick<FailingCase, 'gate' | 'files'> {
  return world({ 'deploy/compose.staging.yaml': text });
}

/** Production of another form, which no Compose file stands beside. */
function withProduction(text: string): Pick<FailingCase, 'gate' | 'files'> {
  const described = { files: ['deploy/production.yaml'], environment: [], differences: [] };
  return { gate: { ...gate, production: described }, files: { ...files, 'deploy/production.yaml': text } };
}

const aliases = `a: &a [x]\nb: [${'*a, '.repeat(2500)}*a]\n`;
const { 'deploy/compose.production.yaml': _unused, ...withoutProduction } = files;
const { 'deploy/.env.gateway': _environment, ...withoutEnvironment } = files;

export const cases: ProbeCases = {
  passes: [
    { name: 'a base with an overlay each', ...world({}) },
    { name: 'a file that includes others', ...withStaging('include:\n  - ../infra/compose.yaml\n') },
    { name: 'a service from a merge', ...withStaging('x-a: &a\n  image: a:1\nservices:\n  tools:\n    <<: *a\n') },
    { name: 'an override of nothing but a name', ...withStaging('name: harbour-staging\n') },
    {
      name: 'an optional environment file',
      ...withStaging('services:\n  gateway:\n    env_file:\n      - path: .env.local\n        required: false\n'),
    },
    {
      name: 'production in Kubernetes',
      ...withProduction(
        'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: gateway }\nspec: { template: { spec: { containers: [{ name: gateway, image: gateway:1 }] } } }\n',
      ),
    },
  ],
  fails: [
    {
      name: 'a description with a key that nobody knows',
      rule: 'staging.files.not-yaml',
      ...withProduction('kind: sallyport production description\nversion: 1\nservices:\n  redis:\n    famly: redis\n'),
    },
    {
      name: 'planned production is nowhere',
      rule: 'staging.files.not-named',
      gate: { ...gate, production: { files: [], environment: [], differences: [] } },
      files,
    },
    { name: 'a file that was never committed', rule: 'staging.files.missing', gate, files: withoutProduction },
    {
      name: 'Compose.yaml',
      rule: 'staging.files.letter-case',
      gate,
      files: { ...withoutProduction, 'deploy/compose.Production.yaml': production },
      result: 'Passed',
    },
    {
      name: 'both sides of a merge',
      rule: 'staging.files.conflict-marker',
      ...withStaging(`<<<<<<< HEAD\n${staging}=======\n${production}>>>>>>> main\n`),
    },
    { name: 'a tab', rule: 'staging.files.not-yaml', ...withStaging('services:\n\tgateway:\n\t\tports: []\n') },
    {
      name: 'an alias of nothing',
      rule: 'staging.files.not-yaml',
      ...withStaging('services:\n  gateway:\n    <<: *nothing\n'),
    },
    {
      name: 'a service pasted twice',
      rule: 'staging.files.duplicate-key',
      ...withStaging(`${staging}  gateway:\n    restart: always\n`),
    },
    { name: 'an alias bomb', rule: 'staging.files.too-complex', ...withStaging(aliases) },
    { name: 'another YAML file', rule: 'staging.files.no-services', ...withStaging('name: deploy\non: push\n') },
    {
      name: 'an overlay without its base',
      rule: 'staging.files.no-services',
      gate: { ...gate, staging: { ...gate.staging, files: ['deploy/compose.staging.yaml'] } },
      files: { ...files, 'deploy/compose.staging.yaml': 'name: harbour-staging\n' },
    },
    {
      name: 'lost indentation',
      rule: 'staging.files.service-shape',
      ...withStaging('services:\n  gateway: registry.harbour.example/gateway\n'),
    },
    {
      name: 'a misspelt overlay',
      rule: 'staging.files.nothing-to-run',
      ...withStaging('services:\n  gatewy:\n    ports: ["8080:8080"]\n'),
    },
    {
      name: 'an environment file that is only on one laptop',
      rule: 'staging.files.environment-missing',
      gate,
      files: withoutEnvironment,
    },
    {
      name: 'an environment file of the gate file that nobody declared',
      rule: 'staging.files.environment-missing',
      gate: { ...gate, untracked: [] },
      files,
    },
  ],
};
