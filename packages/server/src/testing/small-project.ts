import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { closedTest } from '@sallyport/gate';

const kept = new Set(['A8', 'C1', 'D1', 'E8', 'I2', 'L4', 'O1']);

/** Everything of our profile dropped but the floor and three that are recommended, so that few people can reach GO. */
function smallProfile(): string {
  const dropped = closedTest.criteria.filter(({ id }) => !kept.has(id)).map(({ id }) => `  ${id}: false`);
  const recommended = ['A8', 'C1', 'D1', 'O1'].map((id) => `  ${id}: { required: false }`);
  return ['sallyportProfile: 1', 'name: small', 'version: "1"', 'criteria:', ...dropped, ...recommended, ''].join('\n');
}

/** A project that is small enough to be taken to GO in a test: the floor criteria, and a few that machines look at. */
const files: Readonly<Record<string, string>> = {
  'sallyport.yaml': `sallyport: 1
extends: [closed-test, ./profile.yaml]
project: { name: Lantern, origin: lantern.example/sallyport, kind: demo }
phase:
  number: 2
  title: Closed Testing
  outcome: Phase 2 (Closed Testing) Initiated
  previous: { number: 1, log: docs/log_1.md }
candidate: { version: 1.0.0, tag: v1.0.0 }
papers:
  log: docs/log_2.md
  minutes: docs/minutes_2.md
  deliverables: docs/deliverables_2.md
  readiness: docs/readiness_2.md
git: { branch: feature/phase-2, message: "Phase 2.0: Confirmed." }
roles:
  pm: { title: Project Manager }
  legal: { title: Legal Counsel }
  security: { title: Security Lead }
callOrder: [architect, tech, qa, sre, community, legal, security, pm]
minimumGrade: S
kickoff: { quorum: 2 }
deliverables: []
documents:
  - { path: docs/terms.md, title: Terms, kind: terms, legal: true }
  - { path: docs/privacy.md, title: Privacy, kind: privacy, legal: true }
staging:
  files: [compose.staging.yaml]
  environment: []
  exposure:
    - { address: 0.0.0.0, port: 443, protocol: tcp, service: web, purpose: the game, tls: true, authentication: session, who: testers }
production: { files: [compose.production.yaml], environment: [] }
disclosure: { policy: SECURITY.md, governance: GOVERNANCE.md }
runners: { "*": [server] }
`,
  'profile.yaml': smallProfile(),
  'docs/log_1.md': '# Phase 1\n\n## Results\n\nAll tests passed. See `docs/missing.md`.\n',
  'docs/terms.md': `# Terms of the closed test

## Who may take part

Testers are invited one by one, are adults, and keep what they see to themselves until the game is published. Whoever was
invited may bring nobody else along, and tells us at once when an account was used by somebody else.

## Data

We keep crash reports, the name of the account and the times of each session for 30 days, on servers that we run
ourselves. Nobody sells or publishes them. After these days everything is deleted without further notice.

## Leaving

Write to leave@lantern.example at any time. Your account and its data are deleted within three days, and nobody asks for a
reason. The test may also be ended by us, and then the same happens to all accounts together.
`,
  'docs/privacy.md': `# Privacy notice

Who is responsible: Lantern, Harbour Street 1, and its data protection officer at privacy@lantern.example. Purpose: finding
faults before the game is published. Legal ground: the consent that every tester gives when the terms are accepted. Kept:
crash reports, account names and times of sessions, for 30 days; then they are deleted. Rights: access, correction,
erasure, objection, and a complaint to the supervisory authority. Nothing is handed to anybody else or leaves the Union.
`,
  'SECURITY.md': '# Security\n\nWrite to security@lantern.example.\n',
  'GOVERNANCE.md': '# Governance\n\nReports are handled by the Security Lead.\n',
  'compose.staging.yaml':
    'services:\n  web:\n    image: nginx:1.27\n    ports: ["443:443"]\n  cache:\n    image: redis:7\n    ports: ["6379:6379"]\n',
  'compose.production.yaml':
    'services:\n  web:\n    image: nginx:1.27\n    ports: ["443:443"]\n  cache:\n    image: redis:7\n',
};

export interface SmallProject {
  readonly directory: string;
  readonly git: (...args: readonly string[]) => string;
  /** Writes a file and commits it on the named branch. */
  readonly commit: (path: string, text: string) => void;
}

/** The project in a real repository on its named branch. */
export function smallProject(folder: string): SmallProject {
  const directory = join(folder, 'project');
  const git = (...args: readonly string[]): string =>
    execFileSync('git', args, { cwd: directory, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), text);
  };
  execFileSync('git', ['init', '--quiet', '-b', 'feature/phase-2', directory]);
  git('config', 'user.name', 'Lantern Gate');
  git('config', 'user.email', 'gate@lantern.example');
  git('config', 'sallyport.branch', 'feature/phase-2');
  for (const [path, text] of Object.entries(files)) write(path, text);
  git('add', '--all');
  git('commit', '--quiet', '-m', 'Begin');
  git('tag', 'v1.0.0');
  return {
    directory,
    git,
    commit(path, text) {
      write(path, text);
      git('add', '--', path);
      git('commit', '--quiet', '-m', `Change ${path}`);
    },
  };
}
