import type { RuleCases } from '../../stack/staging-rule.ts';

function stack(mode: string): { readonly compose: readonly string[] } {
  return {
    compose: [
      `services:\n  api:\n    image: a:1\n    secrets:\n      - source: key\n        target: key\n        mode: ${mode}\nsecrets:\n  key:\n    external: true\n`,
    ],
  };
}

export const cases: RuleCases = {
  fires: [
    { ...stack('0666'), severity: 'medium' },
    { ...stack('0444'), severity: 'low' },
    // 440 is decimal here: 0670.
    { ...stack('440'), severity: 'medium' },
  ],
  silent: [
    stack('0400'),
    stack('0440'),
    stack('"0440"'),
    { services: { api: { secrets: ['key'] } }, model: { secrets: { key: { external: true } } } },
  ],
};
