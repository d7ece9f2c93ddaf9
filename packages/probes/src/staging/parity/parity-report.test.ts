import { expect, it } from 'vitest';
import { caseContext } from '../../testing/case-context.ts';
import { cases } from './cases.ts';
import { reportParity } from './load-report.ts';

function caseOf(name: string) {
  const found = [...cases.passes, ...cases.fails].find((each) => each.name === name);
  if (found === undefined) throw new Error(`There is no case ${name}.`);
  return caseContext(found);
}

it('says of every fact how both sides stand', async () => {
  const { rows, sides } = await reportParity(caseOf('one stack for both'));
  expect(sides).toEqual({ staging: { services: 2, problem: null }, production: { services: 2, problem: null } });
  expect(new Set(rows.map(({ verdict }) => verdict))).toEqual(new Set(['same']));
  expect(rows.find(({ service, what }) => service === 'api' && what === 'memory')).toMatchObject({
    staging: '512 MiB',
  });
});

it('puts the reason beside what is declared, and the sentence beside what differs', async () => {
  const declared = await reportParity(caseOf('a signed difference'));
  expect(declared.rows.filter(({ verdict }) => verdict === 'declared')).toMatchObject([
    { service: 'api', staging: '512 MiB', production: '1 GiB', note: 'One host carries the test' },
  ]);
  const failing = await reportParity(caseOf('an older database'));
  expect(failing.rows.filter(({ verdict }) => verdict === 'differs')).toMatchObject([
    { service: 'postgres', what: 'image' },
  ]);
});

it('never shows the value of a secret', async () => {
  const report = await reportParity(caseOf('one password for both'));
  expect(report.rows.map(({ verdict }) => verdict)).toContain('must differ');
  expect(JSON.stringify(report)).not.toContain('q7Tn2vXw9LbR4kZs');
});

it('says which side was not read as a whole', async () => {
  const { sides } = await reportParity(caseOf('production that loads in parts'));
  expect(sides.staging.problem).toBeNull();
  expect(sides.production.problem).toContain('read_only');
});
