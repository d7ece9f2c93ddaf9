/** The first file of a deliverable is emptied: a placeholder committed in place of the real thing. */
export async function sabotage(context) {
    for (const named of context.gate.deliverables.flatMap((deliverable) => deliverable.files)) {
        const found = await context.tree.find(named);
        if (found === null || (await context.tree.read(found.path)) === null)
            continue;
        return { what: `${found.path} is an empty placeholder`, edits: [{ path: found.path, bytes: new Uint8Array() }] };
    }
    return null;
}
