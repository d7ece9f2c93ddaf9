import { namespaceFor, type RecordView, statementPath } from '@sallyport/record';

/** What an auditor types to check this folder with `ssh-keygen` alone, with real paths filled in. */
export function auditorReadme(record: RecordView): string {
  const decision = record.statements.findLast((each) => each.type === 'decision') ?? record.statements.at(-1);
  const path = decision ? `.sallyport/${statementPath(decision.digest)}` : '';
  const version = record.roots.at(-1)?.version ?? 1;
  const signer = decision?.header.author.person ?? 'ID';
  const namespace = decision ? namespaceFor(decision.type, decision.header.author) : 'decision@sallyport.dev';
  const checkpoint = record.checkpoints.at(-1);
  const sealer = record.roots.at(-1)?.keys.find((key) => key.fingerprint === record.roots.at(-1)?.sealers[0]);
  return `# Record of ${record.origin}

${record.statements.length} signed statements${record.kind === 'demo' ? ' of a demo' : ''}. Genesis fingerprint, to be compared with what you were told by another way:

    ${record.fingerprint}

## With Sallyport

    sallyport verify --dir . --root ${record.fingerprint}

It needs no network. It checks every byte, signature and checkpoint, and computes every decision again.

## Without Sallyport

A statement and its signature, with OpenSSH and a POSIX shell (here the newest decision; any other file under
\`.sallyport/statements\` works the same way with its author's id and namespace):

    T=application/vnd.in-toto+json; f=${path}
    { printf 'DSSEv1 %d %s %d ' \${#T} $T $(wc -c <$f); cat $f; } |
      ssh-keygen -Y verify -f .sallyport/trust/allowed_signers/${version} -I ${signer} -n ${namespace} -s \${f%.json}.sig

The newest checkpoint of the log:

    c=.sallyport/log/checkpoints/${checkpoint?.size ?? 0}
    sed '/^$/,$d' $c | ssh-keygen -Y verify -f .sallyport/trust/allowed_signers/${version} \\
      -I ${sealer?.person ?? `runner:${sealer?.runner}`} -n seal@sallyport.dev -s $c.sig
`;
}
