import * as z from 'zod';
import { count, day, id, line, path, paths } from './gate-file-text.ts';

const port = count('Port', 443, 1, 65_535);

export const stagingSchema = z
  .strictObject({
    files: paths('Compose files, in the order Compose is given them', 'deploy/compose.yaml'),
    environment: paths('Environment files, in order', 'deploy/.env.staging').optional(),
    exposure: z
      .array(
        z.strictObject({
          address: z
            .string()
            .max(100)
            .regex(/^(?:[0-9a-fA-F:.]+|\*)$/, { error: 'address' })
            .meta({ description: 'Address it listens on', examples: ['0.0.0.0'] }),
          port,
          protocol: z.enum(['tcp', 'udp']).meta({ description: 'Transport protocol' }),
          service: line('Compose service', 'gateway', 100),
          purpose: line('What testers need it for', 'game and web traffic', 200),
          tls: z.boolean().meta({ description: 'Whether it speaks TLS' }).optional(),
          authentication: line('How it asks who they are, or `none`', 'session cookie', 200).optional(),
          who: line('Who may reach it', 'invited testers', 200).optional(),
          until: day(
            'Last day on which it may be reached, in UTC; afterwards the entry counts no longer',
            '2026-12-15',
          ).optional(),
        }),
      )
      .max(500)
      .meta({ description: 'Everything that may be reachable from outside. What is not listed must not be.' })
      .optional(),
  })
  .meta({ description: 'The staging environment that testers reach' });

export const productionSchema = z
  .strictObject({
    files: paths(
      'Compose files in the order Compose is given them, Kubernetes manifests, or a description by hand',
      'deploy/compose.production.yaml',
    ),
    environment: paths('Environment files, in order', 'deploy/.env.production').optional(),
    differences: z
      .array(
        z.strictObject({
          service: line('Compose service', 'gateway', 100),
          key: line('Key of the service, dotted', 'deploy.replicas', 200),
          reason: line('Why staging has it otherwise', 'One host carries the test'),
        }),
      )
      .max(500)
      .meta({ description: 'Differences of staging from production; each takes a signed deviation' })
      .optional(),
  })
  .meta({ description: 'The planned production environment' });

export const documentsSchema = z
  .array(
    z.strictObject({
      path: path('The document', 'docs/onboarding/guide.md'),
      title: line('Title for people', 'Tester guide', 200),
      kind: z
        .enum(['guide', 'faq', 'asset-plan', 'terms', 'privacy', 'notice', 'other'])
        .meta({ description: 'What kind of document it is' }),
      legal: z
        .boolean()
        .meta({ description: 'A legal text; default true for terms and privacy. Legal reviews all documents.' })
        .optional(),
    }),
  )
  .max(500)
  .meta({ description: 'Every document that testers are given' });

export const reportsSchema = z.array(
  z.strictObject({
    path: path('The report', 'reports/acceptance.xml'),
    format: z.enum(['junit', 'ctrf', 'sarif']).meta({ description: 'Its format' }),
    suite: line('What it reports on', 'acceptance', 200),
  }),
);

export const defectLimitSchema = z
  .strictObject({
    critical: z.literal(0).meta({ description: 'Open critical defects: none' }).optional(),
    high: count('Most open defects of severity high', 2),
  })
  .meta({ description: 'Open defects that are accepted (A5)' });

export const channelsSchema = z
  .strictObject({
    chat: line('Private chat', 'discord:emberfall-closed-test').optional(),
    tracker: line('Bug tracker project', 'https://tracker.example/emberfall-closed').optional(),
  })
  .meta({ description: 'Channels for testers' });

export const rotaSchema = z
  .strictObject({
    file: path('Staffing rota, iCalendar', 'ops/rota.ics'),
    allowedGapMinutes: z
      .int()
      .min(0)
      .max(1440)
      .meta({ description: 'Longest gap without anybody on duty, in minutes', default: 0 })
      .optional(),
  })
  .meta({ description: 'Who is on duty when' });

export const incidentSchema = z
  .strictObject({
    plan: path('Incident response plan', 'docs/operations/incident_response.md'),
    onCall: z.array(id('A person id', 'sara')).max(100).meta({ description: 'Persons on call, by their id' }),
  })
  .meta({ description: 'Incident response' });

export const disclosureSchema = z
  .strictObject({
    policy: path('Vulnerability disclosure policy', 'SECURITY.md'),
    governance: path('Governance document', 'docs/PROJECT_GOVERNANCE_AND_WORKFLOWS.MD'),
  })
  .meta({ description: 'Vulnerabilities reported from outside' });

export const installersSchema = z
  .strictObject({
    manifest: path('Manifest of the installers', 'release/manifest.json'),
    directory: path('Folder with the installers', 'release'),
    platforms: z
      .array(
        z
          .string()
          .regex(/^[a-z][a-z0-9._-]{0,49}$/, { error: 'platform' })
          .meta({ description: 'A platform', examples: ['windows-x64'] }),
      )
      .min(1)
      .max(50)
      .meta({ description: 'Promised platforms' }),
  })
  .meta({ description: 'Installers of the client' });

export const narrativeSchema = z
  .strictObject({
    model: path('Description of the model', 'models/nar-1b.json'),
    hardware: z
      .array(line('A class of hardware', 'integrated-gpu-8gb', 100))
      .min(1)
      .max(50)
      .meta({ description: 'Classes of hardware it must run on' }),
  })
  .meta({ description: 'On-device narrative model' });

export const untrackedSchema = z
  .array(
    z.strictObject({
      path: path('The file or folder', 'deploy/.env.staging'),
      kind: z
        .enum(['secret', 'artefact'])
        .meta({ description: 'secret: the record says only equal or different; artefact: bound by its SHA-256' }),
    }),
  )
  .max(200)
  .meta({ description: 'Inputs that are judged although git does not have them' });

export const runnersSchema = z
  .record(
    z
      .string()
      .max(100)
      .regex(/^(?:\*|[a-z][a-z0-9-]*\.[a-z][a-z0-9-]*@(?:file|engine|host|outside|time|drill|api))$/, {
        error: 'facet',
      })
      .meta({ description: 'A facet, or * for all others', examples: ['*'] }),
    z.array(id('A runner id', 'gatehouse')).max(50).meta({ description: 'Runners whose evidence counts' }),
  )
  .meta({ description: 'Whose evidence counts, by facet' });
