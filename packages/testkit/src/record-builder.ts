import {
  type Bodies,
  blobPath,
  encodePeople,
  type Fingerprint,
  type Header,
  type Instant,
  keyPresence,
  type Person,
  type PersonId,
  peoplePath,
  type ReadOptions,
  type RecordView,
  type RoleId,
  readRecord,
  type Sha256,
  type Signer,
  type StatementParts,
  type StatementType,
  type Subject,
  sealStatements,
  sha256,
  signStatement,
  type TrustBody,
  type TrustKey,
} from '@sallyport/record';
import { makeKey } from './keys.ts';
import { type StatementFunctions, statementFunctions, subjectOf } from './record-statements.ts';

export interface FoundingPerson extends Partial<Omit<Person, 'id'>> {
  readonly id: PersonId;
  /** An in-process Ed25519 key, the same for the same id, where none is given. */
  readonly signer?: Signer;
  readonly presence?: TrustKey['presence'];
  readonly actor?: TrustKey['actor'];
}

export interface FoundingOptions {
  readonly persons: readonly (PersonId | FoundingPerson)[];
  /** Who holds which role. */
  readonly roles?: Readonly<Record<RoleId, readonly PersonId[]>>;
  /** Runners beside the one named `seal`, which holds the seal key. */
  readonly runners?: readonly string[];
  readonly origin?: string;
  readonly kind?: TrustBody['kind'];
  readonly threshold?: number;
  readonly phase?: number;
  /** Claimed time of the genesis; every later statement is a minute later unless it says when. */
  readonly start?: Instant;
  /** Another founder's key signs the genesis; the first person's by default. */
  readonly founder?: PersonId;
}

/** How one statement is made where the default does not fit. */
export interface How {
  /** A person's id, or `runner:` and a runner's. */
  readonly by?: string;
  readonly at?: Instant;
  readonly phase?: number | null;
  readonly subject?: readonly Subject[];
  /** Instead of all heads. */
  readonly cites?: readonly Sha256[];
  /** Version of the root to cite; the newest effective one by default. */
  readonly root?: number;
  readonly previous?: readonly Sha256[];
  readonly signer?: Signer;
}

export interface RecordBuilder extends StatementFunctions {
  /** The record's files by path; grows with every statement. */
  readonly files: Map<string, Uint8Array>;
  readonly fingerprint: Sha256;
  readonly signers: ReadonlyMap<string, Signer>;
  readonly view: (options?: ReadOptions) => RecordView;
  /** The newest effective root. */
  readonly root: () => RecordView['roots'][number];
  readonly now: () => Instant;
  /** Moves the builder's clock. */
  readonly advance: (seconds: number) => void;
  readonly blob: (bytes: Uint8Array | string) => Sha256;
  /** Adds a statement that cites every head and the key's last one, and returns its digest. */
  readonly add: <T extends StatementType>(type: T, body: Bodies[T], how?: How) => Promise<Sha256>;
  /** Gives a later signer to a principal, for instance after enrolling a new key. */
  readonly useSigner: (principal: string, signer: Signer) => void;
  /** Seals what is not sealed yet; returns the new size of the log. */
  readonly seal: (how?: { readonly at?: Instant; readonly by?: string }) => Promise<number>;
  /** Proposes a changed root, has it co-signed and seals it. Without co-signers it stays a proposal unless one suffices. */
  readonly changeRoot: (
    change: (root: TrustBody) => Partial<TrustBody>,
    how?: How & { readonly cosigners?: readonly PersonId[]; readonly people?: readonly Person[] },
  ) => Promise<Sha256>;
}

/** Lists a signer's key for a principal, as a trust root does. */
export function listKey(signer: Signer, owner: Partial<TrustKey>): TrustKey {
  return {
    fingerprint: signer.fingerprint,
    publicKey: signer.publicKey,
    person: null,
    runner: null,
    actor: owner.runner === undefined ? 'Human' : 'Software',
    presence: keyPresence(signer.publicKey),
    status: 'active',
    since: null,
    ...owner,
  };
}

