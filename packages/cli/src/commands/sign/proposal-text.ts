import { parseResolvedGate, type ResolvedGate, resolvedDigest } from '@sallyport/gate';
import type { GateBody, Sha256 } from '@sallyport/record';
import type { Session } from '../../session/open-session.ts';
import { printable, printableText } from '../../terminal/style.ts';

/** A proposal in full, for whoever co-signs it. */
export function proposalText(session: Session, digest: Sha256, type: string): string {
  const statement = session.record?.statements.find((each) => each.digest === digest);
  const head = `── ${type} proposed by ${statement?.header.author.person ?? 'nobody known'} (${digest.slice(0, 16)}) ──`;
  if (!statement) return `${head}\nmissing from the record`;
  switch (statement.type) {
    case 'gate': {
      const gate = sealedGateOf(session, statement.body.resolved);
      const source = session.record?.blobs.get(statement.body.source);
      const below =
        gate?.weakenings.map(
          (each) => `  below the profile: ${each.criterion} ${each.kind}: ${each.profile} → ${each.gate}`,
        ) ?? [];
      return [
        head,
        `Baseline of ${statement.body.path} at ${statement.body.commit.slice(0, 12)}, ${gate?.criteria.length ?? 0} criteria`,
        ...below,
        ...unlike(session, statement.body),
        '',
        source ? printableText(new TextDecoder().decode(source)) : '',
      ].join('\n');
    }
    case 'trust': {
      const grants = statement.body.grants.map(({ person, role }) => `  ${person} holds ${role}`);
      const keys = statement.body.keys.map(
        (key) => `  ${key.fingerprint} ${key.person ?? `runner ${key.runner}`} ${key.status}`,
      );
      return [
        head,
        `Trust root ${statement.body.version}, threshold ${statement.body.threshold}`,
        ...keys,
        ...grants,
        ...statement.body.sealers.map((key) => `  ${key} may seal`),
      ].join('\n');
    }
    case 'waiver':
      return [
        head,
        `Waives ${statement.body.findings.length} finding(s) of ${statement.body.criterion} ${statement.body.facet} until ${statement.body.expires}`,
        `because ${printable(statement.body.reason)}`,
        ...statement.body.findings.map((each) => `  ${each}`),
      ].join('\n');
    case 'deviation':
      return [
        head,
        `Deviation for ${statement.body.criterion}${statement.body.expires ? ` until ${statement.body.expires}` : ''}`,
        weakeningText(session, statement.body.weakening),
        `because ${printable(statement.body.reason)}`,
      ].join('\n');
    default:
      return head;
  }
}

/** The gate as sealed, or null: the proposer chose the bytes, and they may be no gate. */
function sealedGateOf(session: Session, resolved: Sha256): ResolvedGate | null {
  const blob = session.record?.blobs.get(resolved);
  try {
    return blob ? parseResolvedGate(JSON.parse(new TextDecoder().decode(blob))) : null;
  } catch {
    // The co-signer is shown that there is no readable form, which is the truth about it.
    return null;
  }
}

/** What is sealed decides, and the text is only what it came from: whoever co-signs is told where the two differ. */
function unlike({ source, gate }: Session, sealed: GateBody): readonly string[] {
  if (sealed.source !== source.digest) return ['  NOT the gate file that stands on the named branch here'];
  if (sealed.resolved !== resolvedDigest(gate))
    return ['  NOT what this gate file says: what is sealed was made by hand or by another version. Do not sign it.'];
  return [];
}

function weakeningText(session: Session, digest: Sha256): string {
  const found = session.gate.weakenings.find((each) => each.digest === digest);
  return found ? `  ${found.kind}: ${found.profile} → ${found.gate}` : '  the gate file no longer says this';
}
