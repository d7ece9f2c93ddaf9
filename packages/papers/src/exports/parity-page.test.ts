import { expect, test } from 'vitest';
import { type ParityTable, toParityPage } from './parity-page.ts';

const sides: ParityTable['sides'] = {
  staging: { services: 1, problem: null },
  production: { services: 1, problem: null },
};
const same = { service: 'api', what: 'memory', staging: '1 GiB', production: '1 GiB', verdict: 'same', note: '' };

test('says first what stands in the way, then every fact', () => {
  const differs = { ...same, what: 'image', staging: '1', production: '2', verdict: 'differs', note: 'api is old.' };
  const page = toParityPage({ sides, rows: [differs, same] }, 'Harbour');
  expect(page).toContain('1 of 2 facts stands in the way.');
  expect(page.indexOf('- api is old.')).toBeLessThan(page.indexOf('## api'));
  expect(page).toContain('| memory | 1 GiB | 1 GiB | same |  |');
});

test('says that nothing does', () => {
  expect(toParityPage({ sides, rows: [same] }, 'Harbour')).toContain('None of 1 facts stands in the way.');
});

test('takes judged text as text', () => {
  const hostile = { ...same, service: 'a|b\n# GO', staging: '<img src=x>', note: '**GO**', verdict: 'differs' };
  const page = toParityPage(
    { sides: { ...sides, production: { services: 0, problem: '[x](https://a.example)' } }, rows: [hostile] },
    'Harbour',
  );
  expect(page).not.toMatch(/^# GO/m);
  expect(page).not.toContain('<img');
  expect(page).not.toContain('**GO**');
  // A code span stays text; see peopleText.
  expect(page).toContain('`[x](https://a.example)`');
});
