import type { RuleCases } from '../../stack/staging-rule.ts';

export const cases: RuleCases = {
  fires: [
    { services: { cache: { image: 'redis:7.4', command: ['redis-server', '--requirepass', ''] } } },
    {
      services: { db: { image: 'postgres:16', environment: { POSTGRES_HOST_AUTH_METHOD: 'trust' } } },
      severity: 'high',
    },
    {
      services: {
        db: { image: 'postgres:16', environment: { POSTGRES_HOST_AUTH_METHOD: 'trust' } },
        app: { ports: ['8080:8080'] },
      },
      severity: 'critical',
    },
    {
      services: { files: { image: 'minio/minio', environment: { MINIO_PROMETHEUS_AUTH_TYPE: 'public' } } },
      severity: 'low',
    },
    {
      services: {
        files: {
          image: 'minio/minio',
          environment: { MINIO_PROMETHEUS_AUTH_TYPE: 'public' },
          ports: ['9000:9000'],
        },
      },
      severity: 'medium',
    },
    {
      services: {
        board: {
          image: 'grafana/grafana:12.4.11',
          environment: { GF_AUTH_ANONYMOUS_ENABLED: 'true', GF_AUTH_ANONYMOUS_ORG_ROLE: 'Admin' },
          ports: ['3000:3000'],
        },
      },
      severity: 'critical',
    },
    {
      services: {
        board: {
          image: 'grafana/grafana:12.4.11',
          environment: { GF_AUTH_ANONYMOUS_ENABLED: 'true' },
          ports: ['3000:3000'],
        },
      },
      severity: 'high',
    },
    {
      services: {
        search: {
          image: 'docker.elastic.co/elasticsearch/elasticsearch:8.19.0',
          environment: ['xpack.security.enabled=false'],
        },
      },
      severity: 'high',
    },
    {
      services: {
        search: {
          image: 'opensearchproject/opensearch:3',
          environment: { DISABLE_SECURITY_PLUGIN: 'true' },
          ports: ['9200:9200'],
        },
      },
      severity: 'critical',
    },
    {
      services: { db: { image: 'postgres:16', volumes: ['./pg_hba.conf:/etc/pg_hba.conf:ro'] } },
      files: {
        'deploy/pg_hba.conf':
          '# TYPE DATABASE USER ADDRESS METHOD\nlocal all all trust\nhost all all 0.0.0.0/0 trust\n',
      },
      severity: 'high',
    },
    { services: { db: { image: 'mongo:8', command: ['mongod', '--noauth'] } }, severity: 'high' },
    {
      services: {
        db: { image: 'bitnami/mariadb:11.4', environment: ['ALLOW_EMPTY_PASSWORD=yes'] },
        app: { ports: ['8080:8080'] },
      },
      severity: 'critical',
    },
    {
      services: { cache: { image: 'bitnami/redis:7.4', environment: { ALLOW_EMPTY_PASSWORD: 'yes' } } },
      severity: 'medium',
    },
    {
      services: {
        db: {
          image: 'mongo:8',
          command: ['--config', '/etc/mongod.conf'],
          volumes: ['./mongod.conf:/etc/mongod.conf:ro'],
        },
      },
      files: { 'deploy/mongod.conf': 'net:\n  port: 27017\nsecurity:\n  authorization: disabled\n' },
      severity: 'high',
    },
    {
      services: { board: { image: 'grafana/grafana:12.4.11', volumes: ['./grafana.ini:/etc/grafana/grafana.ini:ro'] } },
      files: { 'deploy/grafana.ini': '[server]\nprotocol = http\n[auth.anonymous]\n# who comes\nenabled = true\n' },
      severity: 'high',
    },
    {
      services: {
        mqtt: { image: 'eclipse-mosquitto:2', volumes: ['./mosquitto.conf:/mosquitto/config/mosquitto.conf:ro'] },
      },
      files: { 'deploy/mosquitto.conf': 'listener 1883\nallow_anonymous true\n' },
    },
    { services: { api: { environment: { DISABLE_AUTH: 'true' }, ports: ['8080:8080'] } }, severity: 'high' },
    {
      services: {
        logs: {
          image: 'grafana/loki:3.5.8',
          volumes: ['./loki.yaml:/etc/loki/local-config.yaml:ro'],
          ports: ['3100:3100'],
        },
      },
      files: { 'deploy/loki.yaml': 'auth_enabled: false\nserver:\n  http_listen_port: 3100\n' },
      severity: 'high',
    },
    { services: { bus: { image: 'nats:2.12', command: ['--user', 'app', '--pass', '${NATS_PASS}'] } } },
  ],
  silent: [
    {
      services: { bus: { image: 'nats:2.12', command: ['--user', 'app', '--pass', '${NATS_PASS:?}'] } },
      environment: { NATS_PASS: 'k7Rw2pVx9LqT4mZs8NbY' },
    },
    {
      services: { logs: { image: 'grafana/loki:3.5.8', volumes: ['./loki.yaml:/etc/loki/local-config.yaml:ro'] } },
      files: { 'deploy/loki.yaml': 'auth_enabled: true\n' },
    },
    { services: { cache: { image: 'redis:7.4', command: ['sh', '-c', 'redis-server --requirepass $$PASSWORD'] } } },
    { services: { cache: { image: 'redis:7.4', command: ['redis-server', '--requirepass', 'k7Rw2pVx9LqT4mZs8NbY'] } } },
    { services: { db: { image: 'postgres:16', environment: { POSTGRES_HOST_AUTH_METHOD: 'scram-sha-256' } } } },
    { services: { board: { image: 'grafana/grafana:12.4.11', environment: { GF_AUTH_ANONYMOUS_ENABLED: 'false' } } } },
    { services: { search: { image: 'elasticsearch:8.19.0', environment: { 'xpack.security.enabled': 'true' } } } },
    {
      services: { db: { image: 'postgres:16', volumes: ['./pg_hba.conf:/etc/pg_hba.conf:ro'] } },
      files: {
        'deploy/pg_hba.conf':
          'local all all trust\nhost all all 127.0.0.1/32 trust\nhost all all all scram-sha-256\n#host all all all trust\n',
      },
    },
    {
      services: { board: { image: 'grafana/grafana:12.4.11', volumes: ['./grafana.ini:/etc/grafana/grafana.ini:ro'] } },
      files: {
        'deploy/grafana.ini': '[auth.anonymous]\n;enabled = true\nenabled = false\n[auth.basic]\nenabled = true\n',
      },
    },
    {
      services: {
        api: {
          environment: {
            SMTP_AUTH: 'none',
            GITHUB_AUTH_ENABLED: 'false',
            AUTH_ENABLED: 'true',
            LOGIN_URL: 'https://harbour.example/login',
          },
        },
      },
    },
  ],
};
