import { holdsNothing } from '../secrets/known-values.ts';
import { passwordIn } from '../secrets/password-in-address.ts';
import { isSecretName, plainName } from '../stack/secret-name.ts';
import { secretStore } from './secret-stores.ts';

/** The secret that a variable holds; null: it holds none. */
export function secretOf(name: string, value: string): string | null {
  const inAddress = passwordIn(value);
  if (inAddress !== undefined) return inAddress;
  return isSecretName(name) && (secretStore(value) !== null || !holdsNothing(value)) ? value : null;
}

/** What of the outside world staging must not share with production, by the name of the variable and its value. */
const targets: readonly { readonly title: string; readonly name: RegExp; readonly value: RegExp }[] = [
  { title: 'web hook', name: /WEBHOOK|CALLBACK_URL/, value: /^https?:\/\/[^/]*\.[^/]/ },
  {
    title: 'sender of mail',
    name: /^(?:SMTP|MAIL|EMAIL)(?:ER)?_(?:FROM|SENDER)|(?:FROM|SENDER)_(?:E?MAIL|ADDRESS)$/,
    value: /@/,
  },
  {
    title: 'payment mode',
    name: /(?:PAYMENT|STRIPE|BILLING|CHECKOUT)S?_(?:MODE|ENV|ENVIRONMENT)$/,
    value: /^(?:live|production|prod)$/i,
  },
  {
    title: 'chain',
    name: /(?:^|_)CHAIN_?ID$|^(?:ETH|EVM)_NETWORK$/,
    value: /^(?:1|0x1|10|56|137|8453|42161|43114|mainnet|ethereum)$/i,
  },
  {
    title: 'data set',
    name: /(?:^|_)(?:DATABASE|DB|POSTGRES|PG|MYSQL|MONGO(?:DB)?|REDIS|ELASTIC(?:SEARCH)?)_?(?:URL|URI|HOST|DSN|ENDPOINT|ADDRESS)$/,
    value: /^(?!(?:localhost|127\.|::1)).*\w\.\w/,
  },
  { title: 'data set', name: /(?:^|_)(?:S3_)?BUCKET(?:_NAME)?$/, value: /./ },
];

/** What both would act upon in the outside world if the value is production's too; null: nothing. */
export function sharedTarget(name: string, value: string): string | null {
  const plain = plainName(name);
  return targets.find((target) => target.name.test(plain) && target.value.test(value))?.title ?? null;
}

/** A value by which behaviour is switched; others (names, addresses, sizes of two places) differ for good reasons. */
export function isSwitch(name: string, value: string): boolean {
  return (
    /^(?:true|false|yes|no|on|off|enabled?|disabled?)$/i.test(value) ||
    /^(?:FEATURE|FF|ENABLE|DISABLE)_/.test(plainName(name))
  );
}

/** Whether an address asks for TLS; null: it is no address that says. */
export function asksForTls(value: string): boolean | null {
  const mode = /[?&](?:sslmode|ssl-mode|ssl|tls)=([\w-]+)/i.exec(value)?.[1]?.toLowerCase();
  if (mode !== undefined) return !/^(?:disable|disabled|allow|prefer|preferred|false|0|off)$/.test(mode);
  const scheme = /^([a-z][a-z0-9+]*):\/\//i.exec(value)?.[1]?.toLowerCase();
  if (scheme === undefined) return null;
  if (/^(?:https|rediss|amqps|mqtts|wss|ldaps|smtps|nats\+tls|tls|grpcs)$/.test(scheme)) return true;
  return /^(?:http|redis|amqp|mqtt|ws|ldap|smtp|nats|tcp|grpc)$/.test(scheme) ? false : null;
}
