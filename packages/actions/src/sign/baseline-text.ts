import { parseResolvedGate, type ResolvedGate, resolvedDigest } from '@sallyport/gate';
import type { GateBody, Sha256 } from '@sallyport/record';
import { printable, printableText } from '../printable.ts';
import type { Session } from '../session/open-session.ts';

type Place = Pick<Session, 'record' | 'gate'> & { readonly source: Pick<Session['source'], 'digest'> };

/** What a baseline seals: everything it does below its profile, the gate file's own text, and those of its profiles. */
export function baselineText(place: Place, body: GateBody): readonly string[] {
  const gate = sealedGateOf(place, body.resolved);
  const textOf = (digest: Sha256, what: string): string => {
    const bytes = place.record?.blobs.get(digest);
    return bytes
      ? printableText(new TextDecoder().decode(bytes))
      : `the ${what} that it seals is missing from the record`;
  };
  const below =
    gate?.weakenings.map(
      (each) =>
        `  below the profile: ${each.criterion} ${each.kind}: ${printable(each.profile)} → ${printable(each.gate)}`,
    ) ?? [];
  return [
    `Baseline of ${printable(body.path)} at ${body.commit.slice(0, 12)}, ${gate?.criteria.length ?? 0} criteria`,
    ...below,
    ...unlike(place, body),
    '',
    textOf(body.source, 'gate file'),
    ...body.profiles.flatMap((each) => ['', `Profile ${printable(each.path)}`, '', textOf(each.sha256, 'profile')]),
  ];
}

/** The gate as sealed, or null: the proposer chose the bytes, and they may be no gate. */
function sealedGateOf({ record }: Place, resolved: Sha256): ResolvedGate | null {
  const blob = record?.blobs.get(resolved);
  try {
    return blob ? parseResolvedGate(JSON.parse(new TextDecoder().decode(blob))) : null;
  } catch {
    // The co-signer is shown that there is no readable form, which is the truth about it.
    return null;
  }
}

/** What is sealed decides, and the text is only what it came from: whoever co-signs is told where the two differ. */
function unlike({ source, gate }: Place, sealed: GateBody): readonly string[] {
  if (sealed.source !== source.digest) return ['  NOT the gate file that stands on the named branch here'];
  if (sealed.resolved !== resolvedDigest(gate))
    return ['  NOT what this gate file says: what is sealed was made by hand or by another version. Do not sign it.'];
  return [];
}
