import type { ClaimsPage, ExposurePage, ParityPage } from '@sallyport/server/contract';

export const claims = {
  looked: '2026-11-22T09:00:00Z',
  state: 'failed',
  summary: '18 claims: 12 supported, 2 contradicted, 3 unsupported, 1 not checkable',
  counts: { supported: '12', contradicted: '2' },
  claims: [
    {
      place: 'progress_phase_6.md:88',
      claim: 'zero critical findings',
      verdict: 'contradicted',
      against: 'reports/trivy.sarif shows two, of 14 Nov',
      severity: 'high',
      fix: 'Correct the line, or close the findings.',
    },
    {
      place: 'progress_phase_6.md:41',
      claim: 'all services restart by themselves',
      verdict: 'contradicted',
      against: 'compose.staging.yaml:92 has no restart policy for worker',
      severity: 'medium',
      fix: 'Give worker a restart policy.',
    },
    {
      place: 'progress_phase_6.md:57',
      claim: '99.9 % uptime over the last week',
      verdict: 'unsupported',
      against: 'Nothing in the repository says what was measured.',
      severity: 'low',
      fix: 'Commit the export of the monitoring.',
    },
    {
      place: 'progress_phase_6.md:60',
      claim: 'the team is confident',
      verdict: 'not checkable',
      against: 'No probe can see that.',
      severity: null,
      fix: '',
    },
    {
      place: 'progress_phase_6.md:23',
      claim: 'ten services run on staging',
      verdict: 'supported',
      against: 'compose.staging.yaml defines ten.',
      severity: null,
      fix: '',
    },
  ],
} satisfies ClaimsPage;

export const parity = {
  looked: '2026-11-22T09:00:00Z',
  state: 'failed',
  summary: '3 differences, 1 of them not allowed',
  components: [
    {
      component: 'api',
      rows: [
        {
          fact: 'image',
          staging: 'emberfall/api@sha256:9f2c…',
          production: 'emberfall/api@sha256:77ab…',
          class: 'block',
          declared: null,
        },
        {
          fact: 'memory limit',
          staging: '512m',
          production: '2g',
          class: 'declare',
          declared: 'smaller machine, no load test on staging',
        },
        { fact: 'replicas', staging: '1', production: '3', class: 'declare', declared: null },
        { fact: 'LOG_LEVEL', staging: 'debug', production: 'info', class: 'info', declared: null },
        { fact: 'SESSION_KEY', staging: 'set', production: 'set, another', class: 'must-differ', declared: null },
        { fact: 'user', staging: '1000', production: '1000', class: 'equal', declared: null },
      ],
    },
    {
      component: 'redis',
      rows: [{ fact: 'image', staging: 'redis:7.4.1', production: 'redis:7.4.1', class: 'equal', declared: null }],
    },
    {
      component: 'mailcatcher',
      rows: [
        { fact: 'service', staging: 'present', production: null, class: 'declare', declared: 'staging sends no mail' },
      ],
    },
  ],
} satisfies ParityPage;

type Port = ExposurePage['ports'][number];

const door: Port = {
  service: 'proxy',
  address: '0.0.0.0',
  port: '443',
  protocol: 'tcp',
  declared: true,
  published: true,
  purpose: 'game and API',
  tls: 'TLS 1.3',
  authentication: 'session',
  who: 'testers',
  place: 'compose.staging.yaml:31',
  finding: null,
  severity: null,
};

export const exposure = {
  looked: '2026-11-22T09:00:00Z',
  state: 'failed',
  summary: '7 doors, 5 declared',
  ports: [
    door,
    { ...door, port: '80', purpose: 'redirect', tls: 'none', authentication: '', who: 'everybody' },
    {
      ...door,
      service: 'realtime',
      port: '7777',
      protocol: 'udp',
      purpose: 'game traffic',
      tls: 'DTLS',
      place: 'compose.staging.yaml:77',
    },
    {
      ...door,
      service: 'redis',
      port: '6379',
      declared: false,
      purpose: '',
      tls: 'none',
      authentication: '',
      who: 'anybody',
      place: 'compose.staging.yaml:148',
      finding: 'reachable by anyone, asks no password',
      severity: 'critical',
    },
    {
      ...door,
      service: 'metrics',
      port: '9100',
      declared: false,
      purpose: '',
      tls: 'none',
      who: 'anybody',
      place: 'compose.staging.yaml:201',
    },
    {
      ...door,
      service: 'admin',
      address: '127.0.0.1',
      port: '8443',
      purpose: 'administration',
      who: 'sre',
      place: 'compose.staging.yaml:120',
    },
    {
      ...door,
      service: 'voice',
      port: '3478',
      protocol: 'udp',
      published: false,
      purpose: 'voice, from sprint 31',
      place: null,
    },
  ],
  inside: ['postgres', 'worker', 'mailer'],
  others: [
    {
      place: 'compose.staging.yaml:9',
      finding: 'realtime stands on the bridge that containers of all projects of the host share.',
      fix: 'Take `network_mode: bridge` out, and name a network.',
      severity: 'low',
    },
  ],
  complete: true,
} satisfies ExposurePage;
