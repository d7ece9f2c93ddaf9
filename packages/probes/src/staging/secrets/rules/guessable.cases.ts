import type { RuleCases } from '../../stack/staging-rule.ts';

export const cases: RuleCases = {
  fires: [
    { services: { api: { environment: { JWT_SECRET: 'super-secret-jwt-key' } } }, severity: 'high' },
    {
      services: { db: { image: 'postgres:16', environment: { POSTGRES_PASSWORD: 'postgres' } } },
      severity: 'high',
    },
    {
      services: {
        db: { image: 'postgres:16', environment: { POSTGRES_PASSWORD: 'postgres' } },
        app: { ports: ['8080:8080'] },
      },
      severity: 'critical',
    },
    // What signs the sessions of a client is no password of its database, though it be the same word.
    {
      services: {
        db: { image: 'postgres:16', environment: { POSTGRES_PASSWORD: '${P:?}' } },
        api: { environment: { SECRET_KEY: 'changethis', POSTGRES_PASSWORD: '${P:?}' }, ports: ['8080:8080'] },
      },
      environment: { P: 'changethis' },
      severity: 'critical',
    },
    { services: { api: { environment: { API_TOKEN: '0123456789abcdef0123456789abcdef01234567' } } } },
    {
      services: {
        db: {
          image: 'postgres:16',
          environment: { POSTGRES_PASSWORD: 'changeDatabasePassword' },
          ports: ['5432:5432'],
        },
      },
      severity: 'critical',
    },
    {
      services: { api: { environment: { JWT_SECRET: 'change-me' }, ports: ['8080:8080'] } },
      severity: 'critical',
    },
    {
      services: { api: { environment: { DATABASE_URL: 'postgres://app:app@db.harbour.example/app' } } },
      severity: 'high',
    },
    { services: { mail: { image: 'axllent/mailpit:v1.20', environment: { SMTP_PASSWORD: 'test' } } }, severity: 'low' },
    {
      services: { api: { environment: { DATABASE_URL: 'postgresql://u:your_backend_pw@db/${DB:-x}' } } },
      severity: 'high',
    },
    {
      services: {
        api: {
          environment: {
            ConnectionStrings__DefaultConnection: 'Host=db;Database=${DB:-x};Username=m;Password=migrate',
          },
        },
      },
    },
    { services: { api: { environment: { SECRET_KEY: 'dev-secret-key-change-in-production' } } }, severity: 'high' },
    {
      services: {
        db: { image: 'mongo:8.0', environment: { MONGO_INITDB_ROOT_PASSWORD: '${P:?}' } },
        console: { image: 'mongo-express:1.0.2', environment: { ME_CONFIG_MONGODB_ADMINPASSWORD: 'root' } },
      },
      environment: { P: 'k7Rw2pVx9LqT4mZs8NbY' },
    },
    {
      services: { broker: { image: 'rabbitmq:4', environment: { RABBITMQ_DEFAULT_PASS: '${PASS}' } } },
      environment: { PASS: 'rabbit1' },
      severity: 'high',
    },
    {
      services: { store: { image: 'minio/minio:1', environment: ['MINIO_ROOT_PASSWORD=minio123'] } },
      severity: 'high',
    },
  ],
  silent: [
    // A client that signs in with the word of its store, which has the finding.
    {
      services: {
        db: { image: 'postgres:16', environment: { POSTGRES_PASSWORD_FILE: '/run/secrets/db' } },
        cache: { environment: { RESULT_BACKEND: 'db+postgresql://app:k7Rw2pVx9LqT4mZs8NbY@db/app' } },
      },
    },
    // The file is for the whole stack, and the store reads none of it.
    {
      services: { cache: { image: 'memcached:1.6.38', env_file: ['app.env'] } },
      files: { 'deploy/app.env': 'SECRET_KEY=changethis\n' },
    },
    { services: { search: { image: 'elasticsearch:9.1.0', environment: ['xpack.ssl.key=certs/es01/es01.key'] } } },
    { services: { db: { image: 'postgres:16', environment: { POSTGRES_PASSWORD_FILE: '/run/secrets/password' } } } },
    {
      services: { db: { image: 'postgres:16', environment: { POSTGRES_PASSWORD: '${POSTGRES_PASSWORD:?}' } } },
      environment: { POSTGRES_PASSWORD: 'k7Rw2pVx9LqT4mZs8NbY' },
    },
    { services: { api: { environment: { TOKEN_TTL: '15m', CACHE_KEY: 'users', ALLOW_EMPTY_PASSWORD: 'no' } } } },
    // Its template says so, and the rule for defaults says it.
    { services: { api: { environment: { SESSION_KEY: '${SESSION_KEY:-change-me}' } } } },
  ],
};
