import { headLength } from './file-signature.js';
const largestManifest = 1024 * 1024;
const largestHeadRead = 4 * 1024 * 1024;
/** Bytes of the manifest: the committed file before an untracked one. */
export async function readManifestBytes(path, { tree, artefacts }) {
    const at = await tree.find(path);
    if (at !== null)
        return tree.read(at.path, largestManifest);
    return artefacts.head(path, largestManifest);
}
/**
 * A path of the manifest as a path from the root: relative to the manifest's own folder, as sha256sum writes them, or
 * already from the root. null where it leads out of `directory`, or is no plain relative path.
 */
export function placesOf(path, manifest, directory) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused
    if (path.length > 500 || /[\\\u0000-\u001f]|^\/|^[A-Za-z]:|(?:^|\/)\.\.?(?:\/|$)|\/\//.test(path))
        return null;
    const root = trimmed(directory);
    const beside = trimmed(manifest.slice(0, Math.max(0, manifest.lastIndexOf('/'))));
    const places = [join(beside, path), join(root, path), path];
    const inside = [...new Set(places)].filter((place) => root === '' || place.startsWith(`${root}/`));
    return inside.length === 0 ? null : inside;
}
/** The first of the places where a file lies, or null. */
export async function findReal(places, { tree, artefacts }) {
    for (const place of places) {
        const found = await artefacts.find(place);
        if (found !== null) {
            const head = (await artefacts.head(found.path, headLength)) ?? new Uint8Array();
            return { ...found, head };
        }
        const tracked = await tree.find(place);
        if (tracked === null)
            continue;
        const size = (await tree.list()).find((entry) => entry.path === tracked.path)?.size ?? null;
        const sha256 = await tree.sha256(tracked.path);
        if (size === null || sha256 === null)
            continue;
        // Pointers and error pages are small; a large file is not read whole for its first bytes.
        const bytes = size <= largestHeadRead ? await tree.read(tracked.path) : null;
        return { path: tracked.path, size, sha256, head: bytes?.subarray(0, headLength) ?? null };
    }
    return null;
}
/** Files below the folder, tracked or not; `complete` is false where untracked ones cannot be listed. */
export async function listFolder(directory, { tree, artefacts }) {
    const root = trimmed(directory);
    const tracked = (await tree.list()).map((entry) => entry.path).filter((path) => path.startsWith(`${root}/`));
    // The whole work tree is no folder of installers: it would be read through to the last dependency.
    const untracked = root === '' || artefacts.list === undefined ? null : await artefacts.list(root);
    return { paths: [...new Set([...tracked, ...(untracked ?? [])])].sort(), complete: untracked !== null };
}
function trimmed(folder) {
    return folder.replace(/^(?:\.?\/)+|\/+$/g, '').replace(/^\.$/, '');
}
function join(folder, path) {
    return folder === '' ? path : `${folder}/${path}`;
}
