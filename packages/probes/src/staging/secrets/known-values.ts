/** Values that stand in manuals, images and every list of first guesses, without digits and signs behind them. */
const common = new Set(
  `password passwd passw0rd p4ssw0rd pass pwd changeme changethis changeit change replaceme secret secrets mysecret topsecret supersecret
  supersecretkey secretkey mysecretkey yoursecret yoursecretkey jwtsecret jwtsecretkey s3cr3t s3cret admin administrator root toor
  user test tester testing guest demo dev develop development local localhost default example sample dummy foo foobar bar hunter
  postgres postgresql mysql mariadb mongo mongodb mongoadmin redis rabbitmq rabbit minio minioadmin minioaccess miniosecret grafana
  elastic elasticsearch opensearch neo4j keycloak vault consul kafka nats influx influxdb clickhouse cassandra couchdb meilisearch
  masterkey qwerty qwertyuiop letmein welcome iloveyou monkey dragon abc abcd abcdef abcdefg asdf asdfgh
  mysecretpassword mysecretpw mypassword yourpassword yourpasswordhere rootpassword rootpass rootpw adminpassword adminpass
  dbpassword dbpass userpassword testpassword testpass devpassword devpass devsecret localpassword insecure unsafe notsecure
  keyboardcat cookiesecret sessionsecret sessionkey signingkey encryptionkey apikey accesskey token mytoken devtoken roottoken myroot
  oracle sa nacos super superuser staging stage prod production todo tbd xxx none empty fixme placeholder
  yourbitsecret thisisasecret somesecret randomsecret verysecret strongpassword securepassword password1234`
    .split(/\s+/)
    .filter(Boolean),
);

/** Public values whose digits and signs belong to them. */
const exact = new Set([
  'minio123',
  '123456',
  '12345678',
  '123456789',
  '1234567890',
  '12345',
  '1234',
  '0000',
  'p@ssw0rd',
  'p@ssword',
  'pa55word',
  'your-256-bit-secret',
  'super-secret-jwt-token-with-at-least-32-characters-long',
  'your-super-secret-jwt-token-with-at-least-32-characters-long',
  'your-super-secret-and-long-postgres-password',
  'this_password_is_insecure_and_should_be_updated',
  'thisisnotasecretkey',
  'admin@123',
  'admin123!',
  'root123',
  'strong!passw0rd',
  'yourstrong(!)password',
  'yourstrong@passw0rd',
]);

export interface Around {
  /** Names that stand beside it: the service, its image, its user, its database, the project. */
  readonly names: readonly string[];
}

/** Why somebody would try this value first; null: it is not among the first guesses. */
export function whyGuessable(value: string, { names }: Around): string | null {
  const lower = value.toLowerCase();
  const letters = lower.replace(/[^a-z0-9]/g, '');
  const word = letters.replace(/\d+$/, '');
  if (exact.has(lower)) return 'stands in manuals';
  if (isPlaceholder(value)) return 'says itself that another is to be written there';
  if (common.has(letters) || (word !== '' && isMadeOf(word))) return 'is among the first that anybody tries';
  const near = names.find((name) => name.length > 2 && name.toLowerCase().replace(/[^a-z0-9]/g, '') === word);
  if (near !== undefined) return 'is a name that stands beside it';
  if (lower.startsWith('django-insecure-')) return 'was made by a template that calls it insecure';
  if (value.length < 8) return `has ${value.length} characters`;
  if (new Set(lower).size < 5) return 'is made of the same few characters';
  if (/^(?:0?123456789(?:abcdef|0)?)+[0-9a-f]{0,15}$/.test(lower)) return 'counts up';
  return null;
}

const placeholders: readonly RegExp[] = [
  /(?<![a-z])change[-_ .]?(?:me|this|it|before)(?![a-z])|(?<![a-z])change[-_ .](?:in|for)[-_ .]prod/i,
  /^change[-_ .]?(?:\w{1,30}[-_ .]?)?(?:password|passwd|pass|pw|secret|key|token)$/i,
  /(?<![a-z])(?:replace|insert|enter|put|set)[-_ .](?:me|this|with|by|your|here)(?![a-z])/i,
  /^(?:your|my|some|the)[-_ .].*(?:pw|pass|password|passwd|pwd|secret|key|token)(?:[-_ .]?here)?$/i,
  /(?:do[-_ .]not|don'?t|never)[-_ .]use|not[-_ .](?:for|in)[-_ .]prod|only[-_ .]for[-_ .]dev|placeholder/i,
];

/** Says that it is none, and is in force all the same where nobody looked. */
export function isPlaceholder(value: string): boolean {
  return value.length <= 200 && placeholders.some((each) => each.test(value));
}

const joints = new Set([
  'in',
  'my',
  'your',
  'the',
  'for',
  'is',
  'this',
  'jwt',
  'key',
  'not',
  'very',
  'long',
  'app',
  'web',
  'api',
  'db',
  'string',
]);

/** Whether a word is nothing but such words in a row: `supersecretjwtkey`. */
function isMadeOf(word: string): boolean {
  if (word.length > 80) return false;
  const ends = [true];
  for (let end = 1; end <= word.length; end++) {
    ends[end] = false;
    for (let start = Math.max(0, end - 20); start < end && ends[end] !== true; start++) {
      const part = word.slice(start, end);
      ends[end] = ends[start] === true && part.length > 1 && (common.has(part) || joints.has(part));
    }
  }
  return ends[word.length] === true;
}

/** Values that hold no secret whatever their name says. */
export function holdsNothing(value: string): boolean {
  return (
    value.trim() === '' ||
    /^(?:true|false|yes|no|on|off|null|~)$/i.test(value) ||
    /^(?:\/|\.{1,2}\/|file:|vault:|op:\/\/|aws-|ref\+|ssm:)/.test(value) ||
    /^[\w.-]+\/[\w./-]*\.(?:key|pem|crt|cer|p12|pfx|jks|txt|json|ya?ml|secret)$/i.test(value) ||
    /^\$\{?\w+\}?$/.test(value) ||
    /^<.*>$/.test(value)
  );
}

/** Long and mixed enough to be one, where the name alone does not say so. */
export function looksRandom(value: string): boolean {
  return (
    value.length >= 16 && !/\s/.test(value) && /\d/.test(value) && /[A-Za-z]/.test(value) && new Set(value).size >= 10
  );
}
