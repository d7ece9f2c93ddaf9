import type { RuleCases } from '../../stack/staging-rule.ts';

const configured = {
  image: 'redis:7.4',
  command: ['redis-server', '/etc/redis/redis.conf'],
  volumes: ['./redis.conf:/etc/redis/redis.conf:ro'],
};

export const cases: RuleCases = {
  fires: [
    { services: { cache: { image: 'redis:7.4', ports: ['6379:6379'] } }, severity: 'critical' },
    {
      services: { cache: { image: 'redis:7.4', networks: ['open'] } },
      model: { networks: { open: {} } },
      severity: 'medium',
    },
    {
      services: { cache: { image: 'redis:7.4', environment: { REDIS_PASSWORD: '${P:?}' } } },
      environment: { P: 'k7Rw2pVx9LqT4mZs8NbY' },
      severity: 'low',
    },
    {
      services: { cache: { ...configured, ports: ['6379:6379'] } },
      files: { 'deploy/redis.conf': 'protected-mode no\n# aclfile /run/secrets/users\n' },
      severity: 'critical',
    },
    { services: { db: { image: 'mongo:8' } }, severity: 'medium' },
    {
      services: {
        db: {
          image: 'mongo:8',
          entrypoint: ['sh', '-c', 'mongod --bind_ip_all'],
          environment: { MONGO_INITDB_ROOT_USERNAME: 'root', MONGO_INITDB_ROOT_PASSWORD_FILE: '/run/secrets/mongo' },
          networks: ['open'],
        },
      },
      model: { networks: { open: {} } },
      severity: 'high',
    },
    { services: { mail: { image: 'axllent/mailpit:v1.20', ports: ['8025:8025'] } }, severity: 'high' },
    { services: { keys: { image: 'rediscommander/redis-commander:0.9', ports: ['8081:8081'] } }, severity: 'critical' },
    { services: { search: { image: 'elasticsearch:7.17.0' } } },
    { services: { ui: { image: 'provectuslabs/kafka-ui:v0.7.2', ports: ['8080:8080'] } }, severity: 'critical' },
    {
      services: {
        runs: { image: 'ghcr.io/mlflow/mlflow:v3.5.0', command: ['mlflow', 'server'], ports: ['5000:5000'] },
      },
      severity: 'critical',
    },
  ],
  silent: [
    { services: { ui: { image: 'provectuslabs/kafka-ui:v0.7.2', environment: { AUTH_TYPE: 'LOGIN_FORM' } } } },
    {
      services: {
        runs: { image: 'ghcr.io/mlflow/mlflow:v3.5.0', command: ['mlflow', 'server', '--app-name', 'basic-auth'] },
      },
    },
    {
      services: { db: { image: 'mongo:8', env_file: 'mongo.env', networks: ['open'] } },
      model: { networks: { open: {} } },
      untracked: ['deploy/mongo.env'],
    },
    {
      services: {
        cache: {
          image: 'redis:7.4',
          command: ['redis-server', '/etc/redis/redis.conf'],
          volumes: ['./redis:/etc/redis:ro'],
          ports: ['6379:6379'],
        },
      },
      files: { 'deploy/redis/redis.conf': 'aclfile /run/secrets/redis_users\n' },
    },
    {
      services: { cache: { ...configured, ports: ['6379:6379'] } },
      files: { 'deploy/redis.conf': 'aclfile /run/secrets/redis_users\n' },
    },
    { services: { cache: { image: 'redis:7.4', command: ['redis-server', '--requirepass', 'k7Rw2pVx9LqT4mZs8NbY'] } } },
    // A configuration that is not in the tree says what it says.
    { services: { cache: { image: 'redis:7.4', command: ['redis-server', '/etc/redis/redis.conf'] } } },
    {
      services: {
        db: {
          image: 'mongo:8',
          environment: { MONGO_INITDB_ROOT_USERNAME: 'root', MONGO_INITDB_ROOT_PASSWORD_FILE: '/run/secrets/mongo' },
        },
      },
    },
    { services: { watch: { image: 'prom/prometheus:v3.6.0' }, mail: { image: 'mailhog/mailhog:v1.0.1' } } },
    { services: { log: { image: 'apache/kafka:4.1.0', environment: { KAFKA_LISTENERS: 'SASL_PLAINTEXT://:9092' } } } },
  ],
};
