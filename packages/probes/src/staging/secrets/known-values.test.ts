import { expect, it } from 'vitest';
import { holdsNothing, looksRandom, whyGuessable } from './known-values.ts';

const around = { names: ['harbour', 'postgres'] };

it.each([
  'postgres',
  'changeme123',
  'P@ssw0rd',
  'supersecretjwt',
  'harbour1',
  'short',
  'aaaaaaaaaaaa',
  'django-insecure-x9k2',
  'dev-secret-key-change-in-production',
  'your_backend_pw',
  'changeEncryptionKey',
  'change_db_password',
  'replace-with-a-long-one',
])('%s is guessed', (value) => {
  expect(whyGuessable(value, around)).not.toBeNull();
});

it.each([
  'k7Rw2pVx9LqT4mZs8NbY',
  'correct-horse-battery-staple',
  'exchange-meadow-9f2b71',
  'change-of-9f2b71-tokens-x',
  'yourmountain-has-4-goats',
  '0xab54a98ceb1f0ad2ab54a98ceb1f0ad2',
])('%s is not', (value) => {
  expect(whyGuessable(value, around)).toBeNull();
});

it('tells what holds no secret from what does', () => {
  for (const value of ['', 'true', '/run/secrets/key', '$TOKEN', '${TOKEN}', '<token>'])
    expect(holdsNothing(value)).toBe(true);
  expect(holdsNothing('k7Rw2pVx9LqT4mZs8NbY')).toBe(false);
  expect(looksRandom('k7Rw2pVx9LqT4mZs8NbY')).toBe(true);
  expect(looksRandom('users')).toBe(false);
});
