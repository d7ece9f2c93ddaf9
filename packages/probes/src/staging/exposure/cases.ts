import { probeCases } from '../stack/probe-cases.ts';
import { cases as adminPort } from './rules/admin-port.cases.ts';
import { cases as anyOrigin } from './rules/any-origin.cases.ts';
import { cases as dataPort } from './rules/data-port.cases.ts';
import { cases as debugNamespace } from './rules/debug-namespace.cases.ts';
import { cases as debugPort } from './rules/debug-port.cases.ts';
import { cases as declaredNotPublished } from './rules/declared-not-published.cases.ts';
import { cases as defaultNetwork } from './rules/default-network.cases.ts';
import { cases as edgeWithData } from './rules/edge-with-data.cases.ts';
import { cases as fixedSubnet } from './rules/fixed-subnet.cases.ts';
import { cases as hostNetwork } from './rules/host-network.cases.ts';
import { cases as ipv6Undeclared } from './rules/ipv6-undeclared.cases.ts';
import { cases as openDataNetwork } from './rules/open-data-network.cases.ts';
import { cases as overrideWithoutEffect } from './rules/override-without-effect.cases.ts';
import { cases as portTwice } from './rules/port-twice.cases.ts';
import { cases as proxiedInnerPort } from './rules/proxied-inner-port.cases.ts';
import { cases as proxiedMetrics } from './rules/proxied-metrics.cases.ts';
import { cases as reservedPort } from './rules/reserved-port.cases.ts';
import { cases as udpPurpose } from './rules/udp-purpose.cases.ts';
import { cases as unconfirmedEntry } from './rules/unconfirmed-entry.cases.ts';
import { cases as undeclaredPort } from './rules/undeclared-port.cases.ts';

const closed = { tls: true, authentication: 'client certificate', who: 'the finance team', until: '2026-12-15' };

export const cases = probeCases(
  'exposure',
  [
    { rule: 'admin-port', ...adminPort },
    { rule: 'any-origin', ...anyOrigin },
    { rule: 'data-port', ...dataPort },
    { rule: 'debug-namespace', ...debugNamespace },
    { rule: 'debug-port', ...debugPort },
    { rule: 'declared-not-published', ...declaredNotPublished },
    { rule: 'default-network', ...defaultNetwork },
    { rule: 'edge-with-data', ...edgeWithData },
    { rule: 'fixed-subnet', ...fixedSubnet },
    { rule: 'host-network', ...hostNetwork },
    { rule: 'ipv6-undeclared', ...ipv6Undeclared },
    { rule: 'open-data-network', ...openDataNetwork },
    // The port of the earlier file stays, and nobody declared it.
    { rule: 'override-without-effect', also: ['undeclared-port'], ...overrideWithoutEffect },
    { rule: 'port-twice', ...portTwice },
    { rule: 'proxied-inner-port', ...proxiedInnerPort },
    { rule: 'proxied-metrics', ...proxiedMetrics },
    { rule: 'reserved-port', ...reservedPort, advice: true },
    { rule: 'udp-purpose', ...udpPurpose },
    { rule: 'unconfirmed-entry', ...unconfirmedEntry },
    { rule: 'undeclared-port', ...undeclaredPort },
  ],
  [
    {
      name: 'an edge with a declared port, and data behind it',
      services: {
        web: { image: 'nginx:1.29.3', networks: ['edge'], ports: ['0.0.0.0:443:8443'] },
        app: { networks: ['edge', 'inner'], environment: { CORS_ORIGIN: 'https://play.harbour.example' } },
        db: { image: 'postgres:16.10' },
      },
      model: { networks: { edge: {}, inner: { internal: true } } },
      exposure: [{ address: '0.0.0.0', port: 443, protocol: 'tcp', service: 'web', purpose: 'the game' }],
    },
    {
      name: 'a database that was declared with everything that closes it',
      services: { db: { image: 'postgres:16.10', networks: ['data'], ports: ['5432:5432'] } },
      model: { networks: { data: {} } },
      exposure: [{ address: '0.0.0.0', port: 5432, protocol: 'tcp', service: 'db', purpose: 'reports', ...closed }],
    },
  ],
);
