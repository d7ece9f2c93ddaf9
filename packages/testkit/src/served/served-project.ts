import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const branch = 'feature/phase-2';

/** A project under the whole built-in profile, small beside it. */
const files: Readonly<Record<string, string>> = {
  'sallyport.yaml': `sallyport: 1
extends: [closed-test]
project: { name: Beacon, origin: beacon.example/sallyport, kind: demo }
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
git: { branch: ${branch}, message: "Phase 2.0: Confirmed." }
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
  'docs/log_1.md': '# Phase 1\n\n## Results\n\nAll tests passed.\n',
  'docs/terms.md': '# Terms\n\nTesters are adults, are invited one by one, and may leave at any time.\n',
  'docs/privacy.md': '# Privacy notice\n\nCrash reports are kept for 30 days and handed to nobody.\n',
  'SECURITY.md': '# Security\n\nWrite to security@beacon.example.\n',
  'GOVERNANCE.md': '# Governance\n\nReports are handled by the Security Lead.\n',
  'compose.staging.yaml': 'services:\n  web:\n    image: nginx:1.27\n    ports: ["443:443"]\n',
  'compose.production.yaml': 'services:\n  web:\n    image: nginx:1.27\n    ports: ["443:443"]\n',
};

/** Makes the project in a real repository at `directory`, which must not exist, on its named branch. */
export function makeServedProject(directory: string): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), text);
  }
  for (const args of [
    ['init', '--quiet', '-b', branch],
    ['config', 'user.name', 'Beacon Gate'],
    ['config', 'user.email', 'gate@beacon.example'],
    ['config', 'sallyport.branch', branch],
    ['add', '--all'],
    ['commit', '--quiet', '-m', 'Begin'],
    ['tag', 'v1.0.0'],
  ])
    execFileSync('git', args, { cwd: directory, stdio: ['ignore', 'ignore', 'pipe'] });
}