/** A record in memory with real keys and real signatures: founded, and ready for statements of every kind. */
export async function foundRecord(options: FoundingOptions): Promise<RecordBuilder> {
  const persons = options.persons.map(
    (person): FoundingPerson => (typeof person === 'string' ? { id: person } : person),
  );
  const runners = ['seal', ...(options.runners ?? ['ci'])];
  const signers = new Map<string, Signer>();
  for (const { id, signer } of persons) signers.set(id, signer ?? (await seeded(id)));
  for (const id of runners) signers.set(`runner:${id}`, await seeded(`runner:${id}`));
  const files = new Map<string, Uint8Array>();
  const phase = options.phase ?? 7;
  let clock = Date.parse(options.start ?? '2026-11-20T09:00:00Z');
  let count = 0;
  let heads: readonly Sha256[] = [];
  const chains = new Map<Fingerprint, Sha256>();
  /** Effective roots; they change only when something is sealed. */
  let roots: RecordView['roots'] = [];
  /** Signatures that were good once need no arithmetic again, however often the record grows. */
  const verified = new Set<string>();

  function now(): Instant {
    return `${new Date(clock).toISOString().slice(0, 19)}Z`;
  }

  function signerOf(principal: string): Signer {
    const signer = signers.get(principal);
    if (signer === undefined) throw new Error(`The record under test has no ${principal}.`);
    return signer;
  }

  function currentRoot(): RecordView['roots'][number] {
    return roots.at(-1) as RecordView['roots'][number];
  }

  async function put(parts: StatementParts, signer: Signer): Promise<Sha256> {
    const { digest, files: made } = await signStatement(parts, signer);
    for (const [path, bytes] of made) files.set(path, bytes);
    const { cites, author } = parts.header;
    const covered = new Set([...cites, ...author.previous]);
    heads = [...heads.filter((head) => !covered.has(head)), digest];
    chains.set(signer.fingerprint, digest);
    return digest;
  }

  async function add<T extends StatementType>(type: T, body: Bodies[T], how: How = {}): Promise<Sha256> {
    clock += 60_000;
    count++;
    const by = how.by ?? (type === 'evidence' ? 'runner:ci' : (persons[0] as FoundingPerson).id);
    const signer = how.signer ?? signerOf(by);
    const root = how.root === undefined ? currentRoot() : roots[how.root - 1];
    if (root === undefined) throw new Error(`Root ${how.root} is not in effect.`);
    const last = chains.get(signer.fingerprint);
    const header: Header = {
      record: fingerprint,
      root: { version: root.version, statement: root.statement },
      phase: how.phase === undefined ? (type === 'trust' ? null : phase) : how.phase,
      cites: how.cites ?? heads,
      author: {
        person: by.startsWith('runner:') ? null : by,
        key: signer.fingerprint,
        previous: how.previous ?? (last === undefined ? [] : [last]),
      },
      time: how.at ?? now(),
      nonce: nonceOf(count),
    };
    const subject = how.subject ?? subjectOf(type, body, fingerprint);
    return put({ type, subject, header, body } as StatementParts, signer);
  }

  async function seal(how: { readonly at?: Instant; readonly by?: string } = {}): Promise<number> {
    const view = readRecord(files, { verified });
    const made = await sealStatements(files, view, signerOf(how.by ?? 'runner:seal'), how.at ?? now());
    for (const [path, bytes] of made) files.set(path, bytes);
    roots = readRecord(files, { verified }).roots;
    return view.statements.length;
  }

  function blob(bytes: Uint8Array | string): Sha256 {
    const digest = sha256(bytes);
    files.set(blobPath(digest), Buffer.from(bytes));
    return digest;
  }

  function putPeople(version: number, people: readonly Person[]): Sha256 {
    const { bytes, digest } = encodePeople({ nonce: nonceOf(-version), persons: people });
    files.set(peoplePath(version), bytes);
    return digest;
  }

  const changeRoot: RecordBuilder['changeRoot'] = async (change, how = {}) => {
    const { statement, effectiveAt: _, ...base } = currentRoot();
    const version = base.version + 1;
    const changed: TrustBody = { ...base, ...change(base), version, previous: statement };
    const present = readRecord(files, { verified }).people;
    const names = changed.persons.map(({ id }) => present.get(id) ?? { id, name: nameOf(id), email: null });
    const people = putPeople(version, how.people ?? names);
    const proposal = await add('trust', { ...changed, people }, how);
    for (const cosigner of how.cosigners ?? []) await functions.cosign(proposal, { by: cosigner });
    await seal();
    return proposal;
  };

  const founder = options.founder ?? (persons[0] as FoundingPerson).id;
  const genesis: TrustBody = {
    version: 1,
    previous: null,
    origin: options.origin ?? 'emberfall.example/sallyport',
    kind: options.kind ?? 'live',
    replaces: null,
    threshold: options.threshold ?? Math.min(2, persons.length),
    persons: persons.map(({ id }) => ({ id, vouchedBy: founder })),
    keys: [
      ...persons.map(({ id, actor = 'Human' }) => listKey(signerOf(id), { person: id, actor })),
      ...runners.map((id) => listKey(signerOf(`runner:${id}`), { runner: id })),
    ],
    grants: Object.entries(options.roles ?? {}).flatMap(([role, ids]) => ids.map((person) => ({ person, role }))),
    sealers: [signerOf('runner:seal').fingerprint],
    people: putPeople(
      1,
      persons.map(({ id, name = nameOf(id), email = null }) => ({ id, name, email })),
    ),
  };
  const fingerprint = await put(
    {
      type: 'trust',
      subject: subjectOf('trust', genesis, sha256('genesis')),
      header: {
        record: null,
        root: null,
        phase: null,
        cites: [],
        author: { person: founder, key: signerOf(founder).fingerprint, previous: [] },
        time: now(),
        nonce: nonceOf(0),
      },
      body: genesis,
    },
    signerOf(founder),
  );
  roots = readRecord(files).roots;
  const functions = statementFunctions({ add, blob, now });
  return {
    ...functions,
    files,
    fingerprint,
    signers,
    view: (readOptions) => readRecord(files, readOptions),
    root: currentRoot,
    now,
    advance: (seconds) => {
      clock += seconds * 1000;
    },
    blob,
    add,
    useSigner: (principal, signer) => {
      signers.set(principal, signer);
    },
    seal,
    changeRoot,
  };
}

async function seeded(seed: string): Promise<Signer> {
  return (await makeKey({ type: 'ed25519', seed })).signer;
}

function nonceOf(count: number): string {
  return sha256(`nonce ${count}`).slice(0, 32);
}

function nameOf(id: PersonId): string {
  return id.charAt(0).toUpperCase() + id.slice(1);
}
