import { expect, test } from 'vitest';
import { caseContext } from '../../testing/case-context.ts';
import { caseWorld } from './case-stack.ts';
import { firstComposeFile } from './first-compose-file.ts';
import { readStackView } from './read-stack-view.ts';
import { treePath } from './stack-files.ts';

test('what a stack lacks as a whole stands in its first Compose file, also where variables come from another file', async () => {
  const world = caseWorld({ environment: { TAG: '1' } });
  const { project } = await readStackView(caseContext({ name: 'with variables', ...world }));
  expect(project.filesRead[0]?.purpose).toBe('environment');
  expect(treePath(firstComposeFile(project))).toBe('deploy/compose.yaml');
});
