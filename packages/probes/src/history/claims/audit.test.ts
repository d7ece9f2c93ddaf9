import { describe, expect, it } from 'vitest';
import { caseContext } from '../../testing/case-context.ts';
import { auditClaims } from './audit.ts';
import { cases } from './cases.ts';
import type { Claim } from './claim.ts';

const [honest] = cases.passes;
const path = 'docs/progress_logs/progress_phase_6.md';

async function audit(text: string, heading = 'Results'): Promise<readonly Claim[]> {
  if (honest === undefined) throw new TypeError('the cases lost their honest log');
  const files = { ...honest.files, [path]: `# Phase 6 Progress Log\n\n## ${heading}\n\n${text}\n` };
  return auditClaims(caseContext({ ...honest, files }));
}

async function alarms(text: string, heading?: string): Promise<readonly string[]> {
  const claims = await audit(text, heading);
  return claims
    .filter((claim) => claim.status === 'contradicted' || claim.status === 'unsupported')
    .map((claim) => `${claim.kind}: ${claim.reason}`);
}

describe('raises no false alarm over', () => {
  it.each([
    ['counts of another suite', 'All 18 unit tests pass, and 312 integration tests passed.'],
    ['counts of one component', '### ExportManager\n\n- 14/14 tests passed (100%)\n- All exporter tests pass.'],
    ['a kind named by the heading', '### Smoke tests\n\n- **Tests Passed:** 10/10 (100%)'],
    ['progress', 'Initially 96 acceptance tests passed, up from 80 of 142.'],
    ['testers who pass', '12 testers passed the tutorial.'],
    ['passed platforms', 'Tests ran on 3 platforms; 12 checks passed on each of them.'],
    ['bugs with severities', '0 critical bugs and 0 high defects are open.'],
    ['findings that were fixed', 'The scan found 3 critical and 5 high findings; all were fixed.'],
    ['another scanner', 'CodeQL: 0 high findings.'],
    ['errors that are not exposed', 'Database errors are not exposed to users.'],
    ['reachability from inside', 'The database is not reachable from the gateway when its password is wrong.'],
    ['exceptions', 'Most images are pinned by digest, and all ports except 443 are bound to localhost.'],
    ['production', 'In production all images are pinned by digest.'],
    ['round the clock', 'Support works 24/7 (99.9 %), 365 days.'],
    ['rounding', 'Passed 2 of 3 (66.6 %), then 2/3 (67 %), and 1 of 7 (14.29 %).'],
    ['percentages of something else', 'We reworked 5 of 10 endpoints (30% faster).'],
    ['due dates', '| Item | Status | Target |\n|---|---|---|\n| Key rotation | ✅ agreed | 2027-03-01 |'],
    ['ranges of days', 'The freeze was held 10–12 November 2026, and the review on Sat 14 Nov 2026.'],
    ['identifiers like dates', 'Closed ticket OPS-2026-13-45 and CVE-2026-99999.'],
    [
      'routes, images, packages, branches, globs',
      'Uses `/api/v1/users`, `application/json`, `redis/redis-stack`, `@scope/name`, `feature/x`, `src/**/*.ts`, `docs/<name>.md`, `and/or`, `example.com/a.html`.',
    ],
    [
      'host paths and outputs',
      'Logs go to `/var/log/app.log`, builds to `dist/app/index.html` and `build/report.xml`.',
    ],
    ['removed files', 'The file `docs/old/plan.md` was removed in favour of one plan.'],
    [
      'web and anchor links',
      '[site](https://example.com/a.md), [here](#results), [issue](../../../issues/4), <mailto:a@b.example>.',
    ],
    [
      'links with query, anchor, line and escapes',
      '[a](../reports/security.md#x), [b](/docs/reports/security.md?plain=1), [c](../reports/security%2Emd).',
    ],
    ['open work of the next phase', 'All tasks are complete.\n\n## Next steps\n\n- [ ] kickoff of phase 7'],
    ['a part that is complete', '- Frontend: 100 % complete\n- [ ] load test\n\nThe backend is 100% done.'],
    ['a row that is complete', '| Task | Done |\n|---|---|\n| A | 100 % complete |\n| B | open |'],
    ['open work that is admitted', 'All tasks except one are complete.\n\n- [ ] that one'],
    ['a task that is called open', 'All items are done.\n\n| Task | Status |\n|---|---|\n| Open | ✅ Done |'],
    ['questions and wishes', 'Are all 900 acceptance tests green? They should be: all 900 acceptance tests must pass.'],
    ['a commit of somebody else', 'Fixed upstream in commit deadbee1.'],
    ['a container image tag', 'The image is tagged 1.2.3.'],
  ])('%s', async (_, text) => {
    expect(await alarms(text)).toEqual([]);
  });

  it.each(['Goals', 'Risks and mitigations', 'Next steps', 'Acceptance criteria', 'Recommendations'])(
    'wishes under %s',
    async (heading) => {
      expect(await alarms('- All 900 acceptance tests pass\n- Zero high findings', heading)).toEqual([]);
    },
  );
});

