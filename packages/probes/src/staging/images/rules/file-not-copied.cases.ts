import type { RuleCases, StackCase } from '../../stack/staging-rule.ts';

function built(
  lines: readonly string[],
  names: readonly string[],
  service: Readonly<Record<string, unknown>> = {},
): StackCase {
  return {
    services: { app: { image: null, build: '../app', ...service } },
    files: {
      'app/Dockerfile': `FROM node:24.11.1-alpine\nWORKDIR /service\n${lines.join('\n')}\nUSER 1000\n`,
      ...Object.fromEntries(names.map((name) => [`app/${name}`, '{}'])),
    },
  };
}

const all = ['package.json', 'package-lock.json', 'server.mjs', 'src/main.mjs'];

export const cases: RuleCases = {
  fires: [
    { ...built(['COPY package.json ./', 'RUN npm ci', 'COPY . .'], all), severity: 'high' },
    built(['COPY package.json server.mjs ./', 'CMD ["node", "src/main.mjs"]'], all),
    built(['COPY src ./', 'CMD ["node", "src/main.mjs"]'], all),
    built(['RUN npm ci', 'COPY . .'], all),
    {
      services: { app: { image: null, build: '../app' } },
      files: {
        'app/Dockerfile':
          'FROM python:3.14.0-slim\nWORKDIR /app\nCOPY main.py ./\nRUN pip install -r requirements.txt\n',
        'app/main.py': '',
      },
    },
  ],
  silent: [
    {},
    built(['COPY package*.json ./', 'RUN npm ci', 'COPY . .', 'CMD ["node", "src/main.mjs"]'], all),
    built(
      [
        'COPY package.json package-lock.json ./',
        'RUN npm ci && npm cache clean --force',
        'COPY src ./src',
        'CMD ["node", "src/main.mjs"]',
      ],
      all,
    ),
    built(['COPY . /service', 'RUN npm run build', 'CMD ["node", "dist/main.mjs"]'], all),
    built(['COPY server.mjs .', 'CMD ["node", "server.mjs"]'], all),
    built(['COPY server.mjs /service', 'CMD ["node", "server.mjs"]'], all),
    built(['COPY server.mjs /service', 'CMD ["node", "other.mjs"]'], all, { command: ['node', 'server.mjs'] }),
    built(['RUN --mount=type=bind,source=package.json,target=package.json npm ci', 'COPY . .'], all),
  ],
};
