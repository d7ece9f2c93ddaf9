/** A page of docs/commands: what a group of commands is for, in the order in which people meet them. */
export interface CommandGroup {
  readonly file: string;
  readonly title: string;
  readonly about: readonly string[];
  readonly commands: readonly string[];
}

export const commandGroups: readonly CommandGroup[] = [
  {
    file: 'looking',
    title: 'Looking: check, status, explain, drill',
    about: [
      '`check` runs the probes and prints the board; `status` prints the board from the record as it is and runs nothing.',
      '`check` writes nothing. With `--record` and a runner’s key, what it saw becomes one evidence statement.',
      'Committed bytes are judged, never the work tree: `--work-tree` is a preview, marked so, and satisfies nothing.',
      'Without a gate file, `check` surveys the directory it stands in and decides nothing.',
      'Exit codes of `check`: 1 something failed, 2 something is unknown, 0 otherwise; of a survey 0 unless `--fail-on`. ' +
        'Exit codes of `status`: 0 GO, 1 NO-GO, 2 HOLD; after a GO 0 while the door is open and 2 while it is held.',
    ],
    commands: ['check', 'status', 'explain', 'drill'],
  },
  {
    file: 'founding',
    title: 'Founding: init, trust, baseline',
    about: [
      '`init` drafts the gate file and the papers on the named branch. People edit them; Sallyport keeps its own parts.',
      '`trust found` makes the first trust root from a folder with names, roles and public keys. Its fingerprint is told to ' +
        'everybody by another way than the repository: it is what `verify --root` holds the record to.',
      'Later changes of people, keys and roles are proposals that other founders co-sign; a root takes effect when its ' +
        'threshold is sealed.',
      '`baseline` seals the gate file, the profiles of yours that it extends, and what they resolve to. Another person ' +
        'co-signs it.',
    ],
    commands: [
      'init',
      'trust found',
      'trust request',
      'trust enrol',
      'trust grant',
      'trust revoke',
      'trust cosign',
      'baseline',
    ],
  },
  {
    file: 'answering',
    title: 'Answering: sign, waive, deviate, withdraw',
    about: [
      '`sign` without an argument shows everything that waits for you, in full, and makes one statement with an entry for ' +
        'each; each stands or falls alone.',
      'A signature binds what was shown. When that changes, the signature is void and the board says what changed.',
      'A waiver covers listed findings of a failed facet, for a time, and another person approves it. It is shown as failed ' +
        'and waived, for ever. A deviation covers what the gate file does below its profile.',
      'Floor criteria (E8, I2, L4) can be neither waived nor deviated from.',
    ],
    commands: ['sign', 'waive', 'deviate', 'withdraw'],
  },
  {
    file: 'kickoff',
    title: 'The meeting: kickoff',
    about: [
      'The agenda is what is open. A poll opens on a snapshot, and only when every required criterion is met or waived; a ' +
        'no-go may be cast at any time.',
      'Every required role must say GO. There is no abstention and no conditional go: a condition is a waiver with an ' +
        'owner and a date.',
      'Minutes are written from what happened and approved as a second, signed step.',
    ],
    commands: ['kickoff agenda', 'kickoff open', 'kickoff poll', 'kickoff vote', 'kickoff minutes', 'kickoff approve'],
  },
  {
    file: 'deciding',
    title: 'Deciding and the door: decide, hold, resume',
    about: [
      '`decide` computes the verdict from the record and signs it. Only a GO writes the outcome and makes the one commit; ' +
        'a NO-GO or a HOLD is sealed like any other decision and commits nothing.',
      'After a GO the door stays open while the verdict computed now is GO. Anybody who holds a role or is on call ' +
        'may `hold` it, and a runner; only `resume` lifts a hold: by sre and by the owner of what failed (security for C to E).',
    ],
    commands: ['decide', 'hold', 'resume'],
  },
  {
    file: 'record',
    title: 'The record: verify, seal, record, export',
    about: [
      '`verify` checks every byte, signature and decision of a record, resolves its gate files and computes its ' +
        'decisions again. It needs no network, and no clock beyond `--at`. Without `--root` or `--after` it says ' +
        '"self-consistent, not anchored".',
      'Who has no git hands a statement over as one file (`sign --out`, then `record add`).',
      'Exit code 3: the record was refused, with the file and the reason.',
    ],
    commands: ['verify', 'seal', 'record push', 'record pull', 'record merge', 'record add', 'export'],
  },
  {
    file: 'serving',
    title: 'In a browser: serve',
    about: [
      '`serve` shows the board, and lets people read and sign without a terminal, with a passkey: the fingerprint, face or ' +
        'security key that they have. Its signatures are as good as those of a key file, and `ssh-keygen -Y verify` checks them.',
      'It works on a clone of its own. What people sign is on disk before they are told so, and is sealed and pushed soon ' +
        'after. How to run it for a team: [running](../running.md).',
      'Its own SSH key looks, seals and signs the one commit, and never speaks for a person. The trust root must list it: ' +
        'a root that is founded in the browser does.',
      'What may be secret comes from the environment, or from a file that `NAME_FILE` names: `DATABASE_URL`, ' +
        '`SALLYPORT_SMTP_URL`, `SALLYPORT_WEBHOOK_URL`, `SALLYPORT_WEBHOOK_SECRET`. Mails come from `SALLYPORT_MAIL_FROM`.',
      'While nobody is enrolled it prints one link for the first person, who invites the others.',
    ],
    commands: ['serve'],
  },
];
