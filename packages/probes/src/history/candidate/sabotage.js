import { statedVersion } from './stated-version.js';
/** A version file keeps the version of the build before, or the changelog loses its entry. */
export async function sabotage(context) {
    const { versionFiles, changelog, version } = context.gate.candidate;
    for (const named of changelog === null ? versionFiles : [...versionFiles, changelog]) {
        const file = await context.tree.find(named);
        const bytes = file === null ? null : await context.tree.read(file.path);
        if (file === null || bytes === null)
            continue;
        const text = new TextDecoder().decode(bytes);
        const stated = named === changelog ? version : (statedVersion(file.path, text)?.version ?? null);
        if (stated === null || !text.includes(stated))
            continue;
        const edited = text.replaceAll(stated, '0.0.1-drill');
        return {
            what: `${file.path} states another version`,
            edits: [{ path: file.path, bytes: new TextEncoder().encode(edited) }],
        };
    }
    return null;
}
