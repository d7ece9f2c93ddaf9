import type { Plain } from '@sallyport/compose';
import { plainText } from '../../stack/plain-text.ts';
import type { ServiceView } from '../../stack/stack-view.ts';
import type { RuleSighting, StagingRule } from '../../stack/staging-rule.ts';

export const rule: StagingRule = {
  id: 'staging.secrets.secret-mode',
  number: 'SEC-13',
  title: 'The mode of a secret is wider than it reads',
  why: 'Others in the container may read or change it; and without its leading zero `440` is another number than `0440`.',
  fix: 'Write `mode: 0400`, or `0440` where a group reads it, with the zero in front.',
  source: 'Compose specification, services: secrets; YAML 1.1 octal integers',
  find: (stack) => stack.services.flatMap((service) => inService(service)),
};

function inService(service: ServiceView): readonly RuleSighting[] {
  const secrets = service.model['secrets'];
  if (!Array.isArray(secrets)) return [];
  return secrets.flatMap((entry: Plain, index): RuleSighting[] => {
    if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) return [];
    const { source, mode } = entry as { readonly [key: string]: Plain };
    const bits = bitsOf(mode);
    if (bits === null || (bits & ~0o440) === 0) return [];
    const written = bits.toString(8).padStart(4, '0');
    return [
      {
        // What others may write, they may replace; nobody means such a mode.
        severity: (bits & 0o022) !== 0 ? 'medium' : 'low',
        address: `${service.name}.secrets ${plainText(source)}`,
        at: service.place('secrets', index, 'mode'),
        what: `${service.name} gets the secret ${plainText(source)} with mode ${written}.`,
      },
    ];
  });
}

/** The model has modes in octal, as text. */
function bitsOf(mode: Plain | undefined): number | null {
  const text = typeof mode === 'number' || typeof mode === 'string' ? String(mode).replace(/^0o/, '') : '';
  return /^[0-7]+$/.test(text) ? Number.parseInt(text, 8) : null;
}
