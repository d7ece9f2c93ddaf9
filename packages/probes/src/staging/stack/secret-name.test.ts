import { expect, it } from 'vitest';
import { isSecretName, isVague } from './secret-name.ts';

it.each([
  'POSTGRES_PASSWORD',
  'PGPASSWORD',
  'DBPASS',
  'LDAP_BINDPW',
  'jwtSecret',
  'session.key',
  'API_TOKEN',
  'SECRET_KEY_BASE',
  'MNEMONIC',
  'MINTER_KEY',
  'HEIMDALL_AGENT_KEY',
  'ME_CONFIG_MONGODB_ADMINPASSWORD',
  'AWS_SECRET_ACCESS_KEY',
  'RABBITMQ_ERLANG_COOKIE',
  'clientsecret',
])('%s names a secret', (name) => {
  expect(isSecretName(name)).toBe(true);
});

it.each([
  'POSTGRES_PASSWORD_FILE',
  'TOKEN_TTL',
  'BYPASS',
  'COMPASS',
  'USE_PASS_THROUGH',
  'JWT_EXPIRES_IN',
  'MYSQL_ALLOW_EMPTY_PASSWORD',
  'RANDOM_ROOT_PASSWORD',
  'PUBLIC_KEY',
  'VITE_MAPS_API_KEY',
  'PASSWORD_POLICY',
  'PRIMARY_KEY',
  'AWS_ACCESS_KEY_ID',
  'MAX_TOKENS',
  'KEY',
  'SESSION_COOKIE_SECURE',
  'PATH',
])('%s does not', (name) => {
  expect(isSecretName(name)).toBe(false);
});

it('asks for more where the name is vague', () => {
  expect(isVague('STATS_KEY')).toBe(true);
  expect(isVague('SESSION_KEY')).toBe(false);
  expect(isVague('HEIMDALL_AGENT_KEY')).toBe(false);
});
