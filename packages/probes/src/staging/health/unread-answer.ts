import type { ServiceView } from '../stack/stack-view.ts';
import type { HealthCheck } from './effective-check.ts';

export interface UnreadAnswer {
  readonly says: string;
  readonly fix: string;
  /** The answer is an error every time, and nobody sees it. */
  readonly always: boolean;
}

/** A check that asks and does not look at what it is told. */
export function unreadAnswer(check: HealthCheck, service: ServiceView): UnreadAnswer | null {
  for (const [index, { words, grammar }] of check.commands.entries()) {
    const next = check.commands[index + 1];
    const name = (words[0] ?? '').split('/').at(-1) ?? '';
    if (next?.joint === '|' || grammar.length > 0) continue;
    if (/^(?:redis|valkey|keydb)-cli$/.test(name)) return clientAnswer(name, words, check, service);
    if (name === 'curl' && !readsStatus(words)) {
      return {
        says: 'takes an error page for a good answer, since curl has no --fail',
        fix: 'Add `--fail` to curl.',
        always: false,
      };
    }
    if (
      /^(?:node|bun|deno)$/.test(name) &&
      asksWithoutStatus(words, /\bfetch\(|\bhttps?\.(?:get|request)\(/, /status|\.ok\b/)
    ) {
      return {
        says: 'takes every answer for a good one, since its script looks at no status',
        fix: 'Fail unless `response.ok`.',
        always: false,
      };
    }
    if (/^python3?$/.test(name) && asksWithoutStatus(words, /requests\.(?:get|head)\(|httpx\.get\(/, /status|\.ok\b/)) {
      return {
        says: 'takes every answer for a good one, since its script looks at no status',
        fix: 'Call `raise_for_status()`.',
        always: false,
      };
    }
  }
  return null;
}

/** The client of Redis ends with 0 also when the server answers with an error, NOAUTH among them. */
function clientAnswer(
  name: string,
  words: readonly string[],
  check: HealthCheck,
  service: ServiceView,
): UnreadAnswer | null {
  if (words.includes('-e')) return null;
  const knows =
    words.some((word) => /^(?:-a|--pass|--user|-u|--askpass)$|^-a./.test(word)) ||
    /REDISCLI_AUTH|VALKEYCLI_AUTH/.test(
      `${check.words.join(' ')} ${service.environment.map((each) => each.name).join(' ')}`,
    );
  const always = !knows && asksForPassword(service);
  return {
    says: always
      ? `is refused by the server every time, which asks for a password, and ${name} ends with success all the same`
      : `does not look at the answer, and ${name} ends with success also when the server answers with an error`,
    fix: `Compare the answer: \`test "$$(${name} ping)" = PONG\`${always ? ', with the password in REDISCLI_AUTH' : ''}.`,
    always,
  };
}

function asksForPassword({ command, environment, mounts }: ServiceView): boolean {
  return (
    (command ?? []).some((word) => /requirepass|aclfile/.test(word)) ||
    environment.some(
      ({ name, value, secret }) => /^(?:REDIS|VALKEY)_PASSWORD(?:_FILE)?$/.test(name) && (secret || value !== ''),
    ) ||
    mounts.some(({ text }) => /^\s*(?:requirepass|aclfile)\s+\S/m.test(text ?? ''))
  );
}

/** `-f`, also among short options together, `--fail…`, or the code written out for somebody to compare. */
function readsStatus(words: readonly string[]): boolean {
  return words.some((word) => /^-[a-zA-Z]*f|^--fail|^(?:telnet|dict|ftp|file):/.test(word));
}

function asksWithoutStatus(words: readonly string[], asks: RegExp, reads: RegExp): boolean {
  const script = words.find((_, index) => /^(?:-e|--eval|-c|-p)$/.test(words[index - 1] ?? '')) ?? '';
  return asks.test(script) && !reads.test(script);
}
