import { expect, test } from 'vitest';
import { withoutClaims } from './claim-words.ts';

test.each([
  ['Monitoring ✅', 'Monitoring'],
  ['🎮 Client [COMPLETED]', 'Client'],
  ['Backups (100 % done)', 'Backups'],
  ['Task 6.1: Speed - DONE', 'Task 6.1: Speed'],
  ['Task 6.2: Speed — Successfully completed!', 'Task 6.2: Speed'],
  ['Completed tasks', 'Completed tasks'],
  ['What was done', 'What was done'],
  ['**Risks** ✔️', '**Risks**'],
  ['Definition of done', 'Definition of done'],
])('%s', (before, after) => {
  expect(withoutClaims(before)).toBe(after);
});