describe('sees through the wording of', () => {
  it.each([
    ['a total line', '**Total:** 140 of 142 tests passed', 'tests'],
    ['thousands', 'Acceptance: all 1,420 test cases passing ✅', 'tests'],
    ['labels', 'Acceptance tests — Passed: 139, Failed: 3', 'tests'],
    ['a hidden skip', 'All 143 acceptance tests succeeded', 'tests'],
    ['a ticked wish', '- [x] Zero critical, high or medium vulnerabilities (Trivy image scan)', 'scan'],
    ['a table of severities', '| Scanner | Critical | High |\n|---|---|---|\n| Trivy security scan | 0 | 0 |', 'scan'],
    ['"no vulnerabilities"', 'The image scan detected no vulnerabilities.', 'scan'],
    ['port lists', 'Only port 80 is open to the internet.', 'stack'],
    ['a negated service', 'The gateway is internal only.', 'stack'],
    ['digests', 'Every container image is pinned to a sha256 digest.', 'stack'],
    ['limits', 'All containers have memory limits.', 'stack'],
    ['English dates', 'Approved on Friday, November 13th, 2026 and signed on Tuesday November 17, 2027.', 'date'],
    ['lengths', 'The soak ran from 2026-11-01 to 2026-11-08 (14 days).', 'date'],
    ['uptime over a month', 'Uptime: 99.9% over 30 days, with 5 hours of total downtime.', 'arithmetic'],
    [
      'columns',
      '| Suite | Passed | Failed |\n|---|---|---|\n| A | 3 | 0 |\n| B | 4 | 1 |\n| Total | 8 | 1 |',
      'arithmetic',
    ],
    [
      'open rows',
      '100% of milestones were delivered.\n\n| Milestone | Status |\n|---|---|\n| Replay | ⏳ waiting |',
      'completion',
    ],
    ['a status line', '**Status:** ✅ 100 % COMPLETE\n\n- [x] one\n- [ ] load test', 'completion'],
    [
      'a phase that is done',
      'Phase 6 is now 100% done! 🎉\n\n| Task | Status |\n|---|---|\n| 6.2 | WIP |',
      'completion',
    ],
    ['evidence in code', 'Evidence: `docs/evidence/restore.png`', 'citation'],
    ['reference links', 'See the [report][r].\n\n[r]: ../reports/nowhere.md', 'citation'],
    ['hashes', 'Merged as commit `0badc0de12`.', 'revision'],
  ])('%s', async (_, text, kind) => {
    const found = await alarms(text);
    expect(found.length).toBeGreaterThan(0);
    expect(new Set(found.map((alarm) => alarm.split(':')[0]))).toEqual(new Set([kind]));
  });
});

it('gives both places of a contradiction', async () => {
  const [claim] = (await audit('Only port 80 is exposed.')).filter((each) => each.status === 'contradicted');
  expect(claim?.at).toEqual({ path, line: 5 });
  expect(claim?.evidence).toEqual([{ path: 'deploy/compose.yaml', line: 5 }]);
});

