import * as z from 'zod';
import { criteriaSchema, deliverablesSchema } from './gate-file-criteria.ts';
import {
  channelsSchema,
  defectLimitSchema,
  disclosureSchema,
  documentsSchema,
  incidentSchema,
  installersSchema,
  narrativeSchema,
  productionSchema,
  reportsSchema,
  rotaSchema,
  runnersSchema,
  stagingSchema,
  untrackedSchema,
} from './gate-file-materials.ts';
import {
  callOrderSchema,
  candidateSchema,
  gitSchema,
  incompatibleSchema,
  kickoffSchema,
  minimumGradeSchema,
  papersSchema,
  phaseSchema,
  projectSchema,
  rolesSchema,
  testSchema,
} from './gate-file-project.ts';
import { line, path } from './gate-file-text.ts';

const baseSchema = z
  .string()
  .max(1000)
  .regex(/^(?:[a-z][a-z0-9-]*|\.\/(?!(?:.*\/)?(?:\.{1,2}|\.[gG][iI][tT])?(?:\/|$))[^\\\p{Cc}\p{Cs}]+\.ya?ml)$/u, {
    error: 'profile',
  })
  .meta({
    description: 'Name of a built-in profile, or ./path of a profile of your own',
    examples: ['closed-test', './profiles/team.yaml'],
  });

const extendsSchema = z
  .union([baseSchema, z.array(baseSchema).min(1).max(8)])
  .meta({ description: 'Profile that the gate builds on; of several, later ones change earlier ones' });

/**
 * The gate file as people write it (`sallyport.yaml`). No transforms and no defaults: the type that editors complete
 * is the type we read, and `resolveGate` fills in what is left out.
 */
export const gateFileSchema = z
  .strictObject({
    sallyport: z.literal(1).meta({ description: 'Version of this file format' }),
    extends: extendsSchema,
    project: projectSchema,
    phase: phaseSchema,
    candidate: candidateSchema,
    papers: papersSchema,
    git: gitSchema,
    roles: rolesSchema.optional(),
    callOrder: callOrderSchema.optional(),
    incompatible: incompatibleSchema.optional(),
    minimumGrade: minimumGradeSchema.optional(),
    kickoff: kickoffSchema.optional(),
    criteria: criteriaSchema.optional(),
    deliverables: deliverablesSchema.optional(),
    test: testSchema.optional(),
    staging: stagingSchema.optional(),
    production: productionSchema.optional(),
    documents: documentsSchema.optional(),
    knownIssues: path('Known issues that testers can read', 'docs/onboarding/known_issues.md').optional(),
    hostLoss: path('Plan for losing the single host', 'docs/operations/host_loss.md').optional(),
    testReports: reportsSchema.max(200).meta({ description: 'Reports of acceptance suites (A4)' }).optional(),
    scanReports: reportsSchema.max(200).meta({ description: 'Reports of security scans (E3)' }).optional(),
    defectLimit: defectLimitSchema.optional(),
    channels: channelsSchema.optional(),
    rota: rotaSchema.optional(),
    incident: incidentSchema.optional(),
    disclosure: disclosureSchema.optional(),
    installers: installersSchema.optional(),
    narrative: narrativeSchema.optional(),
    untracked: untrackedSchema.optional(),
    runners: runnersSchema.optional(),
  })
  .meta({ title: 'Sallyport gate file', description: 'What a team must show before its first external testers come' });

export type GateFile = z.infer<typeof gateFileSchema>;

/** A profile of the project's own, in a file that `extends` names. */
export const profileFileSchema = z
  .strictObject({
    sallyportProfile: z.literal(1).meta({ description: 'Version of this file format' }),
    name: line('Name of the profile', 'team', 100),
    version: line('Version of the profile, in quotes', '2026.11', 50),
    extends: extendsSchema.optional(),
    criteria: criteriaSchema.optional(),
  })
  .meta({ title: 'Sallyport profile', description: 'Criteria that several gates of one team share' });

export type ProfileFile = z.infer<typeof profileFileSchema>;
