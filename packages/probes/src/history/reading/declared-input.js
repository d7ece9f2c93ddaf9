/** Whether the gate file declares a path, or a folder above it, as an untracked artefact. */
export function isDeclaredArtefact(gate, path) {
    return gate.untracked.some((input) => input.kind === 'artefact' && (path === input.path || path.startsWith(`${input.path.replace(/\/+$/, '')}/`)));
}
/** Reads a report from the judged tree, or, where it is declared as untracked, from disk. null: it is not there. */
export async function readDeclaredInput(context, path, limit) {
    const found = await context.tree.find(path);
    if (found !== null) {
        const bytes = await context.tree.read(found.path, limit);
        if (bytes !== null)
            return { ...found, bytes };
    }
    if (!isDeclaredArtefact(context.gate, path))
        return null;
    const artefact = await context.artefacts.find(path);
    if (artefact === null || artefact.size > limit)
        return null;
    const bytes = await context.artefacts.head(artefact.path, artefact.size);
    return bytes === null ? null : { path: artefact.path, exact: artefact.path === path, bytes };
}
