import type { RuleCases } from '../../stack/staging-rule.ts';

export const cases: RuleCases = {
  fires: [
    { services: { grafana: { image: 'grafana/grafana:12.4.11', ports: ['3000:3000'] } }, severity: 'high' },
    { services: { prometheus: { image: 'prom/prometheus:v3.6.0', ports: ['9091:9091'] } }, severity: 'high' },
    { services: { queue: { image: 'rabbitmq:4.0.4-management', ports: ['15672:15672'] } }, severity: 'critical' },
    { services: { edge: { image: 'traefik:v3.5.3', ports: ['8080:8080'] } }, severity: 'critical' },
    { services: { objects: { image: 'minio/minio:RELEASE.2026-09-07T16-13-09Z', ports: ['9001:9001'] } } },
    { services: { app: { ports: ['15672:15672'] } }, severity: 'critical' },
    { services: { app: { ports: ['8888:8888'] } }, severity: 'high' },
    { services: { app: { ports: ['192.168.1.4:9100:9100'] } }, severity: 'medium' },
    { services: { grafana: { image: 'grafana/grafana:12.4.11', ports: ['127.0.0.1:3000:3000'] } }, severity: 'low' },
    {
      services: { grafana: { image: 'grafana/grafana:12.4.11', ports: ['3000:3000'] } },
      exposure: [{ address: '0.0.0.0', port: 3000, protocol: 'tcp', service: 'grafana', purpose: 'dashboards' }],
      severity: 'medium',
    },
    ...['mongo-express:1.0.2', 'provectuslabs/kafka-ui:v0.7.2', 'ghcr.io/mlflow/mlflow:v3.5.0'].map((image, index) => ({
      services: { console: { image, ports: [`${[8081, 8080, 5000][index]}:${[8081, 8080, 5000][index]}`] } },
      severity: 'critical' as const,
    })),
  ],
  silent: [
    {},
    { services: { edge: { image: 'traefik:v3.5.3', ports: ['80:80', '443:443'] } } },
    { services: { edge: { image: 'caddy:2.10.2', ports: ['443:443', '443:443/udp'] } } },
    { services: { grafana: { image: 'grafana/grafana:12.4.11' } } },
    { services: { app: { ports: ['3000:3000'] } } },
  ],
};
