import type { Selector } from '@sallyport/gate';
import type { ProbeDefinition, RuleDefinition } from '../../probe.ts';

const rules: readonly RuleDefinition[] = [
  {
    id: 'staging.files.not-named',
    title: 'Staging or production is not described',
    why: 'Without a description of planned production nobody can say that staging is like it.',
    fix: 'Name the Compose files under `staging.files` and `production.files`, in the order of `docker compose -f`.',
    source: 'closed-test C0',
  },
  {
    id: 'staging.files.missing',
    title: 'A named file is not there',
    why: 'The stack that is judged is not the stack that is described.',
    fix: 'Commit the file, or correct its path in sallyport.yaml.',
    source: 'closed-test C0',
  },
  {
    id: 'staging.files.letter-case',
    title: 'A path differs in letter case',
    why: 'Compose finds the file on Windows and macOS, and not on the staging host.',
    fix: 'Write the path in sallyport.yaml exactly as the file is named.',
    source: 'DESIGN, The gate file',
  },
  {
    id: 'staging.files.conflict-marker',
    title: 'A merge conflict was committed',
    why: 'The file is two versions at once and loads as neither.',
    fix: 'Resolve the conflict and commit the result.',
    source: 'git, merge conflict markers',
  },
  {
    id: 'staging.files.not-yaml',
    title: 'A file is not YAML',
    why: 'Compose refuses the whole stack.',
    fix: 'Correct the line; YAML indents with spaces.',
    source: 'YAML 1.2.2',
  },
  {
    id: 'staging.files.duplicate-key',
    title: 'A key stands twice',
    why: 'Programs disagree which one counts; Compose refuses the file.',
    fix: 'Keep one of the two.',
    source: 'YAML 1.2.2 section 3.2.1.3',
  },
  {
    id: 'staging.files.too-complex',
    title: 'A file is too complex to be a stack',
    why: 'Thousands of aliases grow beyond memory when they are expanded.',
    fix: 'Write the values out.',
    source: 'CWE-776',
  },
  {
    id: 'staging.files.no-services',
    title: 'A file describes no services',
    why: 'It is no Compose file, or its indentation moved `services` elsewhere.',
    fix: 'Name the right file, or correct it.',
    source: 'Compose specification, top-level elements',
  },
  {
    id: 'staging.files.service-shape',
    title: 'A service is not a mapping',
    why: 'Compose refuses the stack; mostly the indentation is lost.',
    fix: 'Indent the service’s keys below its name.',
    source: 'Compose specification, services',
  },
  {
    id: 'staging.files.nothing-to-run',
    title: 'A service has nothing to run',
    why: 'Neither image nor build stands in any of the files: an overlay misspells the service, or its base is not named.',
    fix: 'Give it an image or a build, or correct its name.',
    source: 'Compose specification, services: image, build',
  },
  {
    id: 'staging.files.environment-missing',
    title: 'An environment file is neither there nor declared',
    why: 'Compose refuses to start, or starts with empty values.',
    fix: 'Commit it, or declare it under `untracked` as `secret`.',
    source: 'Compose specification, env_file; DESIGN, Two subjects',
  },
];

export const definition: ProbeDefinition = {
  id: 'staging.files',
  area: 'staging',
  mode: 'file',
  title: 'Staging and production are described',
  looksAt: 'the Compose and environment files named under `staging` and `production`',
  needs: ['files'],
  source: 'handbook, staging like production (C0)',
  rules,
  subject: (gate) => [
    { kind: 'gate', keys: ['staging', 'production', 'untracked'] },
    ...[...gate.staging.files, ...gate.production.files].map((path): Selector => ({ kind: 'path', path })),
  ],
  load: async () => (await import('./run.ts')).run,
  loadSabotage: async () => (await import('./sabotage.ts')).sabotage,
};
