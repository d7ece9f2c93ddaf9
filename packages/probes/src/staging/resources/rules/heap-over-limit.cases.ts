import type { RuleCases } from '../../stack/staging-rule.ts';

export const cases: RuleCases = {
  fires: [
    { services: { app: { environment: { NODE_OPTIONS: '--max-old-space-size=512' } } }, severity: 'medium' },
    { services: { app: { mem_limit: '1g', environment: { ES_JAVA_OPTS: '-Xms2g -Xmx2g' } } } },
    { services: { app: { command: ['java', '-Xmx256m', '-jar', 'app.jar'] } } },
  ],
  silent: [
    {},
    { services: { app: { environment: { NODE_OPTIONS: '--max-old-space-size=192' } } } },
    { services: { app: { mem_limit: null, environment: { ES_JAVA_OPTS: '-Xmx2g' } } } },
  ],
};
