import { createHash } from 'node:crypto';
import { isDeclaredArtefact } from '../reading/declared-input.js';
/** Resolves one named path to a file, a folder of files or a declared artefact, with its SHA-256. */
export async function resolveFile(context, named) {
    const found = await context.tree.find(named);
    if (found !== null) {
        const digest = await context.tree.sha256(found.path);
        if (digest !== null) {
            if (await isBlank(context, found.path))
                return { path: found.path, problem: 'empty-file' };
            return { path: found.path, digest, problem: found.exact ? null : 'letter-case' };
        }
    }
    const folder = await resolveFolder(context, named);
    if (folder !== null)
        return folder;
    if (isDeclaredArtefact(context.gate, named)) {
        const artefact = await context.artefacts.find(named);
        if (artefact !== null && artefact.size === 0)
            return { path: artefact.path, problem: 'empty-file' };
        if (artefact !== null)
            return { path: artefact.path, digest: artefact.sha256, problem: null };
    }
    return { path: named, problem: /[*?[\]{}]/.test(named) ? 'pattern' : 'missing-file' };
}
async function isBlank(context, path) {
    const entry = (await context.tree.list()).find((candidate) => candidate.path === path);
    // Only small files can be blank; large ones are not read for it.
    if (entry?.size === null || (entry?.size ?? 0) > 4096)
        return false;
    const bytes = await context.tree.read(path);
    return bytes !== null && bytes.every((byte) => byte === 0x20 || (byte >= 0x09 && byte <= 0x0d));
}
/** A folder stands for its files: the digest covers their paths and digests in order. */
async function resolveFolder(context, named) {
    const prefix = `${named.replace(/\/+$/, '')}/`;
    const entries = (await context.tree.list()).filter((entry) => entry.path.startsWith(prefix) && entry.kind !== 'submodule');
    if (entries.length === 0)
        return null;
    if (entries.every((entry) => entry.size === 0))
        return { path: prefix, problem: 'empty-file' };
    const hash = createHash('sha256');
    for (const { path } of [...entries].sort((a, b) => (a.path < b.path ? -1 : 1))) {
        hash.update(`${path}\n${(await context.tree.sha256(path)) ?? 'absent'}\n`);
    }
    return { path: prefix, digest: hash.digest('hex'), problem: null };
}
