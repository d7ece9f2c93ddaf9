import * as z from 'zod';
import { duration, id, line, path } from './gate-file-text.ts';
import type { SubjectGroup } from './resolved-gate.ts';

const subjectGroups = [
  'gate',
  'candidate',
  'previous-log',
  'papers',
  'deliverables',
  'reports',
  'scan-reports',
  'staging',
  'production',
  'tester-documents',
  'known-issues',
  'host-loss',
  'installers',
  'rota',
  'channels',
  'incident',
  'disclosure',
  'governance',
  'narrative',
  'trust',
] as const satisfies readonly SubjectGroup[];

const roleId = id('A role id', 'qa');

const facetSchema = z
  .union([
    z.literal('sign').meta({ description: "A sign-off by the criterion's owner, or by the roles the profile names" }),
    z
      .string()
      .regex(/^[a-z][a-z0-9-]*\.[a-z][a-z0-9-]*@(?:file|engine|host|outside|time|drill|api)$/, { error: 'facet' })
      .meta({ description: 'A probe in one mode', examples: ['staging.exposure@file'] }),
    z
      .strictObject({
        sign: z.array(roleId).min(1).max(20).meta({ description: 'Roles that sign, each for itself' }),
        per: z
          .enum(['criterion', 'deliverable', 'findings'])
          .meta({ description: 'What is signed for; findings: only while the probes of the criterion have some' })
          .optional(),
      })
      .meta({ description: 'A sign-off by the named roles' }),
  ])
  .meta({ description: 'One thing that is looked at or signed', examples: ['sign', 'staging.exposure@file'] });

const criterionIdSchema = z
  .string()
  .regex(/^[A-Z](?:0|[1-9]\d?)$/, { error: 'criterion id' })
  .meta({ description: 'Criterion id: the letter of its area and a number', examples: ['A1'] });

const criterionChange = z
  .strictObject({
    title: line('Title of a criterion of your own', 'Press kit approved', 200).optional(),
    asks: line('One plain sentence that is true when the criterion is met', 'Legal has read the press kit.').optional(),
    source: line('Where the criterion comes from', 'Company release policy 4.2').optional(),
    owner: id('Role that owns the criterion', 'security').optional(),
    facets: z
      .array(facetSchema)
      .min(1)
      .max(20)
      .meta({ description: 'All its facets, in place of the profile’s' })
      .optional(),
    maxAge: duration('A duration', 'PT24H')
      .nullable()
      .meta({ description: 'How old an observation may be; null: until its subject changes', examples: ['PT24H'] })
      .optional(),
    grace: duration('How long an aged pass keeps an open door open; default one age', 'PT4H').optional(),
    required: z.boolean().meta({ description: 'false: recommended only' }).optional(),
    waivable: z.boolean().meta({ description: 'Whether findings may be waived' }).optional(),
    about: z
      .array(z.enum(subjectGroups))
      .min(1)
      .meta({ description: 'What a criterion of your own is about', examples: ['tester-documents'] })
      .optional(),
    files: z
      .array(path('A path from the root of the repository', 'docs/press_kit.md'))
      .min(1)
      .max(100)
      .meta({ description: 'Files that a criterion of your own is about' })
      .optional(),
    restsOn: z
      .array(z.string().regex(/^[A-Z](?:0|[1-9]\d?)?$/, { error: 'criterion id' }))
      .max(100)
      .meta({ description: 'Criteria, or letters of areas, that a summary sign-off of your own binds' })
      .optional(),
    notApplicable: line(
      'Why the criterion does not apply here',
      'There is no on-device model in this product',
    ).optional(),
    reason: line('Why the criterion stands below the profile', 'The SBOM tool arrives in phase 8').optional(),
  })
  .meta({ description: 'Changes to a criterion of the profile, or a criterion of your own' });

export const criteriaSchema = z
  .record(
    criterionIdSchema,
    z.union([z.literal(false).meta({ description: 'Drops the criterion; takes a signed deviation' }), criterionChange]),
  )
  .meta({ description: 'Changes to the criteria of the profile. What stands below it needs a signed deviation.' });

export const deliverablesSchema = z
  .array(
    z.strictObject({
      id: z
        .string()
        .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,31}$/, { error: 'deliverable id' })
        .meta({ description: 'Number of the deliverable, in quotes', examples: ['6.1'] }),
      title: line('Title', 'Performance-tuned MVE'),
      owner: id('Role that answers for it', 'tech'),
      files: z
        .array(path('A path from the root of the repository', 'docs/reports/performance_phase_6.md'))
        .min(1)
        .max(100)
        .meta({ description: 'Files it consists of' }),
      acceptance: line('What it must fulfil', '60 frames a second on the reference machine', 1000),
    }),
  )
  .max(500)
  .meta({ description: 'Deliverables of the previous phase, each reviewed against its acceptance (A3)' });
