import { RecordError } from '../errors.ts';
import { type PublicKey, parsePublicKey } from '../sshsig/public-key.ts';
import type { TrustBody, TrustKey } from '../statements/bodies.ts';

/** Checks what one root must be by itself. Throws RECORD_TRUST_INVALID naming `file`. */
export function checkRoot(root: TrustBody, file: string): void {
  const refuse = refusalIn(root, file);
  const persons = new Set<string>();
  for (const { id } of root.persons) {
    if (persons.has(id)) throw refuse(`lists the person ${id} twice`);
    persons.add(id);
  }
  for (const { id, vouchedBy } of root.persons) {
    if (!persons.has(vouchedBy)) throw refuse(`says that ${vouchedBy}, who is not in it, vouched for ${id}`);
  }
  checkKeys(root, persons, refuse);
  const grants = new Set<string>();
  for (const { person, role } of root.grants) {
    if (!persons.has(person)) throw refuse(`grants ${role} to ${person}, who is not in it`);
    if (grants.has(`${person} ${role}`)) throw refuse(`grants ${role} to ${person} twice`);
    grants.add(`${person} ${role}`);
  }
  const active = new Set(root.keys.filter(isActive).map((key) => key.fingerprint));
  for (const sealer of root.sealers) {
    if (!active.has(sealer)) throw refuse(`names ${sealer} as a sealer, which is none of its active keys`);
  }
  if (new Set(root.sealers).size !== root.sealers.length) throw refuse('names a sealer twice');
  const able = personsWhoCanSign(root).size;
  if (able === 0) throw refuse('leaves nobody with an active key, so nobody could ever change it');
  if (root.threshold < Math.min(2, able) || root.threshold > able) {
    throw refuse(`has threshold ${root.threshold} where ${able} can sign: it must be ${Math.min(2, able)} to ${able}`);
  }
}

/** Persons with an active key of a human: those whose signatures can reach the threshold. */
export function personsWhoCanSign(root: TrustBody): ReadonlySet<string> {
  const persons = new Set<string>();
  for (const key of root.keys)
    if (isActive(key) && key.person !== null && key.actor === 'Human') persons.add(key.person);
  return persons;
}

function isActive(key: TrustKey): boolean {
  return key.status === 'active';
}

type Refuse = (why: string) => RecordError;

function refusalIn(root: TrustBody, file: string): Refuse {
  return (why) => new RecordError('RECORD_TRUST_INVALID', `${file}: root ${root.version} ${why}.`, { file });
}

function checkKeys(root: TrustBody, persons: ReadonlySet<string>, refuse: Refuse): void {
  const seen = new Set<string>();
  for (const key of root.keys) {
    const { fingerprint } = key;
    if (seen.has(fingerprint)) throw refuse(`lists the key ${fingerprint} twice: one key belongs to one principal`);
    seen.add(fingerprint);
    if ((key.person === null) === (key.runner === null)) {
      throw refuse(`must give the key ${fingerprint} to a person or to a runner, and not to both`);
    }
    if (key.person !== null && !persons.has(key.person)) {
      throw refuse(`gives a key to ${key.person}, who is not in it`);
    }
    if (key.runner !== null && key.actor === 'Human') throw refuse(`calls the runner ${key.runner} a human`);
    if ((key.status === 'compromised') !== (key.since !== null)) {
      throw refuse(`must say since when ${fingerprint} is compromised, and only then`);
    }
    const parsed = parseListedKey(key, refuse);
    if (parsed.fingerprint !== fingerprint) throw refuse(`lists ${fingerprint} with the public key of another`);
    if ((parsed.application !== null) !== (key.presence === 'proved')) {
      throw refuse(`says presence '${key.presence}' of ${fingerprint}, and its type ${parsed.type} says otherwise`);
    }
  }
}

function parseListedKey(key: TrustKey, refuse: Refuse): PublicKey {
  try {
    return parsePublicKey(key.publicKey);
  } catch (cause) {
    throw refuse(`lists ${key.fingerprint} with a public key that cannot be read (${(cause as Error).message})`);
  }
}

/** Order in which a key's status may move. Compromised is final: what was taken back stays taken back. */
const STATUS_ORDER = ['active', 'retired', 'compromised'] as const;

/** Checks what a root must be towards the root it follows. Throws RECORD_TRUST_INVALID naming `file`. */
export function checkSuccessor(next: TrustBody, base: TrustBody, file: string): void {
  const refuse = refusalIn(next, file);
  if (next.version !== base.version + 1) throw refuse(`follows root ${base.version}: versions go up by one`);
  if (next.origin !== base.origin || next.kind !== base.kind || next.replaces !== base.replaces) {
    throw refuse('changes origin, kind or replaces, which stay for the life of a record');
  }
  const keys = new Map(next.keys.map((key) => [key.fingerprint, key]));
  for (const old of base.keys) {
    const now = keys.get(old.fingerprint);
    if (now === undefined) throw refuse(`drops the key ${old.fingerprint}: retired keys stay listed`);
    if (now.person !== old.person || now.runner !== old.runner || now.actor !== old.actor) {
      throw refuse(`gives the key ${old.fingerprint} to another principal`);
    }
    if (STATUS_ORDER.indexOf(now.status) < STATUS_ORDER.indexOf(old.status)) {
      throw refuse(`makes the ${old.status} key ${old.fingerprint} ${now.status} again`);
    }
    if (old.since !== null && now.since !== null && now.since > old.since) {
      throw refuse(`moves the compromise of ${old.fingerprint} from ${old.since} to a later index`);
    }
  }
}
