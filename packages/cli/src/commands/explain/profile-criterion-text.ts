import { durationSeconds, type Profile, spanInWords } from '@sallyport/gate';

type ProfileCriterion = Profile['criteria'][number];

/** A criterion as the profile asks for it, where there is no gate whose state could be told. */
export function profileCriterionText(criterion: ProfileCriterion, profile: string): string {
  const { id, title, asks, owner, required, maxAge, source, facets } = criterion;
  const probes = facets.filter((each) => typeof each === 'string' && each !== 'sign');
  const signers = facets.flatMap((each) => (each === 'sign' ? [owner] : typeof each === 'string' ? [] : each.sign));
  const lines = [
    `${id}  ${title}`,
    asks,
    '',
    `Owner      ${owner}${required ? '' : ' (recommended, not required)'}`,
    `Age        ${maxAge === null ? 'until what it is about changes' : spanInWords(durationSeconds(maxAge))}`,
    `Source     ${source}`,
    `Asked by   the profile ${profile}`,
  ];
  if (probes.length > 0) lines.push(`Looked at  ${probes.join(', ')}`);
  if (signers.length > 0) lines.push(`Signed by  ${[...new Set(signers)].join(', ')}`);
  lines.push(
    '',
    'No gate was found here, so whether it is met is not known. To draft one in a repository:',
    '  sallyport init',
  );
  return lines.join('\n');
}
