import type { RuleDefinition } from '../../probe.ts';

/** Numbers of the catalogue stand at the end of each source. */
export const ruleTexts: readonly RuleDefinition[] = [
  {
    id: 'staging.parity.component',
    title: 'Staging runs another component, or another major version of it',
    why: 'Testers then test software that nobody will run: data formats, defaults and faults change with the major version.',
    fix: 'Give staging the image of planned production, or plan production with what was tested.',
    source: 'handbook, staging like production (C1); PAR-02',
  },
  {
    id: 'staging.parity.image',
    title: 'Staging runs another image',
    why: 'What the test says holds for the image that was tested, down to its digest.',
    fix: 'Name the same image with the same digest on both sides.',
    source: 'handbook, staging like production (C1); PAR-05',
  },
  {
    id: 'staging.parity.missing-service',
    title: 'A service runs on one side alone',
    why: 'What is not there on staging is tried by nobody, and what is there alone may hold the rest up.',
    fix: 'Describe it on both sides, or declare it under `production.differences` with the key `service`.',
    source: 'handbook, staging like production (C1); PAR-07',
  },
  {
    id: 'staging.parity.authentication',
    title: 'Staging does not ask who they are where production does',
    why: 'Testers meet a door that is open, and the lock of the other one was never tried.',
    fix: 'Switch authentication on, as planned production has it.',
    source: 'handbook, staging like production (C1); PAR-03',
  },
  {
    id: 'staging.parity.transport',
    title: 'Staging speaks without TLS where production has it',
    why: 'Certificates, redirects and clients are tried for the first time when production opens.',
    fix: 'Switch TLS on, as planned production has it; another issuer is enough of a difference.',
    source: 'handbook, staging like production (C1); PAR-03',
  },
  {
    id: 'staging.parity.hardening',
    title: 'A protection of production is missing on staging',
    why: 'A program that never ran read-only or without rights may not start so; and staging is the one that strangers reach first.',
    fix: 'Give staging the same key as planned production.',
    source: 'handbook, staging like production (C1); PAR-04',
  },
  {
    id: 'staging.parity.environment',
    title: 'A service is configured by other variables',
    why: 'A variable that one side alone has switches something that the other side never does.',
    fix: 'Set the same names on both sides, or declare the difference under `production.differences`.',
    source: 'handbook, staging like production (C1); PAR-06',
  },
  {
    id: 'staging.parity.capacity',
    title: 'Staging has other limits or replicas',
    why: 'Load and failover that were tried on less say little about more, and nothing below a quarter of it.',
    fix: 'Give both the same, or declare the difference; a limit below a quarter of production’s cannot be declared.',
    source: 'handbook, staging like production (C1); PAR-10',
  },
  {
    id: 'staging.parity.undeclared',
    title: 'Staging differs, and nobody declared it',
    why: 'Staging is like production except where somebody said why not, and another person signed it.',
    fix: 'Take the difference out, or declare it under `production.differences` and have the deviation signed.',
    source: 'handbook, staging like production (C1); PAR-07',
  },
  {
    id: 'staging.parity.shared-secret',
    title: 'A secret is the same on both sides',
    why: 'Whoever gets it from staging, where many look around, has production’s.',
    fix: 'Make a secret of its own for each side, and keep both out of the files.',
    source: 'handbook, staging like production (C1): what must differ; PAR-06',
  },
  {
    id: 'staging.parity.shared-target',
    title: 'Both sides act upon the same place in the world',
    why: 'A tester’s click then sends real mail, moves real money or writes into the data of real people.',
    fix: 'Give staging its own account, address, chain or data set.',
    source: 'handbook, staging like production (C1): what must differ; PAR-06',
  },
  {
    id: 'staging.parity.idle-declaration',
    title: 'A declared difference is not there',
    why: 'It would excuse the next difference in that place, which nobody has seen or signed.',
    fix: 'Take the entry out of `production.differences`.',
    source: 'handbook, staging like production (C1); PAR-07',
  },
];
