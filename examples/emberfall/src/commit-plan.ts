import type { TeamMemberId } from './team.ts';

/** One commit of Emberfall's history. */
export interface PlannedCommit {
  readonly daysAgo: number;
  readonly by: TeamMemberId;
  readonly message: string;
  /** Files, or folders with a slash at the end. */
  readonly paths: readonly string[];
  /** Released version that these files stated then; null: as they are today. */
  readonly version: string | null;
  readonly candidate: boolean;
}

export const candidateTag = 'v0.9.9-stable';

const released = ['package.json', 'client/', 'CHANGELOG.md'];

/** The history of Emberfall. The candidate cannot be cited before it is committed, so its reports come after it. */
export const commitPlan: readonly PlannedCommit[] = [
  {
    daysAgo: 44,
    by: 'theo',
    message: 'Release 0.9.7: every scene of the minimum viable experience',
    paths: ['README.md', '.gitignore', '.dockerignore', 'services/', ...released],
    version: '0.9.7',
    candidate: false,
  },
  {
    daysAgo: 40,
    by: 'sara',
    message: 'Run the whole stack with Compose, with metrics and backup',
    paths: ['deploy/'],
    version: null,
    candidate: false,
  },
  {
    daysAgo: 30,
    by: 'theo',
    message: 'Release 0.9.8: PostgreSQL 16, dashboards and alerts',
    paths: released,
    version: '0.9.8',
    candidate: false,
  },
  {
    daysAgo: 9,
    by: 'yuki',
    message: 'Release 0.9.9-stable: the candidate for the closed test',
    paths: [...released, 'models/'],
    version: null,
    candidate: true,
  },
  {
    daysAgo: 8,
    by: 'noor',
    message: 'Publish the onboarding kit, the security policy and the governance of reports',
    paths: [
      'SECURITY.md',
      '.well-known/',
      'docs/PROJECT_GOVERNANCE_AND_WORKFLOWS.MD',
      'channels/',
      ...['guide', 'faq', 'starter_asset_plan', 'terms', 'privacy'].map((name) => `docs/onboarding/${name}.md`),
    ],
    version: null,
    candidate: false,
  },
  {
    daysAgo: 5,
    by: 'sara',
    message: 'Write down incident response, runbooks and the duty rota',
    paths: ['docs/operations/', 'ops/'],
    version: null,
    candidate: false,
  },
  {
    daysAgo: 4,
    by: 'mira',
    message: 'Close phase 6: log, reports and results of the candidate',
    paths: ['docs/progress_logs/', 'docs/reports/', 'reports/'],
    version: null,
    candidate: false,
  },
  {
    daysAgo: 1,
    by: 'quinn',
    message: 'Bring the known issues up to date',
    paths: ['docs/onboarding/known_issues.md'],
    version: null,
    candidate: false,
  },
];

/** The file as it stood when `version` was released: it states that version, and the changelog ends there. */
export function asOfVersion(path: string, text: string, version: string): string {
  if (path !== 'CHANGELOG.md') return text.replaceAll(/0\.9\.9-(?:stable|rc\d)/g, version);
  const head = text.slice(0, text.indexOf('## ['));
  return head + text.slice(text.indexOf(`## [${version}]`));
}

/** Whether a planned path, a file or a folder, holds `path`. */
export function holdsPath(planned: string, path: string): boolean {
  return planned.endsWith('/') ? path.startsWith(planned) : planned === path;
}
