import * as z from 'zod';
import { branch, count, id, line, localTime, path, paths } from './gate-file-text.ts';

/** The name of a record, which every key that seals it repeats. */
export const originSchema = z
  .string()
  .max(200)
  .regex(/^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?:\/[A-Za-z0-9._~-]+)*$/, { error: 'origin' });

export const projectSchema = z
  .strictObject({
    name: line('Name of the project', 'Emberfall', 100),
    origin: originSchema.meta({
      description: 'Name of the record: an address without a scheme',
      examples: ['emberfall.example/sallyport'],
    }),
    kind: z
      .enum(['live', 'demo'])
      .meta({ description: 'A demo is marked as such wherever it is shown', default: 'live' })
      .optional(),
  })
  .meta({ description: 'The project this gate belongs to' });

export const phaseSchema = z
  .strictObject({
    number: count('Number of the phase', 7, 0, 10_000),
    title: line('Title of the phase', 'External Closed Testing', 200),
    outcome: line('What a GO declares', 'Phase 7 (External Closed Testing) Initiated', 200),
    previous: z
      .strictObject({
        number: count('Number of the previous phase', 6, 0, 10_000),
        log: path('Progress log of the previous phase', 'docs/progress_logs/progress_phase_6.md'),
      })
      .nullable()
      .meta({ description: 'The phase before; leave it out when there is none' })
      .optional(),
  })
  .meta({ description: 'The phase that a GO opens' });

export const candidateSchema = z
  .strictObject({
    version: line('Version under test, in quotes', '0.9.9-stable', 100),
    tag: branch('Tag of the build', 'v0.9.9-stable').optional(),
    commit: branch('Commit of the build; default what the tag points at', '4c1f0a2').optional(),
    changelog: path('Changelog that names the version', 'CHANGELOG.md').optional(),
    versionFiles: paths('Files that state the version', 'package.json').optional(),
  })
  .meta({ description: 'The build under test' });

export const papersSchema = z
  .strictObject({
    log: path('Progress log of this phase', 'docs/progress_logs/progress_phase_7.md'),
    minutes: path('Minutes of the kickoff', 'docs/progress_logs/phase_7_kickoff_minutes.md'),
    deliverables: path('Deliverable checklist', 'docs/progress_logs/phase_7_deliverable_checklist.md'),
    readiness: path('Definition of Ready checklist', 'docs/progress_logs/phase_7_dor_checklist.md'),
  })
  .meta({ description: 'Documents that Sallyport writes' });

export const gitSchema = z
  .strictObject({
    branch: branch('Branch of the materials, on which the decision is committed', 'feature/phase-7-setup'),
    message: line('Exact message of the one commit', 'Phase 7.0: Confirmed Phase 7 Readiness.'),
  })
  .meta({ description: 'Version control' });

export const rolesSchema = z
  .record(
    z
      .string()
      .regex(/^[a-z][a-z0-9-]{0,31}$/, { error: 'id' })
      .meta({ description: 'Role id', examples: ['qa'] }),
    z
      .strictObject({
        title: line('Title of the role', 'QA Lead', 100).optional(),
        needed: count(
          'How many of its holders must say GO; default all, fewer in a role of the profile with a deviation on O1',
          1,
          1,
          100,
        ).optional(),
        required: z
          .boolean()
          .meta({ description: 'Whether its GO is needed; roles of the profile always are', default: true })
          .optional(),
        everyHolderSigns: z
          .boolean()
          .meta({ description: 'Every holder signs off, not one of them', default: false })
          .optional(),
      })
      .meta({ description: 'A role. Who holds it stands in the trust root.' }),
  )
  .meta({ description: 'Roles, beside and on top of those of the profile. People stand in the trust root.' });

export const callOrderSchema = z
  .array(id('A role id', 'qa'))
  .max(50)
  .meta({ description: 'Order of the roll call; every required role once' });

export const incompatibleSchema = z
  .array(z.tuple([id('A role id', 'security'), id('Another role id', 'sre')]))
  .max(200)
  .meta({ description: 'Pairs of roles that one person may not hold together' });

export const minimumGradeSchema = z.enum(['A', 'B', 'C', 'S']).meta({
  description: 'Lowest duty grade at which a GO is computed: A all distinct … S solo; below B with a deviation on O1',
  default: 'B',
});

export const kickoffSchema = z
  .strictObject({
    quorum: count(
      'How many roles must attend; default every required role, fewer with a deviation on O1',
      8,
      1,
      50,
    ).optional(),
  })
  .meta({ description: 'The kickoff' });

export const testSchema = z
  .strictObject({
    start: localTime('Start of the test, local time', '2026-12-01T09:00'),
    end: localTime('End of the test, local time', '2026-12-15T18:00'),
    zone: z
      .string()
      .max(60)
      .regex(/^[A-Za-z][A-Za-z0-9_+-]*(?:\/[A-Za-z0-9_+-]+)*$/, { error: 'time zone' })
      .meta({ description: 'Time zone of start and end, by its IANA name', examples: ['Europe/Berlin'] }),
    cohortCap: count('Most testers at any time', 40, 1),
    firstWave: count('Testers of the first wave', 8, 1),
    stopRules: z
      .array(line('A rule', 'Any critical finding stops the test at once'))
      .max(50)
      .meta({ description: 'When the test is stopped' }),
  })
  .meta({ description: 'Window and size of the test' });
