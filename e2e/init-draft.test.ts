import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test, vi } from 'vitest';
import { ceremonyFolder } from './stage/ceremony-moments.ts';
import { stageAt } from './stage/stage-at.ts';

// Dozens of processes a test, on machines of any speed: the limit only ends what hangs.
vi.setConfig({ testTimeout: 300_000 });

beforeAll(async () => {
  await ceremonyFolder();
}, 900_000);

test('init drafts a log that says what the repository says: project, today, version and the tag that is there', async () => {
  const stage = await stageAt('built');
  const words = ['init', '--phase', '7', '--title', 'External Closed Testing', '--name', 'Emberfall'];
  const day = (): string => new Date().toISOString().slice(0, 10);
  const [before, made, after] = [day(), await stage.sallyport('mira', words), day()];
  expect(made.code).toBe(0);
  const read = (path: string): string => readFileSync(join(stage.clone('mira'), path), 'utf8');
  expect(read('sallyport.yaml')).toContain('tag: v0.9.9-stable');
  const log = read('docs/progress_logs/progress_phase_7.md');
  expect(log).toContain('**Project:** Emberfall');
  expect(log).toContain('**Candidate:** 0.9.9-stable, tag `v0.9.9-stable` (its commit stands above)');
  const commit = await stage.git('mira', ['rev-parse', 'v0.9.9-stable^{commit}']);
  expect(log).toContain(`- **Candidate:** 0.9.9-stable, commit \`${commit}\``);
  expect([before, after]).toContain(/\*\*Phase dates:\*\* (\d{4}-\d\d-\d\d) to/.exec(log)?.[1]);
  expect(log).not.toMatch(/1970|v0\.0\.0/);
  expect(read('docs/progress_logs/phase_7_deliverable_checklist.md')).not.toContain('1970');
});
