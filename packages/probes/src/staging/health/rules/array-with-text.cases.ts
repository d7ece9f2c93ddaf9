import type { RuleCases, StackCase } from '../../stack/staging-rule.ts';

function built(check: string): StackCase {
  return {
    services: { app: { image: null, build: '../app' } },
    files: { 'app/Dockerfile': `FROM node:24.11.1\nUSER 1000\n${check}\nCMD ["node", "a.mjs"]\n` },
  };
}

export const cases: RuleCases = {
  fires: [
    { ...built('HEALTHCHECK CMD ["curl", "-f", "http://localhost:8080/"] || exit 1'), severity: 'medium' },
    built('HEALTHCHECK --interval=10s --timeout=3s \\\n  CMD [ "curl", "-f", "http://localhost/" ] && echo well'),
  ],
  silent: [
    {},
    built('HEALTHCHECK --interval=10s CMD ["curl", "-f", "http://localhost:8080/"]'),
    built('HEALTHCHECK CMD curl -f http://localhost:8080/ || exit 1'),
    built('HEALTHCHECK CMD [ -f /tmp/alive ] || exit 1'),
  ],
};
