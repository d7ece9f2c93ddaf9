import { posix } from 'node:path';
import { treePath } from '../../stack/stack-files.ts';
import type { ServiceView, StackView } from '../../stack/stack-view.ts';
import type { RuleSighting, StagingRule } from '../../stack/staging-rule.ts';

export const rule: StagingRule = {
  id: 'staging.images.dockerfile-missing',
  number: 'BLD-02',
  title: 'A service is built from what is not in the repository',
  why: 'From this commit alone the stack does not come up on any machine.',
  fix: 'Correct `context`, `dockerfile` or `target`, or name the released image instead of a build.',
  source: 'Compose specification, build',
  find: (stack) =>
    stack.services.flatMap((service): RuleSighting[] => {
      const found = problemOf(service, stack);
      if (found === null) return [];
      return [{ ...found, address: `${service.name}.build`, at: service.place('build', found.key) }];
    }),
};

interface Problem extends Pick<RuleSighting, 'severity' | 'what'> {
  readonly key: 'context' | 'dockerfile' | 'target';
}

function problemOf({ name, model, built, dockerfile }: ServiceView, stack: StackView): Problem | null {
  const build = model['build'];
  if (!built || dockerfile !== null || typeof build !== 'object' || build === null || Array.isArray(build)) return null;
  const { context, dockerfile: file, dockerfile_inline: inline, target } = build as Readonly<Record<string, unknown>>;
  if (typeof context !== 'string' || !context.startsWith('/') || context.includes('\u{F0000}')) return null;
  const folder = treePath(context);
  const own = typeof file === 'string' ? file : 'Dockerfile';
  if (own.includes('\u{F0000}')) return null;
  const path = treePath(posix.resolve(context, own));
  if (inline !== undefined || stack.paths.has(path)) {
    return typeof target === 'string' && target !== ''
      ? {
          key: 'target',
          severity: 'high',
          what: `${name} is built to the stage ${target}, which its Dockerfile does not have.`,
        }
      : null;
  }
  if (folder !== '' && ![...stack.paths].some((each) => each.startsWith(`${folder}/`))) {
    // It may lie beside this repository on the host; nobody else has it.
    return {
      key: 'context',
      severity: 'medium',
      what: `${name} is built from ${folder}, a folder that is not in this repository.`,
    };
  }
  return {
    key: 'dockerfile',
    severity: 'high',
    what: `${name} is built from ${path}, which is not in the repository.`,
  };
}