it('never tells the value of a secret', async () => {
  if (honest === undefined) throw new TypeError('the cases lost their honest log');
  const files = {
    ...honest.files,
    'deploy/compose.yaml':
      'services:\n  db:\n    image: postgres:17\n    environment:\n      POSTGRES_PASSWORD: hunter2-very-secret\n',
    [path]: '# Phase 6\n\n## Results\n\nThere are no hard-coded passwords.\n',
  };
  const claims = await auditClaims(caseContext({ ...honest, files }));
  expect(claims.some((claim) => claim.status === 'contradicted')).toBe(true);
  expect(JSON.stringify(claims)).not.toContain('hunter2');
});

it('lays Compose files over each other as Compose does', async () => {
  if (honest === undefined) throw new TypeError('the cases lost their honest log');
  const base =
    'services:\n  db:\n    image: postgres:17\n    ports: ["5432:5432"]\n    healthcheck: { test: [CMD, x] }\n';
  async function statusWith(override: string): Promise<readonly string[]> {
    const files = {
      ...honest?.files,
      'a.yaml': base,
      'b.yaml': override,
      [path]: '# Phase 6\n\n## Results\n\nThe database is not exposed.\n',
    };
    const gate = { ...honest?.gate, staging: { files: ['a.yaml', 'b.yaml'], environment: [], exposure: [] } };
    return (await auditClaims(caseContext({ ...honest, name: 'merge', files, gate }))).map((claim) => claim.status);
  }
  expect(await statusWith('services: { db: { restart: always } }\n')).toEqual(['contradicted']);
  expect(await statusWith('services:\n  db:\n    ports: !reset []\n')).toEqual(['supported']);
  expect(await statusWith('services:\n  db:\n    ports: !override ["127.0.0.1:5432:5432"]\n')).toEqual(['supported']);
  expect(await statusWith('include: [c.yaml]\nservices:\n  db:\n    ports: !reset []\n')).toEqual(['not checkable']);
});

describe('reads the stack as the loader does', () => {
  async function statusesOf(sentence: string, files: Readonly<Record<string, string>>): Promise<readonly string[]> {
    const gate = {
      ...honest?.gate,
      staging: { files: ['a.yaml'], environment: ['staging.env'], exposure: [] },
      untracked: [{ path: 'staging.env', kind: 'secret' as const }],
    };
    const world = { ...honest?.files, ...files, [path]: `# Phase 6\n\n## Results\n\n${sentence}\n` };
    return (await auditClaims(caseContext({ ...honest, name: 'loader', files: world, gate }))).map(
      (claim) => claim.status,
    );
  }

  it.each([
    [
      'ports of an included file',
      'The database is not exposed.',
      {
        'a.yaml': 'include: [c.yaml]\n',
        'c.yaml': 'services:\n  db: { image: "postgres:17", ports: ["5432:5432"] }\n',
      },
      'contradicted',
    ],
    [
      'a health check that is taken over',
      'All services have health checks.',
      {
        'a.yaml':
          'services:\n  base:\n    image: "a:1"\n    healthcheck: { test: [CMD, x] }\n  more:\n    extends: base\n',
      },
      'supported',
    ],
    [
      'a password of a committed env_file',
      'There are no default passwords.',
      {
        'a.yaml': 'services:\n  db:\n    image: "postgres:17"\n    env_file: db.env\n',
        'db.env': 'POSTGRES_PASSWORD=postgres\n',
      },
      'contradicted',
    ],
    [
      'an address that only the secret file knows',
      'All ports are bound to loopback.',
      {
        'a.yaml':
          'services:\n  db:\n    image: "postgres:17"\n    ports:\n      - target: 5432\n        host_ip: ${ADDRESS}\n',
      },
      'not checkable',
    ],
    [
      'files that do not load',
      'All images are pinned.',
      { 'a.yaml': 'services:\n  db: { imag: x }\n' },
      'not checkable',
    ],
  ])('%s', async (_, sentence, files, status) => {
    expect(await statusesOf(sentence, files)).toEqual([status]);
  });
});
