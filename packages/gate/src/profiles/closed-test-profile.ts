import { floorCriteria } from '../definition/floor.ts';
import type { Profile } from '../definition/profile.ts';
import type { Role } from '../definition/resolved-gate.ts';
import { candidateLines } from './closed-test-candidate.ts';
import { operationsLines } from './closed-test-operations.ts';
import { peopleLines } from './closed-test-people.ts';
import { stagingLines } from './closed-test-staging.ts';
import { criterionOf } from './criterion-line.ts';

function role(id: string, title: string, everyHolderSigns = false): Role {
  return { id, title, needed: null, required: true, everyHolderSigns };
}

/** The Definition of Ready for software that meets its first external testers. */
export const closedTest: Profile = {
  name: 'closed-test',
  version: '2026.11',
  roles: [
    role('pm', 'Project Manager'),
    role('architect', 'Lead Architect'),
    role('tech', 'Tech Leads', true),
    role('qa', 'QA Lead'),
    role('sre', 'SRE/DevOps Lead'),
    role('community', 'Community Lead'),
    role('legal', 'Legal Counsel'),
    role('security', 'Security Lead'),
  ],
  callOrder: ['architect', 'tech', 'qa', 'sre', 'community', 'legal', 'security', 'pm'],
  criteria: [
    ...[...candidateLines, ...stagingLines, ...operationsLines, ...peopleLines].map(criterionOf),
    ...floorCriteria,
  ],
};
