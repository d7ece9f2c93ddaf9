import { createHash } from 'node:crypto';
import type { SessionList, Visit } from '@sallyport/server/contract';

/** A digest that tests can name. */
export function digestOf(name: string): string {
  return createHash('sha256').update(name).digest('hex');
}

/** Canned pages are read at this moment: browsers of tests are told that it is now. */
export const now = '2026-11-22T12:00:00Z';

export const fingerprint = `SHA256:${'kV3xM0qTz8'.repeat(4)}abc`;

export const visit = {
  project: 'Emberfall',
  phase: { number: 7, title: 'External closed testing' },
  kind: 'demo',
  person: {
    id: 'counsel',
    name: 'Ines Duarte',
    roles: [
      { id: 'legal', title: 'Legal counsel' },
      { id: 'pm', title: 'Project manager' },
    ],
    enrolled: true,
    signing: { kind: 'passkey', credential: 'AAAA', fingerprint },
    signed: 7,
  },
  rpId: 'localhost',
} satisfies Visit;

export const nobody = { ...visit, person: null } satisfies Visit;

export const sessions = {
  sessions: [
    {
      id: digestOf('s1'),
      started: '2026-11-20T08:10:00Z',
      used: '2026-11-22T11:58:00Z',
      browser: 'Chromium on Linux',
      current: true,
    },
    {
      id: digestOf('s2'),
      started: '2026-11-18T19:40:00Z',
      used: '2026-11-21T07:05:00Z',
      browser: 'Safari on iPhone',
      current: false,
    },
  ],
} satisfies SessionList;
