const secretWords = new Set([
  'password',
  'passwd',
  'passphrase',
  'passwort',
  'pass',
  'pwd',
  'secret',
  'secrets',
  'token',
  'apikey',
  'credential',
  'credentials',
  'mnemonic',
  'cookie',
  'privatekey',
  'secretkey',
  'accesskey',
  'authtoken',
  'salt',
  'pepper',
]);

/** What a `…_KEY` is that is no secret. */
const openKeys = new Set([
  'public',
  'pub',
  'primary',
  'foreign',
  'cache',
  'sort',
  'partition',
  'routing',
  'group',
  'idempotency',
  'object',
  'publishable',
  'host',
  'site',
  'map',
  'index',
  'row',
  'lock',
  'redis',
  'label',
  'translation',
  'order',
  'header',
  'ssh_host',
]);

/** Words that end a name without a line between: `PGPASSWORD`, `DBPASS`, `BINDPW`. */
const runTogether =
  /(?:password|passwd|passphrase|secret|apikey|token)$|^(?:db|pg|sql|mysql|redis|user|root|admin|bind|smtp|mail|ldap)(?:pass|pwd?)$/;

/** Words behind the name of a secret that say something about it and do not hold it. */
const about =
  /_(?:FILE|PATH|DIR|TTL|EXPIRY|EXPIRES(?:_IN)?|LIFETIME|LENGTH|POLICY|NAME|ID|HEADER|ISSUER|AUDIENCE|ALGORITHM|TYPE|URL|SECURE|SAMESITE)$/;

/** `jwtSecret`, `session.key` and `SESSION_KEY` in one spelling. */
export function plainName(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/[^A-Za-z0-9]+/g, '_')
    .toUpperCase();
}

/** Whether what bears this name is a secret. */
export function isSecretName(name: string): boolean {
  // Most names are none, and this is asked of every variable of a thousand services.
  if (!/pass|pwd?|secret|token|key|cred|mnemonic|cookie|salt|pepper/i.test(name)) return false;
  const plain = plainName(name);
  if (about.test(plain) || /^(?:ALLOW|REQUIRE|ENABLE|DISABLE|NO|USE|SKIP|RANDOM)_/.test(plain)) return false;
  // What a bundler puts into pages is public by its prefix.
  if (/^(?:NEXT_PUBLIC|NUXT_PUBLIC|EXPO_PUBLIC|PUBLIC|VITE|REACT_APP|GATSBY)_/.test(plain)) return false;
  if (/_(?:ALLOW_EMPTY|RANDOM)_/.test(plain)) return false;
  const words = plain
    .toLowerCase()
    .split('_')
    .filter((word) => word !== '' && !/^\d+$/.test(word));
  const last = words.at(-1) ?? '';
  if (secretWords.has(last) || runTogether.test(last)) return !words.includes('public');
  if (last === 'base') return words.at(-2) === 'key';
  return last === 'key' && words.length > 1 && !words.some((word) => openKeys.has(word));
}

/** Names so general that the value must look like a secret too. */
export function isVague(name: string): boolean {
  const words = plainName(name).toLowerCase().split('_');
  return (
    (words.at(-1) === 'cookie' && !words.includes('erlang')) ||
    (words.at(-1) === 'key' &&
      !/(?:api|secret|private|session|signing|encryption|master|access|jwt|auth|app|hmac|admin|service|account|signer|wallet|deployer|minter|agent|shared|crypto|cluster|replica_set)_KEY$/i.test(
        plainName(name),
      ))
  );
}
