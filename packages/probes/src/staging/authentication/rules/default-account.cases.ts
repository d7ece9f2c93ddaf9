import type { RuleCases } from '../../stack/staging-rule.ts';

export const cases: RuleCases = {
  fires: [
    { services: { broker: { image: 'rabbitmq:4-management', ports: ['15672:15672'] } }, severity: 'critical' },
    { services: { broker: { image: 'rabbitmq:4' } }, severity: 'medium' },
    {
      services: { objects: { image: 'minio/minio:RELEASE.2025-09-07T16-13-09Z', command: ['server', '/data'] } },
      severity: 'high',
    },
    { services: { board: { image: 'grafana/grafana:12.4.11', ports: ['3000:3000'] } }, severity: 'high' },
    { services: { panel: { image: 'portainer/portainer-ce:2.27.0', ports: ['9443:9443'] } }, severity: 'high' },
    { services: { console: { image: 'mongo-express:1.0.2', ports: ['8081:8081'] } }, severity: 'critical' },
  ],
  silent: [
    {
      services: {
        console: {
          image: 'mongo-express:1.0.2',
          environment: {
            ME_CONFIG_BASICAUTH_USERNAME: 'keeper',
            ME_CONFIG_BASICAUTH_PASSWORD_FILE: '/run/secrets/console',
          },
        },
      },
    },
    {
      services: { board: { image: 'grafana/grafana:12.4.11', ports: ['3000:3000'], env_file: 'board.env' } },
      untracked: ['deploy/board.env'],
    },
    {
      services: {
        board: {
          image: 'grafana/grafana:12.4.11',
          environment: { GF_SECURITY_ADMIN_PASSWORD__FILE: '/run/secrets/grafana' },
        },
      },
    },
    {
      services: {
        objects: {
          image: 'minio/minio:RELEASE.2025-09-07T16-13-09Z',
          environment: { MINIO_ROOT_PASSWORD_FILE: '/run/secrets/objects' },
        },
      },
    },
    {
      services: { broker: { image: 'rabbitmq:4', volumes: ['./rabbitmq.conf:/etc/rabbitmq/rabbitmq.conf:ro'] } },
      files: { 'deploy/rabbitmq.conf': '# made by us\nload_definitions = /run/secrets/definitions.json\n' },
    },
    {
      services: {
        panel: { image: 'portainer/portainer-ce:2.27.0', command: ['--admin-password-file', '/run/secrets/panel'] },
      },
    },
  ],
};
