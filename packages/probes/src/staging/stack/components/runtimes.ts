import type { Component } from '../component.ts';
import { alpinePrograms, component, debianPrograms, endOfLife } from './define-component.ts';

const fullDebian = [...debianPrograms, 'curl', 'wget', 'git', 'openssl', 'ps', 'pgrep'];

/** What own services are made from. */
export const runtimes: readonly Component[] = [
  component({
    id: 'node',
    title: 'Node.js',
    kind: 'runtime',
    images: ['node'],
    authenticatedByDefault: false,
    programs: [...fullDebian, 'node', 'npm', 'npx', 'yarn', 'python3'],
    entryPoint: 'script',
    variants: [
      { tags: /slim/, programs: [...debianPrograms, 'node', 'npm', 'npx', 'yarn'] },
      { tags: /alpine/, programs: [...alpinePrograms, 'node', 'npm', 'npx', 'yarn'] },
    ],
    endOfLife: endOfLife(
      '10=2021-04-30 11=2019-06-30 12=2022-04-30 13=2020-06-01 14=2023-04-30 15=2021-06-01 16=2023-09-11 17=2022-06-01 18=2025-04-30 19=2023-06-01 20=2026-04-30 21=2024-06-01 22=2027-04-30 24=2028-04-30 25=2026-06-01',
    ),
    source: 'https://github.com/nodejs/docker-node; https://endoflife.date/nodejs; https://github.com/nodejs/Release',
  }),
  component({
    id: 'python',
    title: 'Python',
    kind: 'runtime',
    images: ['python'],
    authenticatedByDefault: false,
    programs: [...fullDebian, 'python', 'python3', 'pip', 'pip3'],
    endOfLife: endOfLife(
      '2.7=2020-01-01 3.5=2020-09-13 3.6=2021-12-23 3.7=2023-06-27 3.8=2024-10-14 3.9=2025-10-05 3.10=2026-10-04 3.11=2027-10-24',
    ),
    variants: [
      { tags: /slim/, programs: [...debianPrograms, 'python', 'python3', 'pip', 'pip3'] },
      { tags: /alpine/, programs: [...alpinePrograms, 'python', 'python3', 'pip', 'pip3'] },
    ],
    source: 'https://github.com/docker-library/docs/tree/master/python; https://endoflife.date/python',
  }),
  component({
    id: 'golang',
    title: 'Go',
    kind: 'runtime',
    images: ['golang'],
    authenticatedByDefault: false,
    programs: [...fullDebian, 'go', 'gcc', 'make'],
    variants: [{ tags: /alpine/, programs: [...alpinePrograms, 'go'] }],
    endOfLife: endOfLife(
      '1.15=2021-08-16 1.16=2022-03-15 1.17=2022-08-02 1.18=2023-02-01 1.19=2023-09-06 1.20=2024-02-06 1.21=2024-08-13 1.22=2025-02-11 1.23=2025-08-12 1.24=2026-02-11',
    ),
    source: 'https://github.com/docker-library/docs/tree/master/golang; https://endoflife.date/go',
  }),
  component({
    id: 'alpine',
    title: 'Alpine Linux',
    kind: 'runtime',
    images: ['alpine'],
    authenticatedByDefault: false,
    programs: alpinePrograms,
    endOfLife: endOfLife(
      '3.7=2019-11-01 3.8=2020-05-01 3.9=2020-11-01 3.10=2021-05-01 3.11=2021-11-01 3.12=2022-05-01 3.13=2022-11-01 3.14=2023-05-01 3.15=2023-11-01 3.16=2024-05-23 3.17=2024-11-22 3.18=2025-05-09 3.19=2025-11-01 3.20=2026-04-01 3.21=2026-11-01 3.22=2027-05-01 3.23=2027-11-01',
    ),
    source: 'https://endoflife.date/alpine',
  }),
  component({
    id: 'debian',
    title: 'Debian',
    kind: 'runtime',
    images: ['debian'],
    authenticatedByDefault: false,
    programs: debianPrograms,
    endOfLife: endOfLife(
      '8=2020-06-30 9=2022-07-01 10=2024-06-30 11=2026-08-31 12=2028-06-10 jessie=2020-06-30 stretch=2022-07-01 buster=2024-06-30 bullseye=2026-08-31 bookworm=2028-06-10',
    ),
    source: 'https://endoflife.date/debian',
  }),
  component({
    id: 'ubuntu',
    title: 'Ubuntu',
    kind: 'runtime',
    images: ['ubuntu'],
    authenticatedByDefault: false,
    programs: debianPrograms,
    endOfLife: endOfLife(
      '16.04=2021-04-02 18.04=2023-05-31 20.04=2025-05-31 20.10=2021-07-22 21.04=2022-01-20 21.10=2022-07-14 22.04=2027-04-01 22.10=2023-07-20 23.04=2024-01-20 23.10=2024-07-12 24.04=2029-05-31 24.10=2025-07-10 25.04=2026-01-17 25.10=2026-07-01 26.04=2031-04-30',
    ),
    source: 'https://endoflife.date/ubuntu',
  }),
];
