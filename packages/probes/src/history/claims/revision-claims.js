import { assertions } from './assertions.js';
import { claimAt } from './claim.js';
const mostRevisions = 200;
/** Commits and tags that a document cites, and whether the repository has them. */
export async function revisionClaims(world, from) {
    const { history } = world.context;
    const claims = [];
    // A commit that links to a page of a hosting site may be any repository's.
    const linked = from.document.links
        .filter((link) => /^https?:/i.test(link.target))
        .map((link) => link.text.toLowerCase());
    for (const passage of assertions(from.document)) {
        for (const name of citedRevisions(passage.text)) {
            if (linked.includes(name.text))
                continue;
            if (claims.length >= mostRevisions)
                return claims;
            const commit = name.kind === 'tag' ? await history.commit(`refs/tags/${name.text}`) : await history.commit(name.text);
            const what = `${name.kind} ${name.text}`;
            if (commit !== null) {
                claims.push(claimAt(from, passage, { kind: 'revision', status: 'supported', reason: `The repository has ${what}.` }));
            }
            else if (history.shallow || world.context.tree.commit === null) {
                claims.push(claimAt(from, passage, {
                    kind: 'revision',
                    status: 'not checkable',
                    reason: `The whole history is not here to look for ${what}.`,
                }));
            }
            else {
                claims.push(claimAt(from, passage, {
                    kind: 'revision',
                    status: 'unsupported',
                    reason: `The repository has no ${what}.`,
                    severity: 'medium',
                }));
            }
        }
    }
    return claims;
}
/** Only what the sentence itself calls a commit or tag; other repositories' are not ours to look for. */
function citedRevisions(text) {
    if (/\b(?:upstream|submodule|fork|other\s+repositor|vendor(?:ed)?|third-party)\b/i.test(text))
        return [];
    const commits = [...text.matchAll(/\b(?:commits?|revision|sha|at|merge)\b\s*[:#(]?\s*`?\b([0-9a-f]{7,40})\b/gi)]
        .map((match) => match[1] ?? '')
        .filter((hex) => /commit|revision|sha|merge/i.test(text) && /\d/.test(hex) && /[a-f]/i.test(hex));
    const tags = [
        ...text.matchAll(/\b(?:git\s+tag|tag(?:ged)?(?:\s+as)?)\s*[:(]?\s*`?(v?\d+\.\d+(?:\.\d+)*(?:-[0-9A-Za-z.]*[0-9A-Za-z])?)/gi),
    ]
        .filter((match) => !/\b(?:image|docker|container)\b/i.test(text.slice(0, match.index)))
        .map((match) => match[1] ?? '');
    return [
        ...commits.map((hex) => ({ kind: 'commit', text: hex.toLowerCase() })),
        ...tags.map((tag) => ({ kind: 'tag', text: tag })),
    ];
}
