import { expect, it } from 'vitest';
import { servicesTouched } from './services-touched.ts';

it.each([
  ['a key twice', 'services:\n  api:\n    a: 1\n    a: 2\n  web: {}\n', ['api', 'web']],
  ['several documents', 'services: { api: {} }\n---\nname: x\nservices: { web: {} }\n', ['api', 'web']],
  ['extensions', 'x-a: &a { b: 1 }\nservices: { api: *a }\n', ['api']],
  ['nothing', '', []],
])('tells the services of a file with %s', (_, text, services) => expect(servicesTouched(text)).toEqual(services));

it.each([
  ['what is no YAML', 'services: [\n'],
  ['other networks', 'services: { api: {} }\nnetworks: { inner: {} }\n'],
  ['other files', 'include: [a.yaml]\n'],
  ['a list', '- api\n'],
  ['services that come from elsewhere', 'x-a: &a { web: {} }\nservices: { <<: *a }\n'],
  ['services that are no map', 'services: api\n'],
])('does not tell what is touched by %s', (_, text) => expect(servicesTouched(text)).toBeNull());
