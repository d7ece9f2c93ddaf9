import type { ProfileCriterion } from './profile.ts';

/**
 * Floor criteria (DESIGN, "Relief"): no gate without them computes GO. They stand here and not in a profile, so that
 * no gate file, profile or deviation can remove, weaken, delegate or re-own them, or declare them not applicable.
 */
export const floorCriteria: readonly ProfileCriterion[] = [
  {
    id: 'E8',
    title: 'Security Lead signs off the security posture of staging',
    asks:
      'The Security Lead has seen what was found out about staging, with everything still open, and accepts that ' +
      'outside testers may be let in.',
    source: 'The mission, Security Audit and Compliance Checkpoints',
    owner: 'security',
    facets: ['sign'],
    maxAge: null,
    required: true,
    waivable: false,
    about: ['staging'],
    restsOn: ['C', 'D', 'E1', 'E2', 'E3', 'E4', 'E5', 'E6', 'E7'],
  },
  {
    id: 'I2',
    title: 'Legal review of exactly these bytes',
    asks: 'Legal Counsel has reviewed every document that testers are given, in exactly these versions.',
    source: 'The mission, "have undergone legal review"; OSPS-LE-02.01 (licences)',
    owner: 'legal',
    facets: ['documents.set@file', 'sign'],
    maxAge: null,
    required: true,
    waivable: false,
    about: ['tester-documents'],
    restsOn: [],
  },
  {
    id: 'L4',
    title: 'Security Lead signs off the process for externally reported vulnerabilities',
    asks:
      'The Security Lead accepts the way in which vulnerability reports from outside are received, kept private, ' +
      'answered in time and fixed.',
    source: 'The mission, Security Audit and Compliance Checkpoints; ISO/IEC 29147',
    owner: 'security',
    facets: ['sign'],
    maxAge: null,
    required: true,
    waivable: false,
    about: ['disclosure', 'governance'],
    restsOn: ['L1', 'L2', 'L3', 'L5'],
  },
];

const floorIds: ReadonlySet<string> = new Set(floorCriteria.map(({ id }) => id));

export function isFloor(id: string): boolean {
  return floorIds.has(id);
}
