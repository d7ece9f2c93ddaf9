import { buildsOf } from '../../image-build/builds.ts';
import { contextCopy } from '../../image-build/copied-files.ts';
import { ignoredBy } from '../../image-build/docker-ignore.ts';
import type { DockerfileStage } from '../../stack/dockerfile-view.ts';
import type { RuleSighting, StagingRule } from '../../stack/staging-rule.ts';

export const rule: StagingRule = {
  id: 'staging.images.whole-context',
  number: 'BLD-05',
  title: 'A build is sent more than it needs',
  why: 'Without `.dockerignore` the history, `.env` files and keys of the folder go to the builder, and with `COPY .` into the image.',
  fix: 'Add a `.dockerignore` with at least `.git` and `.env*`, or copy named files alone.',
  source: 'Dockerfile reference, .dockerignore',
  find: (stack) => {
    const seen = new Set<string>();
    return buildsOf(stack).flatMap(({ dockerfile, services, names }): RuleSighting[] => {
      const { context, ignore } = dockerfile;
      const root = context === '';
      const ignored = ignoredBy(ignore);
      const open = [...(root && !ignored('.git/config') ? ['.git'] : []), ...(ignored('.env') ? [] : ['.env'])];
      const kept = dockerfile.ancestry.some(copiesAll);
      const service = services[0];
      // A folder of one service without a wide COPY sends its own few files.
      if (open.length === 0 || service === undefined || (!root && !kept) || seen.has(context)) return [];
      seen.add(context);
      const hasEnvironment = stack.paths.has([context, '.env'].filter(Boolean).join('/'));
      const included = open.map((name) => (name === '.env' && !hasEnvironment ? '.env where there is one' : name));
      return [
        {
          severity: kept && (ignore === null || open.includes('.env')) && root ? 'medium' : 'low',
          address: `${root ? '.' : context} build context`,
          at: service.place('build', 'context'),
          what: `The build of ${names} is sent ${root ? 'the whole repository' : context}${ignore === null ? ' without a .dockerignore' : ''}, ${included.join(' and ')} included${kept ? ', and copies all of it into the image' : ''}.`,
        },
      ];
    });
  },
};

function copiesAll({ instructions }: DockerfileStage): boolean {
  return instructions.some(
    (each) => contextCopy(each)?.sources.some((source) => /^(?:\.?\/?|\*)$/.test(source)) === true,
  );
}
