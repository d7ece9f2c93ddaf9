// Written by scripts/generate-probe-registry.ts from the folders beside it. Do not edit.
import { definition as channelsRota } from './channels/rota/probe.ts';
import { definition as disclosureGovernance } from './disclosure/governance/probe.ts';
import { definition as disclosurePolicy } from './disclosure/policy/probe.ts';
import { definition as documentsKnownIssues } from './documents/known-issues/probe.ts';
import { definition as documentsSet } from './documents/set/probe.ts';
import { definition as historyCandidate } from './history/candidate/probe.ts';
import { definition as historyClaims } from './history/claims/probe.ts';
import { definition as historyDeliverables } from './history/deliverables/probe.ts';
import { definition as historyLogStructure } from './history/log-structure/probe.ts';
import { definition as historyPreviousLog } from './history/previous-log/probe.ts';
import { definition as historyRoles } from './history/roles/probe.ts';
import { definition as historyScanReports } from './history/scan-reports/probe.ts';
import { definition as historyScope } from './history/scope/probe.ts';
import { definition as historyTestReports } from './history/test-reports/probe.ts';
import { definition as incidentPlan } from './incident/plan/probe.ts';
import { definition as installersManifest } from './installers/manifest/probe.ts';
import type { ProbeDefinition } from './probe.ts';
import { definition as stagingAuthentication } from './staging/authentication/probe.ts';
import { definition as stagingBackup } from './staging/backup/probe.ts';
import { definition as stagingConfiguration } from './staging/configuration/probe.ts';
import { definition as stagingExposure } from './staging/exposure/probe.ts';
import { definition as stagingFiles } from './staging/files/probe.ts';
import { definition as stagingHealth } from './staging/health/probe.ts';
import { definition as stagingImages } from './staging/images/probe.ts';
import { definition as stagingParity } from './staging/parity/probe.ts';
import { definition as stagingPrivilege } from './staging/privilege/probe.ts';
import { definition as stagingResources } from './staging/resources/probe.ts';
import { definition as stagingSecrets } from './staging/secrets/probe.ts';
import { definition as stagingTransport } from './staging/transport/probe.ts';

/** Every probe, without its code. */
export const probes: readonly ProbeDefinition[] = [
  channelsRota,
  disclosureGovernance,
  disclosurePolicy,
  documentsKnownIssues,
  documentsSet,
  historyCandidate,
  historyClaims,
  historyDeliverables,
  historyLogStructure,
  historyPreviousLog,
  historyRoles,
  historyScanReports,
  historyScope,
  historyTestReports,
  incidentPlan,
  installersManifest,
  stagingAuthentication,
  stagingBackup,
  stagingConfiguration,
  stagingExposure,
  stagingFiles,
  stagingHealth,
  stagingImages,
  stagingParity,
  stagingPrivilege,
  stagingResources,
  stagingSecrets,
  stagingTransport,
];
