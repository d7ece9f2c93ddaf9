import type { RuleCases, StackCase } from '../../stack/staging-rule.ts';

function built(service: Readonly<Record<string, unknown>>, expose = 'EXPOSE 8080'): StackCase {
  return {
    services: { app: { image: null, build: '../app', ...service } },
    files: { 'app/Dockerfile': `FROM node:24.11.1-alpine\n${expose}\nUSER 1000\nCMD ["node"]\n` },
  };
}

export const cases: RuleCases = {
  fires: [
    { ...built({ ports: ['127.0.0.1:80:3000'] }), severity: 'medium' },
    {
      ...built({ ports: ['0.0.0.0:443:3000'] }),
      exposure: [{ address: '0.0.0.0', port: 443, protocol: 'tcp', service: 'app', purpose: 'game' }],
      severity: 'high',
    },
    built({ ports: ['127.0.0.1:80:8080'], environment: { PORT: '3000' } }),
    { services: { db: { image: 'postgres:17.6-alpine', ports: ['127.0.0.1:5432:5433'] } } },
    {
      services: {
        db: {
          image: 'mongo:7.0.25',
          ports: ['27018:27018'],
          environment: { MONGO_INITDB_ROOT_PASSWORD: 'k7Rw2pVx9LqT4mZs8NbY' },
          volumes: ['./rows:/docker-entrypoint-initdb.d:ro', './data:/data/db'],
        },
      },
    },
    { services: { console: { image: 'mongo-express:1.0.2', ports: ['8082:8082'] } } },
  ],
  silent: [
    {},
    { services: { db: { image: 'mongo:7.0.25', ports: ['27018:27017'] } } },
    { services: { db: { image: 'mongo:7.0.25', ports: ['27018:27018'], command: ['--shardsvr', '--replSet', 'a'] } } },
    { services: { console: { image: 'mongo-express:1.0.2', ports: ['8082:8082'], environment: { PORT: '8082' } } } },
    {
      services: { console: { image: 'mongo-express:1.0.2', ports: ['8082:8082'], env_file: 'console.env' } },
      untracked: ['deploy/console.env'],
    },
    built({ ports: ['127.0.0.1:80:8080'] }),
    built({ ports: ['127.0.0.1:80:3000'], environment: { PORT: '3000' } }),
    built({ ports: ['127.0.0.1:80:3000'], command: ['node', 'a.mjs', '--listen=0.0.0.0:3000'] }),
    built({ ports: ['127.0.0.1:80:3002'] }, 'EXPOSE 3000-3005/tcp'),
    built({ ports: ['127.0.0.1:80:3000'] }, 'EXPOSE ${PORT}'),
    {
      services: {
        db: { image: 'postgres:17.6-alpine', ports: ['127.0.0.1:5432:5433'], command: ['postgres', '-p', '5433'] },
      },
    },
    {
      services: {
        web: {
          image: 'nginx:1.29.3',
          ports: ['127.0.0.1:80:8081'],
          volumes: ['./nginx.conf:/etc/nginx/nginx.conf:ro'],
        },
      },
      files: { 'deploy/nginx.conf': 'http { server { listen 8081; } }\n' },
    },
  ],
};
