import type { RuleCases } from '../../stack/staging-rule.ts';

export const cases: RuleCases = {
  fires: [{ files: { 'deploy/.env.example': 'FORGOTTEN=1\n' }, severity: 'low' }],
  silent: [
    {},
    {
      services: { app: { environment: { A: '${KNOWN:-1}' } } },
      files: { 'deploy/.env.example': '# a comment\nKNOWN=1\nCOMPOSE_PROJECT_NAME=x\n' },
    },
  ],
};
